package io.dutchbook.persistence.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.PoolSizes;
import io.dutchbook.persistence.projection.SampleGame;
import io.dutchbook.persistence.projection.SampleRows;
import io.dutchbook.persistence.testing.TestDatabase;
import io.dutchbook.protocol.journal.BookEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Questions to tables that hold two games. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadSideTest {
  private static final GameId GAME = new GameId("nba-1");

  private final DatabaseSettings settings = TestDatabase.migrated();
  private final Database database = Database.open(settings, "test", 2);
  private final ReadSide readSide = new ReadSide(database);
  private final SampleGame game = SampleGame.of(GAME, 1, 20);
  private final SampleGame other = SampleGame.of(new GameId("nba-2"), 2, 5);
  private final List<Fill> fills = new ArrayList<>();

  @BeforeAll
  void write() throws SQLException {
    SampleRows.write(database, game);
    SampleRows.write(database, other);
    fills.addAll(game.standing());
    fills.addAll(other.standing());
    fills.sort(Comparator.comparingLong(Fill::at).thenComparing(Fill::fillId));
  }

  @AfterAll
  void close() {
    database.close();
  }

  private List<BookEvent.TradeOpened> openings() {
    return game.events().stream()
        .filter(BookEvent.TradeOpened.class::isInstance)
        .map(BookEvent.TradeOpened.class::cast)
        .toList();
  }

  private List<Fill> fillsOf(TradeId trade) {
    return fills.stream().filter(fill -> fill.order().trade().equals(trade)).toList();
  }

  @Test
  void pagesThroughAllTradesNewestFirst() {
    List<TradeRow> seen = new ArrayList<>();
    TradeId last = null;
    Page<TradeRow> page;
    do {
      page = readSide.latestTrades(7, last);
      seen.addAll(page.rows());
      last = page.rows().getLast().trade();
    } while (!page.complete());

    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen).isSortedAccordingTo(Comparator.comparingLong(TradeRow::openedAt).reversed());
    assertThat(readSide.latestTrades(25, null)).isEqualTo(new Page<>(seen, true));
  }

  @Test
  void showsATradeAsItWasOpenedFilledAndEnded() {
    BookEvent.TradeOpened opened = openings().getLast();
    BookEvent.TradeEnded ended =
        game.events().stream()
            .filter(BookEvent.TradeEnded.class::isInstance)
            .map(BookEvent.TradeEnded.class::cast)
            .toList()
            .getLast();

    TradeRow row =
        readSide.latestTrades(100, null).rows().stream()
            .filter(trade -> trade.trade().equals(opened.trade()))
            .findFirst()
            .orElseThrow();

    assertThat(row.game()).isEqualTo(GAME);
    assertThat(row.state()).isEqualTo(ended.result().ending().name());
    assertThat(List.of(row.openedAt(), row.endedAt())).containsExactly(opened.at(), ended.at());
    assertThat(row.expectedProfit()).isEqualTo(opened.expectedProfit());
    assertThat(row.fees())
        .isEqualTo(fillsOf(opened.trade()).stream().map(Fill::fee).reduce(Money.ZERO, Money::plus));
    assertThat(row.legs())
        .extracting(TradeRow.Leg::instrument)
        .containsExactly(
            opened.legs().get(0).instrument().id(), opened.legs().get(1).instrument().id());
    assertThat(row.legs().stream().mapToLong(leg -> leg.bought() + leg.sold()).sum())
        .isEqualTo(fillsOf(opened.trade()).stream().mapToLong(Fill::millionths).sum());
    assertThat(row.legs()).allSatisfy(leg -> assertThat(leg.unhedged()).isNotNull());
  }

  @Test
  void returnsFillsAsTheyWereBooked() {
    TradeId trade = fills.getFirst().order().trade();
    long middle = fills.get(fills.size() / 2).at();

    assertThat(readSide.fillsSince(0, ReadSide.MAX_ROWS)).isEqualTo(new Page<>(fills, true));
    assertThat(readSide.fillsOf(trade)).isEqualTo(fillsOf(trade));
    assertThat(readSide.fillsSince(middle, ReadSide.MAX_ROWS).rows())
        .isEqualTo(fills.stream().filter(fill -> fill.at() >= middle).toList());
    assertThat(readSide.fillsSince(0, 3)).isEqualTo(new Page<>(fills.subList(0, 3), false));
  }

  @Test
  void returnsPositionsAsTheEngineKeepsThem() {
    assertThat(readSide.positionsOf(GAME))
        .extracting(HeldPosition::position)
        .containsExactlyInAnyOrderElementsOf(game.ledger().positions());
    assertThat(readSide.openPositions()).isEqualTo(new Page<>(List.of(), true));
  }

  @Test
  void totalsWhatEachVenueHasBrought() {
    assertThat(readSide.venueTotals())
        .isNotEmpty()
        .allSatisfy(total -> {
          List<Position> there =
              Stream.of(game, other)
                  .flatMap(each -> each.ledger().positions().stream())
                  .filter(position -> position.instrument().venue() == total.venue())
                  .toList();
          assertThat(total.realized()).isEqualTo(sum(there, Position::realized));
          assertThat(total.cost()).isEqualTo(sum(there, Position::cost));
          assertThat(total.fees()).isEqualTo(sum(there, Position::fees));
        });
  }

  private static Money sum(List<Position> positions, Function<Position, Money> part) {
    return positions.stream().map(part).reduce(Money.ZERO, Money::plus);
  }

  @Test
  void countsTheJournal() {
    for (int number : List.of(1, 2, 4)) {
      TestDatabase.execute(
          settings,
          "INSERT INTO event_journal (persistence_id, sequence_number, writer, event_ser_id,"
              + " event_ser_manifest, event_payload) VALUES ('position-book|nba-1', "
              + number
              + ", 'w', 1, 'm', '')");
    }

    assertThat(readSide.eventCount()).isEqualTo(3);
    assertThat(readSide.eventCounts())
        .isEqualTo(new Page<>(List.of(new JournalCount("position-book|nba-1", 3, 4)), true));
  }

  @Test
  void keepsToItsLimits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> readSide.latestTrades(0, null))
        .withMessage("limit 0 is not 1 to 10000");
    assertThat(readSide.latestTrades(5, new TradeId("unknown")).rows()).isEmpty();
  }

  @Test
  void feelsThePulse() {
    DatabaseSettings own = TestDatabase.empty();
    try (Database failing =
        Database.open(own.withPools(PoolSizes.DEFAULT), "failing-" + UUID.randomUUID(), 1)) {
      ReadSide side = new ReadSide(failing);

      Health before = side.health(Duration.ofSeconds(1));
      TestDatabase.execute(
          settings, "DROP DATABASE " + own.url().replaceAll(".*/", "") + " WITH (FORCE)");
      Health after = side.health(Duration.ofSeconds(1));

      assertThat(before).isEqualTo(new Health(true, ""));
      assertThat(after.up()).isFalse();
      assertThat(after.detail()).startsWith("database " + own + ": ").doesNotContain("\n");
    }
  }

  @Test
  void namesAnOrderOfAFillAsTheVenueKnowsIt() {
    OrderKey order = fills.getFirst().order();

    assertThat(
            TestDatabase.rows(
                settings,
                "SELECT trade_id, leg, attempt FROM orders WHERE client_order_id = '"
                    + order.clientOrderId()
                    + "'"))
        .containsExactly(order.trade() + "|" + order.leg() + "|" + order.attempt());
  }
}
