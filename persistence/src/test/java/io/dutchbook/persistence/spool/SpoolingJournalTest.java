package io.dutchbook.persistence.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.journal.JournalNode;
import io.dutchbook.persistence.journal.SampleBook;
import io.dutchbook.persistence.testing.TestDatabase;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that lets nobody in for a while. */
class SpoolingJournalTest {
  private static final GameId GAME = new GameId("nba-1");
  private static final PersistenceId BOOK = JournalIds.book(GAME);

  private final DatabaseSettings database = TestDatabase.migrated();
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("spool");
  }

  private JournalNode node() {
    return JournalNode.on(database, "dutchbook.journal.spool.file = \"" + file() + "\"");
  }

  private void goAway() {
    onServer("ALTER DATABASE " + name() + " ALLOW_CONNECTIONS false");
    onServer(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name() + "'");
  }

  private void comeBack() {
    onServer("ALTER DATABASE " + name() + " ALLOW_CONNECTIONS true");
  }

  private String name() {
    return database.url().substring(database.url().lastIndexOf('/') + 1);
  }

  private void onServer(String sql) {
    String address = database.url().substring(0, database.url().lastIndexOf('/') + 1) + "postgres";
    TestDatabase.execute(
        new DatabaseSettings(address, database.user(), database.password(), database.pools()), sql);
  }

  private static void persist(
      JournalNode node, ActorRef<SampleBook.Command> book, long... moments) {
    for (long at : moments) {
      node.persist(book, List.of(JournalNode.event(at))).toCompletableFuture().join();
    }
  }

  private List<String> journal() {
    return TestDatabase.rows(
        database,
        "SELECT sequence_number, convert_from(event_payload, 'UTF8')::json->>'at', count(tag)"
            + " FROM event_journal LEFT JOIN event_tag ON event_id = ordering"
            + " GROUP BY 1, 2 ORDER BY 1");
  }

  private static List<String> rows(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> n + "|" + n + "|1").toList();
  }

  @Test
  void keepsWhatMayWaitAndJournalsItWhenTheDatabaseIsBack() throws IOException {
    try (JournalNode node = node()) {
      ActorRef<SampleBook.Command> book = node.spawn(BOOK, JournalConfig.BOOKS);
      persist(node, book, 1, 2);

      goAway();
      persist(node, book, 3, 4, 5);
      comeBack();

      await().atMost(JournalNode.PATIENCE).until(() -> journal().equals(rows(5)));
      await().atMost(JournalNode.PATIENCE).until(() -> Files.size(file()) == 0);
      persist(node, book, 6);
      assertThat(journal()).isEqualTo(rows(6));
    }
  }

  @Test
  void beginsNothingThatTheDatabaseDoesNotKnow() {
    TestProbe<Done> probe;
    try (JournalNode node = node()) {
      probe = node.kit().createTestProbe();
      ActorRef<SampleBook.Command> book = node.spawn(BOOK, JournalConfig.BOOKS);
      persist(node, book, 1);
      goAway();
      persist(node, book, 2);

      JournalEvent beginning = new BookEvent.OwnershipTaken(GAME, League.NBA, "here", 3);
      book.tell(new SampleBook.Persist(List.of(beginning), probe.getRef()));

      probe.expectTerminated(book, JournalNode.PATIENCE);
    } finally {
      comeBack();
    }
    assertThat(journal()).isEqualTo(rows(1));
  }

  @Test
  void remembersOverARestartAndRecoversItFirst() {
    try (JournalNode node = node()) {
      ActorRef<SampleBook.Command> book = node.spawn(BOOK, JournalConfig.BOOKS);
      persist(node, book, 1);
      goAway();
      persist(node, book, 2, 3);
    }
    comeBack();

    try (JournalNode next = node()) {
      SampleBook.Count count = next.count(next.spawn(BOOK, JournalConfig.BOOKS));

      assertThat(count).isEqualTo(new SampleBook.Count(3, 3));
      assertThat(journal()).isEqualTo(rows(3));
    }
  }

  @Test
  void setsAsideWhatCameTooLate() throws IOException {
    try (JournalNode node = node()) {
      ActorRef<SampleBook.Command> book = node.spawn(BOOK, JournalConfig.BOOKS);
      persist(node, book, 1);
      goAway();
      persist(node, book, 2);
    }
    comeBack();
    try (JournalNode other = JournalNode.on(database)) {
      persist(other, other.spawn(BOOK, JournalConfig.BOOKS), 20);
    }

    try (JournalNode late = node()) {
      SampleBook.Count count = late.count(late.spawn(BOOK, JournalConfig.BOOKS));

      assertThat(count).isEqualTo(new SampleBook.Count(2, 2));
      assertThat(journal()).containsExactly("1|1|1", "2|20|1");
    }
    try (SpoolFile aside = SpoolFile.open(folder.resolve("spool.conflicts"))) {
      assertThat(aside.found()).singleElement().hasToString("event 2 of position-book|nba-1");
    }
    assertThat(Files.size(file())).isZero();
  }
}
