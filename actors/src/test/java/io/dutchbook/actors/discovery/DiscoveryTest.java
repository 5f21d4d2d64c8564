package io.dutchbook.actors.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.ScriptedCatalogue;
import io.dutchbook.actors.testing.ScriptedScoreboard;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.discovery.DiscoveryCommand;
import io.dutchbook.protocol.discovery.DiscoveryView;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.Scoreboard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
  private static final GameId GAME = new GameId("nba-7");
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");
  private static final LocalDate DAY =
      LocalDate.ofInstant(Instant.ofEpochMilli(VirtualTime.START), EASTERN);
  private static final InstrumentId YES = new InstrumentId(Venue.KALSHI, "KX-BOS", "yes");
  private static final InstrumentId NO = new InstrumentId(Venue.KALSHI, "KX-BOS", "no");

  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final ScriptedScoreboard board = new ScriptedScoreboard();
  private final ScriptedCatalogue kalshi = new ScriptedCatalogue(Venue.KALSHI);
  private final TestProbe<DeskCommand> desk = time.probe(DeskCommand.class);
  private final List<Told> told = new ArrayList<>();

  /** Something said to a shard. */
  private record Told(GameId game, ShardCommand command) {}

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void tellsTheShardOfAMatchedGameAgainAndAgainThatItMustLive() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    kalshi.list(market());
    start();

    time.pass(4_000);

    assertThat(told).hasSize(2);
    ShardCommand.Ensure ensure = (ShardCommand.Ensure) told.getFirst().command();
    assertThat(ensure.definition().id()).isEqualTo(GAME);
    assertThat(ensure.definition().instruments())
        .extracting(instrument -> instrument.id())
        .containsExactly(YES, NO);
  }

  @Test
  void opensNoGameThatNobodyListsAMarketFor() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    ActorRef<DiscoveryCommand> discovery = start();

    time.pass(4_000);

    assertThat(told).isEmpty();
    assertThat(view(discovery).unmatched()).containsExactly(GAME);
  }

  @Test
  void readsTheCatalogueOftenOnlyWhileAMarketIsMissing() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    start();
    time.pass(60_000);
    int whileMissing = kalshi.asked();

    time.pass(60_000);

    assertThat(kalshi.asked() - whileMissing).isBetween(1, 3);
  }

  @Test
  void keepsAMarketThatHasClosedWithItsGame() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    kalshi.list(market());
    start();
    time.pass(2_000);

    kalshi.clear();
    time.pass(400_000);

    ShardCommand.Ensure last = (ShardCommand.Ensure) told.getLast().command();
    assertThat(last.definition().instruments()).hasSize(2);
  }

  @Test
  void aMarketThatHasClosedLeavesAGameInWhichNothingIsHeld() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    kalshi.list(market("KX-BOS"));
    kalshi.list(market("KX-LAL"));
    start();
    time.pass(2_000);
    kalshi.clear();
    kalshi.list(market("KX-BOS"));
    time.pass(60_000);

    desk(exposure(Money.dollars(5)));
    time.pass(5_000);
    assertThat(lastInstruments()).hasSize(4);

    desk();
    time.pass(5_000);
    assertThat(lastInstruments()).containsExactly(YES, NO);
  }

  private List<InstrumentId> lastInstruments() {
    ShardCommand.Ensure last = (ShardCommand.Ensure) told.getLast().command();
    return last.definition().instruments().stream().map(Instrument::id).toList();
  }

  @Test
  void bringsTheVenuesResultToWhateverIsHeldAndLetsTheGameGo() {
    board.game("7", "BOS", "LAL", state(GamePhase.LIVE));
    kalshi.list(market());
    ActorRef<DiscoveryCommand> discovery = start();
    time.pass(2_000);
    board.game("7", "BOS", "LAL", state(GamePhase.FINAL));
    kalshi.settle(
        new Catalogue.Settlement(
            "KX-BOS",
            List.of(
                new Catalogue.Payout("yes", Price.ONE), new Catalogue.Payout("no", Price.ZERO))));
    time.pass(10_000);
    told.clear();

    desk(exposure(Money.dollars(5)));
    time.pass(5_000);
    desk(exposure(Money.dollars(5)));

    assertThat(told)
        .contains(
            new Told(
                GAME,
                new ShardCommand.Settle(
                    List.of(
                        new ShardCommand.Payout(YES, Price.ONE),
                        new ShardCommand.Payout(NO, Price.ZERO)))),
            new Told(GAME, new ShardCommand.Retire()));

    time.pass(5_000);
    desk();
    assertThat(view(discovery).games()).isEmpty();
  }

  @Test
  void letsAGameGoThatIsOnNoBoardAnyMoreAndHoldsNothing() {
    board.game("9", "NY", "CHI", state(GamePhase.LIVE));
    start();
    time.pass(5_000);

    desk(exposure(Money.ZERO));

    assertThat(told).containsExactly(new Told(GAME, new ShardCommand.Retire()));
  }

  @Test
  void showsWhySomethingCannotBeRead() {
    board.fail("403 Forbidden");
    ActorRef<DiscoveryCommand> discovery = start();

    assertThat(view(discovery).sources())
        .filteredOn(source -> source.name().equals("scoreboard nba"))
        .extracting(DiscoveryView.SourceView::problem)
        .containsExactly("403 Forbidden");
  }

  @Test
  void knowsTheGamesOfSevenDaysAhead() {
    long tomorrow = VirtualTime.START + Duration.ofHours(20).toMillis();
    board.ahead(
        DAY.plusDays(1),
        new Scoreboard.Entry("7", "BOS", "LAL", tomorrow, state(GamePhase.SCHEDULED)));
    ActorRef<DiscoveryCommand> discovery = start();
    time.pass(100);

    assertThat(view(discovery).unmatched()).containsExactly(GAME);
    assertThat(board.daysAsked())
        .containsExactlyElementsOf(DAY.plusDays(1).datesUntil(DAY.plusDays(8)).toList());
  }

  private ActorRef<DiscoveryCommand> start() {
    return time.spawn(
        Discovery.create(
            environment,
            new DiscoverySettings(
                List.of(League.NBA),
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                7,
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                EASTERN),
            board,
            Map.of(Venue.KALSHI, kalshi),
            (game, command) -> told.add(new Told(game, command)),
            desk.ref()));
  }

  /** The desk answers the latest question with what some games hold. */
  private void desk(GameExposure... games) {
    DeskCommand.GetView asked = (DeskCommand.GetView) Received.from(desk).getLast();
    asked
        .replyTo()
        .tell(
            new DeskView(
                new DeskCommand.Switches(false, false),
                DAY,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                0,
                List.of(),
                List.of(),
                List.of(games),
                TestOrders.LIMITS,
                List.of(),
                List.of(),
                List.of()));
    time.settle();
  }

  private static GameExposure exposure(Money held) {
    Stake stake = new Stake(new MarketKey(Venue.KALSHI, "KX-BOS"), held);
    return new GameExposure(
        GAME,
        League.NBA,
        held.isPositive() ? List.of(stake) : List.of(),
        List.of(),
        List.of(),
        Money.ZERO,
        List.of(),
        0,
        null);
  }

  private static GameState state(GamePhase phase) {
    return new GameState(phase, 4, 10, 88, 84, "", VirtualTime.START);
  }

  private static Listing market() {
    return market("KX-BOS");
  }

  private static Listing market(String ticker) {
    return new Listing(
        Venue.KALSHI,
        ticker,
        League.NBA,
        DAY,
        List.of("BOS", "LAL"),
        List.of(new Listing.Contract("yes", "BOS", true), new Listing.Contract("no", "BOS", false)),
        KalshiFees.taker(1_000_000),
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }

  private DiscoveryView view(ActorRef<DiscoveryCommand> discovery) {
    TestProbe<DiscoveryView> views = time.probe(DiscoveryView.class);
    discovery.tell(new DiscoveryCommand.GetView(views.ref()));
    time.settle();
    return views.receiveMessage();
  }
}
