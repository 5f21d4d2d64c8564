package io.dutchbook.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.testing.TestDatabase;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalGuard;
import io.dutchbook.protocol.journal.JournalIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the house relies on when it writes to the journal, on a real PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalTest {
  private static final int VICTIMS = 10;

  private final DatabaseSettings database = TestDatabase.migrated();
  private JournalNode node;

  @BeforeAll
  void start() {
    node = JournalNode.on(database);
  }

  @AfterAll
  void stop() {
    node.close();
  }

  private static PersistenceId book(String name) {
    return JournalIds.book(new GameId(name));
  }

  private void persist(ActorRef<SampleBook.Command> book, int events) {
    for (int i = 0; i < events; i++) {
      node.persist(book, List.of(JournalNode.event(i))).toCompletableFuture().join();
    }
  }

  /** Writes a row as another node would that believes it owns the id. */
  private void writeAsStranger(PersistenceId id, long sequenceNumber) {
    TestDatabase.execute(
        database,
        "INSERT INTO event_journal (persistence_id, sequence_number, writer, event_ser_id,"
            + " event_ser_manifest, event_payload) VALUES ('"
            + id.id()
            + "', "
            + sequenceNumber
            + ", 'stranger', 1, 'm', '')");
  }

  private List<String> writersOf(PersistenceId id) {
    return TestDatabase.rows(
        database,
        "SELECT sequence_number, CASE writer WHEN 'stranger' THEN 'stranger' ELSE 'actor' END"
            + " FROM event_journal WHERE persistence_id = '"
            + id.id()
            + "' ORDER BY sequence_number");
  }

  private ActorRef<SampleBook.Command> respawn(
      ActorRef<SampleBook.Command> book, PersistenceId id) {
    node.kit().stop(book);
    return node.spawn(id, JournalConfig.BOOKS);
  }

  @Test
  void recoversEventsAndSnapshots() {
    PersistenceId id = book("recovers");
    ActorRef<SampleBook.Command> book = node.spawn(id, JournalConfig.BOOKS);
    persist(book, 250);

    SampleBook.Count count = node.count(respawn(book, id));

    assertThat(count).isEqualTo(new SampleBook.Count(250, 250));
    assertThat(
            TestDatabase.rows(
                database,
                "SELECT sequence_number FROM snapshot WHERE persistence_id = '"
                    + id.id()
                    + "' ORDER BY sequence_number"))
        .containsExactly("100", "200");
  }

  @Test
  void writesJsonThatAPersonCanRead() {
    PersistenceId id = book("json");
    persist(node.spawn(id, JournalConfig.BOOKS), 1);

    assertThat(
            TestDatabase.rows(
                database,
                "SELECT event_ser_manifest, convert_from(event_payload, 'UTF8') FROM event_journal"
                    + " WHERE persistence_id = '"
                    + id.id()
                    + "'"))
        .containsExactly(
            "io.dutchbook.protocol.journal.BookEvent$OrderUnknown|"
                + "{\"order\":{\"trade\":\"t\",\"leg\":0,\"attempt\":0},\"cause\":\"sample\",\"at\":0}");
  }

  @Test
  void letsOnlyTheFirstOfTwoWritersWrite() {
    PersistenceId id = book("fence");
    TestProbe<Done> probe = node.kit().createTestProbe();
    try (JournalNode other = JournalNode.on(database)) {
      ActorRef<SampleBook.Command> stale = node.spawn(id, JournalConfig.BOOKS);
      persist(stale, 1);
      ActorRef<SampleBook.Command> owner = other.spawn(id, JournalConfig.BOOKS);
      other.persist(owner, List.of(JournalNode.event(2))).toCompletableFuture().join();

      stale.tell(new SampleBook.Persist(List.of(JournalNode.event(3)), probe.getRef()));

      probe.expectTerminated(stale, JournalNode.PATIENCE);
      probe.expectNoMessage(Duration.ZERO);
      assertThat(other.count(owner)).isEqualTo(new SampleBook.Count(2, 2));
      assertThat(writersOf(id)).containsExactly("1|actor", "2|actor");
    }
  }

  @Test
  void failsOnlyTheEntitiesWhoseWritesConflict() {
    List<PersistenceId> ids = IntStream.range(0, 60).mapToObj(i -> book("crowd-" + i)).toList();
    List<ActorRef<SampleBook.Command>> all =
        ids.stream().map(id -> node.spawn(id, JournalConfig.BOOKS)).toList();
    ActorRef<SampleBook.Command> desk = node.spawn(JournalIds.DESK, JournalConfig.DESK);
    all.forEach(node::count);
    ids.subList(0, VICTIMS).forEach(id -> writeAsStranger(id, 10));
    TestProbe<Done> victims = node.kit().createTestProbe();

    List<CompletableFuture<Done>> written = new ArrayList<>();
    for (long n = 1; n <= 20; n++) {
      List<JournalEvent> event = List.of(JournalNode.event(n));
      for (ActorRef<SampleBook.Command> victim : all.subList(0, VICTIMS)) {
        victim.tell(new SampleBook.Persist(event, victims.getRef()));
      }
      for (ActorRef<SampleBook.Command> other : all.subList(VICTIMS, all.size())) {
        written.add(node.persist(other, event).toCompletableFuture());
      }
      written.add(node.persist(desk, event).toCompletableFuture());
    }

    CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
    all.subList(0, VICTIMS).forEach(v -> victims.expectTerminated(v, JournalNode.PATIENCE));
    assertThat(all.subList(VICTIMS, all.size()))
        .allSatisfy(other -> assertThat(node.count(other).events()).isEqualTo(20));
    assertThat(node.count(desk).events()).isEqualTo(20);
    assertThat(writersOf(ids.getFirst())).hasSize(10).endsWith("9|actor", "10|stranger");
  }

  @ParameterizedTest
  @CsvSource({"11, 11, 1000, 19", "11, 13, 5, 13"})
  void noticesAHoleThatRecoveryPassesOverOrEndsAt(int from, int to, int batch, int recovered) {
    PersistenceId id = book("hole-" + from + "-" + to);
    persist(node.spawn(id, JournalConfig.BOOKS), 20);
    TestDatabase.execute(
        database,
        "DELETE FROM event_journal WHERE sequence_number BETWEEN "
            + (from + " AND " + to + " AND persistence_id = '" + id.id() + "'"));

    SampleBook.Count count;
    try (JournalNode next =
        JournalNode.on(database, "dutchbook.journal.books.replayBatchSize = " + batch)) {
      count = next.count(next.spawn(id, JournalConfig.BOOKS));
    }

    assertThat(count).isEqualTo(new SampleBook.Count(recovered, 20));
    assertThat(JournalGuard.hole(id.id(), count.events(), count.lastSequenceNumber()))
        .contains(
            "the journal of %s has 20 events, but %d were recovered: events are missing, so nothing"
                    .formatted(id.id(), recovered)
                + " is traded on this state");
    assertThat(JournalGuard.hole(id.id(), 20, 20)).isEmpty();
  }

  @Test
  void namesTheGameOfABook() {
    GameId game = new GameId("nba-401810123");

    assertThat(JournalIds.book(game).id()).isEqualTo("position-book|nba-401810123");
    assertThat(JournalIds.gameOf("position-book|nba-401810123")).contains(game);
    assertThat(JournalIds.gameOf(JournalIds.DESK.id())).isEmpty();
  }
}
