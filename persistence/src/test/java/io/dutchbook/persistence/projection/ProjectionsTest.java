package io.dutchbook.persistence.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.journal.JournalNode;
import io.dutchbook.persistence.journal.SampleBook;
import io.dutchbook.persistence.read.HeldPosition;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.persistence.testing.TestDatabase;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The read tables hold what the journal holds, whatever happens to the projections. */
class ProjectionsTest {
  private static final int GAMES = 4;
  private static final int TRADES = 8;

  private final DatabaseSettings database = TestDatabase.migrated();
  private final Database reading = Database.open(database, "test", 2);
  private final ReadSide readSide = new ReadSide(reading);
  private final List<SampleGame> games =
      IntStream.range(0, GAMES)
          .mapToObj(i -> SampleGame.of(new GameId("nba-" + i), i, TRADES))
          .toList();

  @AfterEach
  void close() {
    reading.close();
  }

  private JournalNode projectingNode() {
    JournalNode node = JournalNode.on(database);
    Cluster cluster = Cluster.get(node.kit().system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
    Projections.start(node.kit().system(), database);
    return node;
  }

  /** Writes a part of every game's events, the games side by side. */
  private void write(JournalNode node, double from, double to) {
    List<CompletableFuture<Done>> written = new ArrayList<>();
    for (SampleGame game : games) {
      ActorRef<SampleBook.Command> book =
          node.spawn(JournalIds.book(game.game()), JournalConfig.BOOKS);
      List<BookEvent> events = game.events();
      for (BookEvent event :
          events.subList((int) (from * events.size()), (int) (to * events.size()))) {
        written.add(node.persist(book, List.of(event)).toCompletableFuture());
      }
    }
    CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
  }

  private <T> List<T> expected(Function<BookEvent, Stream<T>> part) {
    return games.stream().flatMap(game -> game.events().stream()).flatMap(part).toList();
  }

  private List<Fill> expectedFills() {
    return games.stream().flatMap(game -> game.standing().stream()).toList();
  }

  private List<OrderIntent> expectedOrders() {
    return expected(e ->
        switch (e) {
          case BookEvent.TradeOpened opened -> opened.orders().stream();
          case BookEvent.OrdersIntended intended -> intended.orders().stream();
          default -> Stream.of();
        });
  }

  private void awaitAll() {
    await()
        .atMost(JournalNode.PATIENCE)
        .untilAsserted(() -> assertThat(readSide.eventsBehind()).isZero());
  }

  private List<String> rows(String sql) {
    return TestDatabase.rows(database, sql);
  }

  private void assertTablesEqualJournal() {
    assertThat(readSide.fillsSince(0, ReadSide.MAX_ROWS).rows())
        .containsExactlyInAnyOrderElementsOf(expectedFills());
    assertThat(rows("SELECT count(*) FROM fills WHERE finality = 'REVERSED'"))
        .containsExactly(
            String.valueOf(
                expected(e ->
                        e instanceof BookEvent.FillReversed ? Stream.of(e) : Stream.<BookEvent>of())
                    .size()));
    assertThat(rows("SELECT count(*) FROM fills WHERE finality = 'MATCHED'")).containsExactly("0");
    assertThat(rows("SELECT client_order_id, purpose, quantity::numeric(20,2) FROM orders"))
        .containsExactlyInAnyOrderElementsOf(
            expectedOrders().stream()
                .map(o -> o.key().clientOrderId() + "|" + o.purpose() + "|" + o.quantity())
                .toList());
    assertThat(rows("SELECT state, count(*) FROM orders GROUP BY state"))
        .containsExactly("CLOSED|" + expectedOrders().size());
    assertThat(rows("SELECT count(*) FROM trades WHERE state <> 'OPEN' AND ended_at IS NOT NULL"))
        .containsExactly(String.valueOf(GAMES * TRADES));
    for (SampleGame game : games) {
      List<Position> held =
          readSide.positionsOf(game.game()).stream().map(HeldPosition::position).toList();
      assertThat(held).containsExactlyInAnyOrderElementsOf(game.ledger().positions());
    }
  }

  @Test
  void fillTheTablesOnceEvenWhenStoppedInTheMiddle() {
    try (JournalNode node = projectingNode()) {
      write(node, 0, 0.6);
    }
    try (JournalNode node = projectingNode()) {
      write(node, 0.6, 1);
      awaitAll();
    }

    assertTablesEqualJournal();
  }

  @Test
  void changeNothingWhenTheyReadTheJournalAgain() {
    try (JournalNode node = projectingNode()) {
      write(node, 0, 1);
      awaitAll();
    }
    List<String> before = everything();
    TestDatabase.execute(database, "TRUNCATE pekko_projection_offset_store");
    long unread = readSide.eventsBehind();
    try (JournalNode _ = projectingNode()) {
      awaitAll();
    }

    assertThat(unread).isEqualTo(expected(Stream::of).size());
    assertThat(everything()).isEqualTo(before);
  }

  private List<String> everything() {
    return Stream.of(
            "trades",
            "trade_legs",
            "orders",
            "fills",
            "positions",
            "settlements",
            "position_adjustments")
        .flatMap(table -> rows("SELECT * FROM " + table + " ORDER BY 1, 2, 3, 4").stream())
        .toList();
  }

  @Test
  void waitForAnEarlierWriteThatCommitsLater() throws SQLException {
    GameId slow = new GameId("slow");
    String fills = "SELECT fill_id FROM fills ORDER BY 1";
    try (JournalNode node = projectingNode();
        Connection late = reading.transaction()) {
      write(node, slow, "slow-1");
      await().until(() -> rows(fills).equals(List.of("slow-1")));
      writeUncommitted(late, JournalIds.book(slow).id());

      write(node, new GameId("fast"), "fast-1");
      await().during(Duration.ofSeconds(1)).until(() -> rows(fills).equals(List.of("slow-1")));
      late.commit();

      await().until(() -> rows(fills).equals(List.of("fast-1", "slow-1", "slow-2")));
    }
  }

  private void write(JournalNode node, GameId game, String fillId) {
    Fill fill =
        new Fill(
            fillId,
            new OrderKey(new TradeId(game.value()), 0, 0),
            new InstrumentId(Venue.KALSHI, "M-" + game.value(), InstrumentId.YES),
            Action.BUY,
            Quantity.of(1),
            0,
            Price.cents(40),
            Money.parse("0.40"),
            Money.ZERO,
            1_000);
    node.persist(
            node.spawn(JournalIds.book(game), JournalConfig.BOOKS),
            List.of(new BookEvent.FillBooked(fill, 1_000)))
        .toCompletableFuture()
        .join();
  }

  /** A second fill of a book, in a transaction that stays open. */
  private static void writeUncommitted(Connection connection, String id) throws SQLException {
    Statements statements = new Statements(connection);
    statements.run(
        """
        INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp,
          adapter_manifest, event_ser_id, event_ser_manifest, event_payload)
        SELECT persistence_id, 2, writer, write_timestamp, adapter_manifest, event_ser_id,
          event_ser_manifest,
          convert_to(replace(convert_from(event_payload, 'UTF8'), 'slow-1', 'slow-2'), 'UTF8')
        FROM event_journal WHERE persistence_id = ?
        """,
        id);
    statements.run(
        """
        INSERT INTO event_tag (event_id, tag)
        SELECT ordering, ? FROM event_journal WHERE persistence_id = ? AND sequence_number = 2
        """,
        Tags.of(id),
        id);
  }

  @Test
  void rememberWhoSetTheSwitches() {
    List<JournalEvent> events =
        List.of(
            new DeskEvent.DepositSeen(Venue.KALSHI, Money.dollars(1), 5),
            new DeskEvent.SwitchesSet(true, false, "operator", "losing", 1_000));

    try (JournalNode node = projectingNode()) {
      node.persist(node.spawn(JournalIds.DESK, JournalConfig.DESK), events);
      await()
          .atMost(JournalNode.PATIENCE)
          .untilAsserted(() ->
              assertThat(rows("SELECT * FROM desk_switches"))
                  .containsExactly("2|t|f|operator|losing|1970-01-01 00:00:01+00"));
    }
  }

  @Test
  void spreadIdsOverTheTagsForEver() {
    assertThat(Tags.ALL).containsExactly("events-0", "events-1", "events-2", "events-3");
    assertThat(Tags.of("position-book|nba-401810123")).isEqualTo("events-1");
    assertThat(Tags.of("risk-desk")).isEqualTo("events-3");
  }
}
