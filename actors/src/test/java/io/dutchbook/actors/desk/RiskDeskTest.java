package io.dutchbook.actors.desk;

import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.TRADE;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.EndedTrade;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.risk.ReservationRequest;
import io.dutchbook.engine.risk.Rest;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.desk.RefusalView;
import io.dutchbook.protocol.journal.DeskEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RiskDeskTest {
  private static final String ID = JournalIds.DESK.id();
  private static final DeskSettings SETTINGS =
      new DeskSettings(
          TestOrders.LIMITS,
          List.of(Venue.values()),
          ZoneOffset.UTC,
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          new Cooldowns(60_000, 300_000),
          new Piggybank(5_000),
          Duration.ofSeconds(2));

  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final List<String> toldToShards = new ArrayList<>();
  private final TestProbe<DeskCommand.Reply> replies = time.probe(DeskCommand.Reply.class);
  private final TestProbe<DeskCommand.SwitchReply> switched =
      time.probe(DeskCommand.SwitchReply.class);
  private final TestProbe<RouterCommand> kalshi = time.probe(RouterCommand.class);
  private final TestProbe<RouterCommand> polymarket = time.probe(RouterCommand.class);
  private ActorRef<DeskCommand> desk = start();

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void grantsNothingBeforeItKnowsTheBalances() {
    assertThat(reserve(TRADE, 50)).isInstanceOf(RiskDecision.Refused.class);

    fund();

    assertThat(reserve(TRADE, 50)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void journalsAReservationBeforeItSaysYes() {
    fund();
    journal.failNextPersisted(ID);

    tell(new DeskCommand.Reserve(request(TRADE, 50), replies.ref()));

    assertThat(Received.from(replies)).isEmpty();
  }

  @Test
  void comesBackWhenItsDatabaseDoes() {
    fund();
    journal.failNextPersisted(ID);
    tell(new DeskCommand.Reserve(request(TRADE, 50), replies.ref()));

    time.pass(5_000);

    assertThat(reserve(new TradeId("second"), 50)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void countsWhatIsReservedUntilItsTradeEnds() {
    fund();
    reserve(TRADE, 600);

    assertThat(reserve(new TradeId("second"), 600))
        .isEqualTo(new RiskDecision.Refused(RiskRule.MARKET_POSITION, "BOS", "1200.00", "1000.00"));

    tell(new DeskCommand.Report(exposure(0, TRADE)));
    tell(new DeskCommand.Report(exposure(0)));
    assertThat(last(DeskEvent.TradeReleased.class).reason()).isEqualTo("ended");
    assertThat(reserve(new TradeId("third"), 600)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void freesAReservationThatNoTradeTakesOver() {
    fund();
    reserve(TRADE, 600);

    time.pass(40_000);

    assertThat(last(DeskEvent.TradeReleased.class))
        .extracting(DeskEvent.TradeReleased::trade, DeskEvent.TradeReleased::reason)
        .containsExactly(TRADE, "never opened");
  }

  @Test
  void keepsAReservationWhoseTradeIsOpenHoweverLongItTakes() {
    fund();
    reserve(TRADE, 600);
    tell(new DeskCommand.Report(exposure(600, TRADE)));

    time.pass(600_000);

    assertThat(events(DeskEvent.TradeReleased.class)).isEmpty();
  }

  @Test
  void aRestartedDeskWaitsForEveryGameToReport() {
    fund();
    reserve(TRADE, 50);
    restart();
    assertThat(toldToShards).contains("nba-1 ReportExposure");

    assertThat(reserve(new TradeId("second"), 50))
        .isEqualTo(
            new RiskDecision.Refused(
                RiskRule.NOT_READY, "games", "1 not reported", "all reported"));
    tell(new DeskCommand.Report(exposure(50)));

    assertThat(reserve(new TradeId("third"), 50)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void theKillSwitchAnswersWhenEveryRouterHasItInForce() {
    registerRouters();
    tell(new DeskCommand.SetKill(true, "operator", "losing", switched.ref()));
    assertThat(Received.from(switched)).isEmpty();

    halt(kalshi).replyTo().tell(new RouterCommand.HaltInForce(Venue.KALSHI, true));
    time.settle();
    assertThat(Received.from(switched)).isEmpty();
    halt(polymarket).replyTo().tell(new RouterCommand.HaltInForce(Venue.POLYMARKET, true));
    time.settle();

    assertThat(Received.from(switched))
        .containsExactly(
            new DeskCommand.SwitchReply(new DeskCommand.Switches(true, false), true, ""));
  }

  @Test
  void theKillSwitchSaysWhichRouterHasNotConfirmed() {
    registerRouters();
    tell(new DeskCommand.SetKill(true, "operator", "losing", switched.ref()));
    halt(kalshi).replyTo().tell(new RouterCommand.HaltInForce(Venue.KALSHI, true));

    time.pass(2_000);

    assertThat(Received.from(switched))
        .containsExactly(
            new DeskCommand.SwitchReply(
                new DeskCommand.Switches(true, false),
                false,
                "not confirmed by the routers of [POLYMARKET]"));
  }

  @Test
  void theKillSwitchSurvivesARestart() {
    fund();
    tell(new DeskCommand.SetKill(true, "operator", "losing", switched.ref()));

    restart();

    assertThat(reserve(TRADE, 50))
        .isEqualTo(
            new RiskDecision.Refused(RiskRule.KILL_SWITCH, "account", "engaged", "released"));
    registerRouters();
    assertThat(halt(kalshi).halted()).isTrue();
  }

  @Test
  void pausesAndResumes() {
    fund();
    tell(new DeskCommand.SetPause(true, "operator", "lunch", switched.ref()));
    assertThat(reserve(TRADE, 50))
        .isEqualTo(new RiskDecision.Refused(RiskRule.PAUSED, "account", "paused", "running"));

    tell(new DeskCommand.SetPause(false, "operator", "back", switched.ref()));

    assertThat(reserve(TRADE, 50)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void knowsWhatEachVenueMustHold() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Release(TRADE, "gone"));
    tell(
        new DeskCommand.Report(
            new GameExposure(
                GAME,
                League.NBA,
                List.of(),
                List.of(),
                List.of(new VenueCash(Venue.KALSHI, Money.parse("-4.6733"))),
                Money.ZERO,
                List.of(),
                0,
                null)));
    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.parse("9995.3267")));

    DeskView.VenueMoney kalshiMoney = view().venues().getFirst();

    assertThat(kalshiMoney)
        .isEqualTo(
            new DeskView.VenueMoney(
                Venue.KALSHI,
                Money.dollars(10_000),
                Money.parse("9995.3267"),
                Money.parse("9995.3267"),
                Money.parse("9995.3267"),
                false));
  }

  @Test
  void aBalanceThatStaysWrongForTwoReadingsDisagrees() {
    fund();

    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(9_990)));
    boolean atOnce = view().venues().getFirst().disagrees();
    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(9_990)));
    boolean atTheSecondReading = view().venues().getFirst().disagrees();
    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(10_000)));
    boolean afterItCameRight = view().venues().getFirst().disagrees();

    assertThat(List.of(atOnce, atTheSecondReading, afterItCameRight))
        .containsExactly(false, true, false);
  }

  @Test
  void aBalanceDoesNotDisagreeWhileATradeIsOpen() {
    fund();
    reserve(TRADE, 50);

    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(9_990)));
    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(9_990)));

    assertThat(view().venues().getFirst().disagrees()).isFalse();
  }

  @Test
  void remembersWhatAFinishedGameEarned() {
    fund();
    reserve(TRADE, 50);
    TestProbe<DeskCommand.GameClosedAck> acks = time.probe(DeskCommand.GameClosedAck.class);
    DeskCommand.CloseGame close =
        new DeskCommand.CloseGame(
            GAME,
            List.of(new VenueCash(Venue.KALSHI, Money.dollars(3))),
            Money.dollars(3),
            acks.ref());

    tell(close);
    tell(close);
    restart();

    assertThat(Received.from(acks)).hasSize(2);
    assertThat(events(DeskEvent.GameClosed.class)).hasSize(1);
    assertThat(view().realized()).isEqualTo(Money.dollars(3));
    assertThat(view().venues().getFirst().expected()).isEqualTo(Money.dollars(10_003));
  }

  @Test
  void aLateReportOfAFinishedGameIsNotCountedTwice() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Release(TRADE, "gone"));
    List<VenueCash> earned = List.of(new VenueCash(Venue.KALSHI, Money.dollars(3)));
    GameExposure last =
        new GameExposure(
            GAME, League.NBA, List.of(), List.of(), earned, Money.dollars(3), List.of(), 0, null);

    tell(new DeskCommand.Report(last));
    tell(
        new DeskCommand.CloseGame(
            GAME, earned, Money.dollars(3), time.probe(DeskCommand.GameClosedAck.class).ref()));
    tell(new DeskCommand.Report(last));

    assertThat(view().realized()).isEqualTo(Money.dollars(3));
    assertThat(view().venues().getFirst().expected()).isEqualTo(Money.dollars(10_003));
    assertThat(view().games()).isEmpty();
  }

  @Test
  void aGameThatOpensAgainIsNotCountedTwice() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Release(TRADE, "gone"));
    List<VenueCash> lost = List.of(new VenueCash(Venue.KALSHI, Money.dollars(-3)));
    GameExposure history =
        new GameExposure(
            GAME, League.NBA, List.of(), List.of(), lost, Money.dollars(-3), List.of(), 0, null);
    tell(new DeskCommand.Report(history));
    tell(
        new DeskCommand.CloseGame(
            GAME, lost, Money.dollars(-3), time.probe(DeskCommand.GameClosedAck.class).ref()));

    tell(new DeskCommand.Report(history));
    TradeId next = new TradeId("nba-1-trade-2");
    reserve(next, 50);
    tell(new DeskCommand.Release(next, "gone"));
    tell(new DeskCommand.Report(history));
    long asSaid = view().realized().micros();
    restart();
    tell(new DeskCommand.Report(history));

    assertThat(asSaid).isEqualTo(-3_000_000);
    assertThat(view().realized()).isEqualTo(Money.dollars(-3));
    assertThat(view().venues().getFirst().expected()).isEqualTo(Money.dollars(9_997));
  }

  @Test
  void aLateFillOfAFinishedGameIsCountedOnce() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Release(TRADE, "gone"));
    List<VenueCash> earned = List.of(new VenueCash(Venue.KALSHI, Money.dollars(3)));
    tell(
        new DeskCommand.CloseGame(
            GAME, earned, Money.dollars(3), time.probe(DeskCommand.GameClosedAck.class).ref()));
    restart();
    GameExposure late =
        new GameExposure(
            GAME,
            League.NBA,
            List.of(stake(Money.dollars(5))),
            List.of(),
            List.of(new VenueCash(Venue.KALSHI, Money.dollars(-2))),
            Money.dollars(3),
            List.of(),
            10,
            null);

    tell(new DeskCommand.Report(late));
    tell(new DeskCommand.Report(late));

    assertThat(view().realized()).isEqualTo(Money.dollars(3));
    assertThat(view().venues().getFirst().expected()).isEqualTo(Money.dollars(9_998));
    restart();
    assertThat(view().awaited()).containsExactly(GAME);
    tell(new DeskCommand.Report(late));
    assertThat(view().realized()).isEqualTo(Money.dollars(3));
  }

  @Test
  void aGameRestsAfterALossAlsoOverARestart() {
    fund();
    reserve(TRADE, 50);
    GameExposure lost = ended(-3);

    tell(new DeskCommand.Report(lost));
    tell(new DeskCommand.Report(lost));
    restart();
    tell(new DeskCommand.Report(exposure(0)));

    assertThat(events(DeskEvent.RestBegan.class)).hasSize(1);
    assertThat(reserve(new TradeId("second"), 50))
        .isInstanceOfSatisfying(
            RiskDecision.Refused.class,
            refused -> assertThat(refused.rule()).isEqualTo(RiskRule.COOLDOWN));
    time.pass(300_000);
    assertThat(reserve(new TradeId("third"), 50)).isEqualTo(new RiskDecision.Granted());
  }

  @Test
  void aWinIsFollowedByItsOwnRestAndATradeWithoutMoneyByNone() {
    fund();
    tell(new DeskCommand.Report(ended(0)));
    assertThat(reserve(TRADE, 50)).isEqualTo(new RiskDecision.Granted());

    tell(new DeskCommand.Report(ended(2)));

    assertThat(last(DeskEvent.RestBegan.class).rest())
        .isEqualTo(new Rest(TRADE, true, time.now() + 60_000));
  }

  @Test
  void stopsAtTheDailyLossOfOpenPositionsAndGoesOnWhenTheyAreMarkedHigher() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Report(holding(600)));

    RiskDecision unmarked = reserve(new TradeId("a"), 10);
    tell(mark(600, 100));
    RiskDecision low = reserve(new TradeId("b"), 10);
    tell(mark(600, 640));
    RiskDecision hedged = reserve(new TradeId("c"), 10);
    time.pass(40_000);
    RiskDecision forgotten = reserve(new TradeId("d"), 10);

    assertThat(List.of(unmarked, low, hedged, forgotten))
        .containsExactly(
            new RiskDecision.Refused(RiskRule.DAILY_LOSS, "account", "600.00", "500.00"),
            new RiskDecision.Refused(RiskRule.DAILY_LOSS, "account", "500.00", "500.00"),
            new RiskDecision.Granted(),
            new RiskDecision.Refused(RiskRule.DAILY_LOSS, "account", "600.00", "500.00"));
  }

  @Test
  void putsHalfOfADaysProfitAsideOnceAndKeepsIt() {
    fund();
    reserve(TRADE, 50);
    tell(new DeskCommand.Release(TRADE, "gone"));
    time.pass(4_000);
    List<VenueCash> earned = List.of(new VenueCash(Venue.KALSHI, Money.dollars(30)));
    tell(
        new DeskCommand.CloseGame(
            GAME, earned, Money.dollars(30), time.probe(DeskCommand.GameClosedAck.class).ref()));

    time.pass(86_400_000);
    restart();
    time.pass(10_000);

    assertThat(events(DeskEvent.ProfitPutAside.class))
        .extracting(DeskEvent.ProfitPutAside::amount)
        .containsExactly(Money.dollars(15));
    assertThat(view().putAside()).isEqualTo(Money.dollars(15));
    TestProbe<DeskCommand.Bankroll> bankrolls = time.probe(DeskCommand.Bankroll.class);
    tell(new DeskCommand.GetBankroll(bankrolls.ref()));
    assertThat(bankrolls.receiveMessage().putAside()).isEqualTo(Money.dollars(15));
  }

  @Test
  void showsItsLatestRefusalsAndHowOftenEachCame() {
    fund();
    tell(new DeskCommand.SetPause(true, "operator", "lunch", switched.ref()));
    reserve(TRADE, 50);
    reserve(TRADE, 50);
    tell(new DeskCommand.SetPause(false, "operator", "back", switched.ref()));
    reserve(TRADE, 1_200);

    assertThat(view().latestRefusals())
        .containsExactly(
            new RefusalView(
                time.now(), GAME, RiskRule.MARKET_POSITION, "BOS", "1200.00", "1000.00", 1),
            new RefusalView(time.now(), GAME, RiskRule.PAUSED, "account", "paused", "running", 2));
  }

  private GameExposure ended(long earned) {
    return new GameExposure(
        GAME,
        League.NBA,
        List.of(),
        List.of(),
        List.of(),
        Money.ZERO,
        List.of(),
        0,
        new EndedTrade(TRADE, Money.dollars(earned), time.now()));
  }

  private static GameExposure holding(long dollars) {
    return new GameExposure(
        GAME,
        League.NBA,
        List.of(stake(Money.dollars(dollars))),
        List.of(),
        List.of(),
        Money.ZERO,
        List.of(),
        0,
        null);
  }

  private static DeskCommand.Mark mark(long cost, long worth) {
    return new DeskCommand.Mark(new GameMark(GAME, Money.dollars(cost), Money.dollars(worth)));
  }

  private ActorRef<DeskCommand> start() {
    return time.spawn(
        RiskDesk.create(
            environment,
            SETTINGS,
            (game, command) -> toldToShards.add(game + " " + name(command)),
            JournalBinding.DEFAULT));
  }

  private static String name(ShardCommand command) {
    return command.getClass().getSimpleName();
  }

  private void restart() {
    time.kill(desk);
    desk = start();
  }

  private void tell(DeskCommand command) {
    desk.tell(command);
    time.settle();
  }

  private void fund() {
    tell(new DeskCommand.BalanceSeen(Venue.KALSHI, Money.dollars(10_000)));
    tell(new DeskCommand.BalanceSeen(Venue.POLYMARKET, Money.dollars(10_000)));
    tell(
        new DeskCommand.Report(
            new GameExposure(
                GAME,
                League.NBA,
                List.of(),
                List.of(),
                List.of(),
                Money.ZERO,
                List.of(),
                0,
                null)));
  }

  private void registerRouters() {
    TestProbe<DeskCommand.Switches> answers = time.probe(DeskCommand.Switches.class);
    tell(new DeskCommand.GetSwitches(Venue.KALSHI, kalshi.ref(), answers.ref()));
    tell(new DeskCommand.GetSwitches(Venue.POLYMARKET, polymarket.ref(), answers.ref()));
  }

  private static RouterCommand.Halt halt(TestProbe<RouterCommand> router) {
    return (RouterCommand.Halt) Received.from(router).getLast();
  }

  private RiskDecision reserve(TradeId trade, long dollars) {
    tell(new DeskCommand.Reserve(request(trade, dollars), replies.ref()));
    return replies.receiveMessage().decision();
  }

  private static ReservationRequest request(TradeId trade, long dollars) {
    return new ReservationRequest(
        trade,
        GAME,
        League.NBA,
        List.of("Celtics", "Lakers"),
        List.of(stake(Money.dollars(dollars))));
  }

  private static Stake stake(Money cost) {
    return new Stake(new MarketKey(Venue.KALSHI, "BOS"), cost);
  }

  private static GameExposure exposure(long dollars, TradeId... open) {
    return new GameExposure(
        GAME,
        League.NBA,
        List.of(),
        dollars == 0 ? List.of() : List.of(stake(Money.dollars(dollars))),
        List.of(),
        Money.ZERO,
        List.of(open),
        0,
        null);
  }

  private DeskView view() {
    TestProbe<DeskView> views = time.probe(DeskView.class);
    tell(new DeskCommand.GetView(views.ref()));
    return views.receiveMessage();
  }

  private <T extends DeskEvent> List<T> events(Class<T> kind) {
    return journal.persistedInStorage(ID).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private <T extends DeskEvent> T last(Class<T> kind) {
    return events(kind).getLast();
  }
}
