package io.dutchbook.actors.shard;

import static io.dutchbook.actors.testing.TestOrders.AWAY;
import static io.dutchbook.actors.testing.TestOrders.DEFINITION;
import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.HOME;
import static io.dutchbook.actors.testing.TestOrders.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.feed.ShardInput;
import io.dutchbook.actors.testing.LineData;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameReading;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.ScoreTrust;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.EndedTrade;
import io.dutchbook.engine.risk.GameMark;
import io.dutchbook.engine.risk.RiskDecision;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.RiskRule;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.RefusalView;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GameShardTest {
  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final TestProbe<MarketFeed.Command> kalshiFeed = time.probe(MarketFeed.Command.class);
  private final TestProbe<MarketFeed.Command> polymarketFeed = time.probe(MarketFeed.Command.class);
  private final TestProbe<GameFeed.Command> scores = time.probe(GameFeed.Command.class);
  private final TestProbe<DeskCommand> desk = time.probe(DeskCommand.class);
  private final TestProbe<RouterCommand> kalshi = time.probe(RouterCommand.class);
  private final TestProbe<RouterCommand> polymarket = time.probe(RouterCommand.class);
  private final List<String> passivated = new ArrayList<>();
  private ActorRef<ShardCommand> shard = start(TestOrders.settings());

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void subscribesToTheFeedsOfItsNodeAndSaysItAgainWithEveryTick() {
    ensure();
    MarketFeed.Watch watch = new MarketFeed.Watch(GAME, Set.of(HOME.id()), shard);
    MarketFeed.Unwatch anew = new MarketFeed.Unwatch(GAME);
    assertThat(Received.from(kalshiFeed)).containsExactly(anew, watch);
    assertThat(Received.from(polymarketFeed))
        .containsExactly(anew, new MarketFeed.Watch(GAME, Set.of(AWAY.id()), shard));
    assertThat(Received.from(scores)).containsExactly(new GameFeed.Watch(DEFINITION, false, shard));

    time.pass(1_000);

    assertThat(Received.from(kalshiFeed)).containsExactly(watch);
  }

  @Test
  void asksTheDeskForTheWorstCaseOfADutchBook() {
    ready();

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    DeskCommand.Reserve reserve = only(DeskCommand.Reserve.class);
    assertThat(reserve.request().game()).isEqualTo(GAME);
    assertThat(reserve.request().stakes())
        .extracting(stake -> stake.cost().toString())
        .as("30 contracts each at 15 cents more than the offers, with fees")
        .containsExactly("18.504", "19.845");
  }

  @Test
  void tellsTheDeskWhoPlays() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    assertThat(only(DeskCommand.Reserve.class).request().teams())
        .containsExactly("Boston Celtics", "Los Angeles Lakers");
  }

  @Test
  void asksForNoMoreThanTheGameMayCostAtWorst() {
    RiskLimits usual = TestOrders.LIMITS;
    startAgain(
        SignalLimits.NONE,
        new RiskLimits(
            usual.maxPosition(),
            Money.dollars(20),
            usual.maxTeam(),
            usual.maxLeague(),
            usual.maxVenue(),
            usual.maxAccount(),
            usual.maxDailyLoss(),
            usual.maxOpenTrades()));

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    Money worst =
        only(DeskCommand.Reserve.class).request().stakes().stream()
            .map(Stake::cost)
            .reduce(Money.ZERO, Money::plus);
    assertThat(worst).isBetween(Money.dollars(19), Money.dollars(20));
  }

  @Test
  void stakesNothingOfWhatWasPutAside() {
    ensure();
    bankroll(Money.dollars(2_000));

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    assertThat(opportunity().decision()).isEqualTo("limits leave too little");
  }

  @Test
  void marksWhatItHoldsAndSaysItAgain() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    Received.from(desk);
    fillEverything();

    DeskCommand.Mark hedged =
        new DeskCommand.Mark(new GameMark(GAME, Money.parse("27.90"), Money.dollars(30)));
    assertThat(all(desk, DeskCommand.Mark.class)).endsWith(hedged);
    time.pass(1_000);
    assertThat(all(desk, DeskCommand.Mark.class)).containsExactly(hedged);
  }

  @Test
  void saysAgainWhatIsAtRiskInCaseTheDeskDidNotHear() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    fillEverything();
    List<DeskCommand.Report> reports = all(desk, DeskCommand.Report.class);

    time.pass(5_000);

    assertThat(all(desk, DeskCommand.Report.class)).containsExactly(reports.getLast());
  }

  @Test
  void tellsHowTheLatestTradeCameOut() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    TradeId trade = grant();
    fillEverything();

    assertThat(all(desk, DeskCommand.Report.class).getLast().exposure().lastTrade())
        .isEqualTo(new EndedTrade(trade, Money.parse("1.2058"), time.now()));
  }

  @Test
  void doesNotTakeTheSameDutchBookTwice() {
    startAgain(
        new SignalLimits(Price.ZERO, Price.ONE, Quantity.ZERO, Long.MAX_VALUE, 2_000, 10_000),
        TestOrders.LIMITS);
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    fillEverything();
    time.pass(1_100);
    assertThat(view().refusals())
        .extracting(RefusalView::rule, RefusalView::subject)
        .containsExactly(tuple(RiskRule.DUPLICATE, HOME.label()));

    books(offer(HOME, 45, 30));
    assertThat(Received.from(desk)).noneMatch(DeskCommand.Reserve.class::isInstance);
    books(offer(AWAY, 48, 50));

    assertThat(only(DeskCommand.Reserve.class)).isNotNull();
  }

  @Test
  void showsTheLimitOfARuleThatPassedADutchBook() {
    startAgain(
        new SignalLimits(Price.cents(46), Price.ONE, Quantity.ZERO, Long.MAX_VALUE, 2_000, 0),
        TestOrders.LIMITS);

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    assertThat(opportunity().decision()).isEqualTo("price bounds");
    assertThat(view().refusals())
        .containsExactly(
            new RefusalView(
                time.now(),
                GAME,
                RiskRule.PRICE_BOUNDS,
                HOME.label(),
                "0.4500",
                "0.4600 to 1.0000",
                1));
  }

  @Test
  void confirmsEveryBatchSoThatTheNextMayCome() {
    ready();
    Received.from(kalshiFeed);

    books(offer(HOME, 45, 30));

    assertThat(Received.from(kalshiFeed)).containsExactly(new MarketFeed.Confirmed(GAME));
  }

  @Test
  void beginsTheTradeWhenTheDeskAgreesAndThePricesStillStand() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    grant();

    BookEvent.TradeOpened opened = events(BookEvent.TradeOpened.class).getFirst();
    assertThat(opened.expectedProfit()).isEqualTo(Money.parse("1.2058"));
    assertThat(Received.from(kalshi)).hasSize(1);
    assertThat(Received.from(polymarket)).hasSize(1);
    assertThat(view().counts())
        .extracting(GameView.Counts::opportunitiesSeen, GameView.Counts::opportunitiesTaken)
        .containsExactly(1L, 1L);
  }

  @Test
  void doesNotBeginATradeWhosePricesHaveGone() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    DeskCommand.Reserve reserve = only(DeskCommand.Reserve.class);
    books(offer(HOME, 52, 30));

    answer(reserve, new RiskDecision.Granted());

    assertThat(events(BookEvent.TradeOpened.class)).isEmpty();
    assertThat(only(DeskCommand.Release.class))
        .isEqualTo(
            new DeskCommand.Release(reserve.request().trade(), "gone before it was reserved"));
  }

  @Test
  void neverSpendsMoreThanWasReserved() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    DeskCommand.Reserve reserve = only(DeskCommand.Reserve.class);
    books(offer(HOME, 45, 90), offer(AWAY, 48, 90));

    answer(reserve, new RiskDecision.Granted());

    assertThat(events(BookEvent.TradeOpened.class)).isEmpty();
    assertThat(only(DeskCommand.Release.class).reason()).isEqualTo("gone before it was reserved");
  }

  @Test
  void showsWhichRuleRefusedATradeAndRestsBeforeItAsksAgain() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    answer(
        only(DeskCommand.Reserve.class),
        new RiskDecision.Refused(RiskRule.VENUE_CASH, "kalshi", "18.00", "5.00"));
    books(offer(HOME, 45, 31));

    assertThat(opportunity().decision()).isEqualTo("resting");
    time.pass(1_100);
    assertThat(only(DeskCommand.Reserve.class)).isNotNull();
  }

  @Test
  void passesAnEdgeBelowTheMinimum() {
    ready();

    books(offer(HOME, 47, 30), offer(AWAY, 49, 50));

    assertThat(opportunity().decision()).isEqualTo("edge below the minimum");
    assertThat(opportunity().edgePercent()).isBetween(0.5, 2.0);
    assertThat(Received.from(desk)).noneMatch(DeskCommand.Reserve.class::isInstance);
  }

  @Test
  void countsAnOpportunityOnceWhileItStands() {
    ready();

    books(offer(HOME, 47, 30), offer(AWAY, 49, 50));
    books(offer(HOME, 47, 31));
    books(offer(HOME, 47, 32));
    books(offer(HOME, 55, 30));
    books(offer(HOME, 47, 30));

    assertThat(view().counts().opportunitiesSeen()).isEqualTo(2);
  }

  @Test
  void tradesOneBookAtATimeAndRestsBetweenThem() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    books(offer(HOME, 44, 30));
    assertThat(opportunity().decision()).isEqualTo("a trade is under way");

    fillEverything();
    books(offer(HOME, 45, 30));
    assertThat(opportunity().decision()).isEqualTo("resting");

    time.pass(1_100);
    assertThat(only(DeskCommand.Reserve.class)).isNotNull();
  }

  @Test
  void tradesNothingWhereItOnlyWatches() {
    TradingSettings live = TestOrders.settings();
    time.kill(shard);
    shard =
        start(
            new TradingSettings(
                live.venues(),
                false,
                live.minEdgeBasisPoints(),
                live.kellyFraction(),
                live.maxBookAgeMillis(),
                live.depthLevels(),
                live.cooldownMillis(),
                live.plan(),
                live.signals(),
                live.limits(),
                live.dayZone(),
                live.legs(),
                live.drift(),
                live.exits()));
    ready();

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    assertThat(opportunity().decision()).isEqualTo("watching only");
  }

  @Test
  void tradesNothingOnAGameThatIsOff() {
    ready();
    shard.tell(
        new ShardInput.ScoreRead(
            new GameTrack(
                    Rulebook.NBA,
                    new ScoreTrust(3, 20_000, 2, 60_000, 300_000, 900_000, 480_000, 5),
                    DEFINITION.home(),
                    DEFINITION.away())
                .next(
                    new GameReading(
                        DEFINITION.home(),
                        DEFINITION.away(),
                        new GameState(
                            GamePhase.POSTPONED, 0, 0, 0, 0, "Postponed", VirtualTime.START)))));

    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));

    assertThat(opportunity().decision()).isEqualTo("the game is off");
  }

  @Test
  void givesUpOnADeskThatDoesNotAnswer() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    DeskCommand.Reserve first = only(DeskCommand.Reserve.class);

    time.pass(3_000);

    assertThat(all(desk, DeskCommand.Release.class))
        .containsExactly(
            new DeskCommand.Release(first.request().trade(), "the risk desk did not answer"));
  }

  @Test
  void startsItsPositionBookAgainWhenItStops() {
    ready();
    journal.failNextPersisted(JournalIds.book(GAME).id());
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    assertThat(events(BookEvent.TradeOpened.class)).isEmpty();

    time.pass(1_000);

    assertThat(events(BookEvent.OwnershipTaken.class)).hasSize(2);
  }

  @Test
  void closesAGameThatHoldsNothingAndAsksToBeLetGo() {
    ready();

    shard.tell(new ShardCommand.Retire());
    time.settle();
    DeskCommand.CloseGame close = only(DeskCommand.CloseGame.class);
    close.replyTo().tell(new DeskCommand.GameClosedAck(GAME));
    time.settle();

    assertThat(passivated).containsExactly("nba-1");
  }

  @Test
  void doesNotLetAGameGoThatStillHoldsSomething() {
    ready();
    books(offer(HOME, 45, 30), offer(AWAY, 48, 50));
    grant();
    fillEverything();

    shard.tell(new ShardCommand.Retire());
    time.settle();
    assertThat(Received.from(desk)).noneMatch(DeskCommand.CloseGame.class::isInstance);

    everyFillIsFinal();
    shard.tell(
        new ShardCommand.Settle(
            List.of(
                new ShardCommand.Payout(HOME.id(), Price.ONE),
                new ShardCommand.Payout(AWAY.id(), Price.ZERO))));
    shard.tell(new ShardCommand.Retire());
    time.settle();
    shard.tell(new ShardCommand.Retire());
    time.settle();
    assertThat(only(DeskCommand.CloseGame.class).realized()).isEqualTo(Money.parse("1.2058"));
  }

  @Test
  void getsItsBooksAgainAfterItFailedOnABatch() {
    LineData venue = new LineData();
    ActorRef<MarketFeed.Command> feed =
        time.spawn(
            MarketFeed.create(
                venue,
                environment,
                () -> new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1))));
    shard = start(TestOrders.settings(), feed);
    ensure();
    OrderBook absurd = new OrderBook(AWAY.id());
    absurd.beginSnapshot();
    absurd.setAsk(4_800, 40_000_000_000_000_000L);
    books(absurd.depth(5, time.now(), 0));
    venue.frame("BOS 44x1 45x400000000000000");
    time.pass(1_000);

    ensure();
    venue.frame("BOS 44x1 45x30");
    time.settle();

    assertThat(view().books())
        .filteredOn(book -> book.instrument().equals(HOME.id()))
        .extracting(GameView.BookView::askQuantity)
        .containsExactly(3_000L);
  }

  /** A shard with other rules, ready. */
  private void startAgain(SignalLimits signals, RiskLimits limits) {
    TradingSettings usual = TestOrders.settings();
    time.kill(shard);
    shard =
        start(
            new TradingSettings(
                usual.venues(),
                true,
                usual.minEdgeBasisPoints(),
                usual.kellyFraction(),
                usual.maxBookAgeMillis(),
                usual.depthLevels(),
                usual.cooldownMillis(),
                usual.plan(),
                signals,
                limits,
                usual.dayZone(),
                usual.legs(),
                usual.drift(),
                usual.exits()));
    ready();
  }

  private ActorRef<ShardCommand> start(TradingSettings settings) {
    return start(settings, kalshiFeed.ref());
  }

  private ActorRef<ShardCommand> start(
      TradingSettings settings, ActorRef<MarketFeed.Command> kalshiBooks) {
    return time.spawn(
        GameShard.create(
            GAME,
            League.NBA,
            environment,
            settings,
            new ShardLinks(
                Map.of(Venue.KALSHI, kalshiBooks, Venue.POLYMARKET, polymarketFeed.ref()),
                Map.of(League.NBA, scores.ref()),
                desk.ref(),
                Map.of(Venue.KALSHI, kalshi.ref(), Venue.POLYMARKET, polymarket.ref())),
            JournalBinding.DEFAULT,
            () -> passivated.add(GAME.value())));
  }

  private void ensure() {
    shard.tell(new ShardCommand.Ensure(DEFINITION));
    time.settle();
  }

  /** The game is defined and the desk has said what could be spent. */
  private void ready() {
    ensure();
    bankroll(Money.ZERO);
  }

  private void bankroll(Money putAside) {
    List<VenueCash> free =
        List.of(
            new VenueCash(Venue.KALSHI, Money.dollars(1_000)),
            new VenueCash(Venue.POLYMARKET, Money.dollars(1_000)));
    all(desk, DeskCommand.GetBankroll.class)
        .forEach(get -> get.replyTo().tell(new DeskCommand.Bankroll(free, putAside)));
    time.settle();
  }

  private Depth offer(Instrument instrument, int cents, int contracts) {
    OrderBook book = new OrderBook(instrument.id());
    book.beginSnapshot();
    book.setAsk(cents * 100, contracts * 100L);
    return book.depth(5, time.now(), 0);
  }

  private void books(Depth... depths) {
    shard.tell(new ShardInput.BooksChanged(List.of(depths), kalshiFeed.ref()));
    time.settle();
  }

  private TradeId grant() {
    DeskCommand.Reserve reserve = only(DeskCommand.Reserve.class);
    assertThat(reserve.request().stakes()).extracting(Stake::market).hasSize(2);
    answer(reserve, new RiskDecision.Granted());
    return reserve.request().trade();
  }

  private void answer(DeskCommand.Reserve reserve, RiskDecision decision) {
    reserve.replyTo().tell(new DeskCommand.Reply(reserve.request().trade(), decision));
    time.settle();
  }

  private void fillEverything() {
    for (TestProbe<RouterCommand> router : List.of(kalshi, polymarket)) {
      for (RouterCommand.Place place : all(router, RouterCommand.Place.class)) {
        int contracts = (int) (place.intent().quantity().hundredths() / 100);
        place.replyTo().tell(new RouterCommand.Report(filled(place.intent(), contracts)));
      }
    }
    time.settle();
  }

  private void everyFillIsFinal() {
    time.pass(5_000);
    for (RouterCommand.AskFinality ask : all(polymarket, RouterCommand.AskFinality.class)) {
      ask.replyTo()
          .tell(
              new RouterCommand.FinalityReport(
                  ask.fills().stream()
                      .map(fill -> new RouterCommand.FillFate(fill, true))
                      .toList()));
    }
    time.settle();
  }

  private <T extends DeskCommand> T only(Class<T> kind) {
    List<T> found = all(desk, kind);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static <M, T extends M> List<T> all(TestProbe<M> probe, Class<T> kind) {
    return Received.from(probe).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private GameView view() {
    TestProbe<GameView> views = time.probe(GameView.class);
    shard.tell(new ShardCommand.GetView(views.ref()));
    time.settle();
    return views.receiveMessage();
  }

  private GameView.OpportunityView opportunity() {
    return Objects.requireNonNull(view().opportunity());
  }

  private <T extends BookEvent> List<T> events(Class<T> kind) {
    return journal.persistedInStorage(JournalIds.book(GAME).id()).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }
}
