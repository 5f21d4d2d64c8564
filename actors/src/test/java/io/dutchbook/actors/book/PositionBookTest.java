package io.dutchbook.actors.book;

import static io.dutchbook.actors.testing.TestOrders.AWAY;
import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.HOME;
import static io.dutchbook.actors.testing.TestOrders.TRADE;
import static io.dutchbook.actors.testing.TestOrders.filled;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.TestQuotes;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PositionBookTest {
  private static final String ID = JournalIds.book(GAME).id();

  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final TestProbe<DeskCommand> desk = time.probe(DeskCommand.class);
  private final TestProbe<RouterCommand> kalshi = time.probe(RouterCommand.class);
  private final TestProbe<RouterCommand> polymarket = time.probe(RouterCommand.class);
  private ActorRef<BookCommand> book = start();

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void takesOwnershipBeforeAnythingElse() {
    assertThat(journal.persistedInStorage(ID))
        .containsExactly(
            new BookEvent.OwnershipTaken(GAME, League.NBA, "node-1", VirtualTime.START));
    assertThat(shard.expectMessageClass(BookReport.Ready.class).view().done()).isTrue();
    assertThat(desk.expectMessageClass(DeskCommand.Report.class).exposure().openTrades()).isEmpty();
  }

  @Test
  void sendsBothOrdersAfterTheyAreJournaled() {
    open();

    BookEvent.TradeOpened opened = event(1, BookEvent.TradeOpened.class);
    assertThat(kalshi.expectMessageClass(RouterCommand.Place.class).intent())
        .isEqualTo(opened.orders().get(0));
    assertThat(polymarket.expectMessageClass(RouterCommand.Place.class).intent())
        .isEqualTo(opened.orders().get(1));
  }

  @Test
  void sendsNothingWhenTheIntentCannotBeJournaled() {
    journal.failNextPersisted(ID);

    open();

    assertThat(journal.persistedInStorage(ID)).hasSize(1);
    kalshi.expectNoMessage(Duration.ZERO);
    polymarket.expectNoMessage(Duration.ZERO);
    assertThat(time.isAlive(book)).isFalse();
  }

  @Test
  void isHedgedWhenBothLegsFill() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);

    answer(home, filled(home.intent(), 10));
    answer(away, filled(away.intent(), 10));

    assertThat(last(BookEvent.TradeEnded.class).result())
        .isEqualTo(new TradeResult(TradeResult.Ending.HEDGED, List.of()));
    assertThat(lastReport().exposure().realized())
        .as("only fees are earned or lost before settlement")
        .isEqualTo(Money.parse("-0.2981"));
  }

  @Test
  void asksForQuotesAndCompletesTheShortLeg() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 6));
    answer(away, filled(away.intent(), 10));

    BookReport.QuotesWanted wanted = fish(BookReport.QuotesWanted.class);
    wanted.replyTo().tell(new BookCommand.QuotesHeard(TRADE, new TestQuotes().ask(HOME, 46, 100)));
    time.settle();

    OrderIntent completion = placed(kalshi).intent();
    assertThat(completion.quantity()).isEqualTo(Quantity.of(4));
    assertThat(completion.limit()).isEqualTo(Price.cents(46));
    assertThat(completion.key()).isEqualTo(new OrderKey(TRADE, 0, 1));
  }

  @Test
  void booksAFillOnceHoweverOftenItIsTold() {
    open();
    RouterCommand.Place home = placed(kalshi);
    OrderOutcome outcome = filled(home.intent(), 10);

    answer(home, outcome);
    answer(home, outcome);
    answer(home, new OrderOutcome.Unknown(home.intent().key(), "late timeout"));

    assertThat(events(BookEvent.FillBooked.class)).hasSize(1);
    assertThat(events(BookEvent.OrderClosed.class)).hasSize(1);
    assertThat(events(BookEvent.OrderUnknown.class)).isEmpty();
  }

  @Test
  void booksAFillThatComesAfterItsTradeHasEnded() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 0));
    answer(away, filled(away.intent(), 0));
    assertThat(last(BookEvent.TradeEnded.class).result().ending())
        .isEqualTo(TradeResult.Ending.FLAT);

    answer(away, filled(away.intent(), 10));

    assertThat(events(BookEvent.FillBooked.class)).hasSize(1);
    assertThat(lastReport().exposure().positions()).hasSize(1);
  }

  @Test
  void asksAboutAnOrderThatNobodyAnswers() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(away, filled(away.intent(), 10));

    time.pass(PlanSettings.DEFAULT.sendWithin() + PlanSettings.DEFAULT.answerWithin());

    assertThat(kalshi.expectMessageClass(RouterCommand.LookUp.class).intent())
        .isEqualTo(home.intent());
  }

  @Test
  void afterARestartItAsksAboutEveryOpenOrderAndGoesOn() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 10));

    restart();
    RouterCommand.LookUp lookUp = polymarket.expectMessageClass(RouterCommand.LookUp.class);
    lookUp.replyTo().tell(new RouterCommand.Report(filled(away.intent(), 10)));
    time.settle();

    assertThat(lookUp.intent()).isEqualTo(away.intent());
    assertThat(last(BookEvent.TradeEnded.class).result().ending())
        .isEqualTo(TradeResult.Ending.HEDGED);
    assertThat(events(BookEvent.OwnershipTaken.class)).hasSize(2);
  }

  @Test
  void refusesToRunOnAJournalWithAHole() {
    open();
    time.kill(book);
    journal.clearByPersistenceId(ID);
    journal.persistForRecovery(
        ID, List.of(new BookEvent.OrderDelayed(new OrderKey(TRADE, 0, 0), "0x1", 1)));

    book = start();

    kalshi.expectMessageClass(RouterCommand.Place.class);
    kalshi.expectNoMessage(Duration.ZERO);
  }

  @Test
  void bookesASettlementOnce() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 10));
    answer(away, filled(away.intent(), 10));
    BookCommand.Settle result =
        new BookCommand.Settle(
            List.of(
                new ShardCommand.Payout(HOME.id(), Price.ONE),
                new ShardCommand.Payout(AWAY.id(), Price.ZERO)));

    book.tell(result);
    time.settle();
    assertThat(events(BookEvent.InstrumentSettled.class)).as("a fill is not final yet").isEmpty();
    fate(true);
    book.tell(result);
    book.tell(result);
    time.settle();

    assertThat(events(BookEvent.InstrumentSettled.class)).hasSize(2);
    GameExposure exposure = lastReport().exposure();
    assertThat(exposure.realized()).isEqualTo(Money.parse("0.4019"));
    assertThat(exposure.positions()).isEmpty();
  }

  @Test
  void asksAboutFillsThatAreNotFinalUntilTheyAre() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 10));
    answer(away, filled(away.intent(), 10));

    assertThat(fate(true).fills()).extracting(fill -> fill.order().leg()).containsExactly(1);
    time.pass(60_000);

    assertThat(events(BookEvent.FillConfirmed.class)).hasSize(1);
    polymarket.expectNoMessage(Duration.ZERO);
  }

  @Test
  void goesOnWithATradeWhoseFillWasTakenBack() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 10));
    answer(away, filled(away.intent(), 10));
    assertThat(last(BookEvent.TradeEnded.class).result().ending())
        .isEqualTo(TradeResult.Ending.HEDGED);

    fate(false);

    assertThat(last(BookEvent.FillReversed.class).fill().instrument()).isEqualTo(AWAY.id());
    assertThat(last(BookEvent.TradeReopened.class).trade()).isEqualTo(TRADE);
    GameExposure exposure = lastReport().exposure();
    assertThat(exposure.openTrades()).containsExactly(TRADE);
    assertThat(exposure.realized()).as("Kalshi's fee").isEqualTo(Money.parse("-0.1733"));
    BookReport.QuotesWanted wanted = fish(BookReport.QuotesWanted.class);
    wanted.replyTo().tell(new BookCommand.QuotesHeard(TRADE, new TestQuotes().ask(AWAY, 49, 100)));
    time.settle();
    RouterCommand.Place again = placed(polymarket);
    assertThat(again.intent().key()).isEqualTo(new OrderKey(TRADE, 1, 1));
    assertThat(again.intent().quantity()).isEqualTo(Quantity.of(10));

    answer(again, filled(again.intent(), 10));
    fate(true);

    assertThat(last(BookEvent.TradeEnded.class).result().ending())
        .isEqualTo(TradeResult.Ending.HEDGED);
    assertThat(lastReport().exposure().unhedgedHundredths()).isZero();
  }

  @Test
  void aFillThatWasTakenBackIsNotBookedAgainWhenItsOrderIsToldAgain() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    OrderOutcome outcome = filled(away.intent(), 10);
    answer(home, new OrderOutcome.Rejected(home.intent().key(), OrderOutcome.Reason.NO_MATCH, ""));
    answer(away, outcome);
    fate(false);

    answer(away, outcome);

    assertThat(events(BookEvent.FillBooked.class)).hasSize(1);
    assertThat(last(BookEvent.TradeEnded.class).result().ending())
        .isEqualTo(TradeResult.Ending.FLAT);
    assertThat(lastReport().exposure().cash())
        .allSatisfy(venue -> assertThat(venue.amount()).isEqualTo(Money.ZERO));
  }

  @Test
  void remembersOverARestartWhichFillsMayStillBeTakenBack() {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, filled(home.intent(), 10));
    answer(away, filled(away.intent(), 10));

    restart();
    fate(false);

    assertThat(last(BookEvent.TradeReopened.class).trade()).isEqualTo(TRADE);
  }

  @Test
  void takesNoSecondTradeWhileOneIsOpen() {
    open();

    open();

    assertThat(fish(BookReport.Refused.class).reason())
        .isEqualTo("another trade of the game is open");
    assertThat(events(BookEvent.TradeOpened.class)).hasSize(1);
  }

  @Test
  void takesNoTradeWhoseReservationMayBeGone() {
    time.pass(10_000);

    book.tell(
        new BookCommand.OpenNew(
            TRADE,
            TestOrders.legs(),
            Price.DOLLAR,
            Money.ZERO,
            List.of(0, 1),
            0,
            VirtualTime.START + 5_000));
    time.settle();

    assertThat(fish(BookReport.Refused.class).reason())
        .isEqualTo("its reservation may have expired");
  }

  @Test
  void reportsWhatAnOpenTradeMayStillCost() {
    open();

    assertThat(lastReport().exposure().openOrders())
        .extracting(stake -> stake.cost().toString())
        .as(
            "ten contracts each at 15 cents worse than the limits, with fees, on any price of a budget")
        .containsExactly("6.168", "6.615");
  }

  private ActorRef<BookCommand> start() {
    return time.spawn(
        PositionBook.create(
            environment,
            PlanSettings.DEFAULT,
            GAME,
            League.NBA,
            new BookLinks(
                shard.ref(),
                desk.ref(),
                Map.of(Venue.KALSHI, kalshi.ref(), Venue.POLYMARKET, polymarket.ref())),
            JournalBinding.DEFAULT));
  }

  private void restart() {
    time.kill(book);
    book = start();
  }

  private void open() {
    book.tell(
        new BookCommand.OpenNew(
            TRADE,
            TestOrders.legs(),
            Price.DOLLAR,
            Money.parse("0.40"),
            List.of(0, 1),
            0,
            time.now() + 5_000));
    time.settle();
  }

  /** The venue is asked about fills that are not final, and says the same of each. */
  private RouterCommand.AskFinality fate(boolean stands) {
    time.pass(5_000);
    RouterCommand.AskFinality ask =
        Received.from(polymarket).stream()
            .filter(RouterCommand.AskFinality.class::isInstance)
            .map(RouterCommand.AskFinality.class::cast)
            .findFirst()
            .orElseThrow();
    ask.replyTo()
        .tell(
            new RouterCommand.FinalityReport(
                ask.fills().stream()
                    .map(fill -> new RouterCommand.FillFate(fill, stands))
                    .toList()));
    time.settle();
    return ask;
  }

  private static RouterCommand.Place placed(TestProbe<RouterCommand> router) {
    return router.expectMessageClass(RouterCommand.Place.class);
  }

  private void answer(RouterCommand.Place place, OrderOutcome outcome) {
    place.replyTo().tell(new RouterCommand.Report(outcome));
    time.settle();
  }

  private <T> T fish(Class<T> kind) {
    return Received.from(shard).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  private DeskCommand.Report lastReport() {
    return (DeskCommand.Report) Received.from(desk).getLast();
  }

  private <T extends BookEvent> T event(int index, Class<T> kind) {
    return kind.cast(journal.persistedInStorage(ID).get(index));
  }

  private <T extends BookEvent> List<T> events(Class<T> kind) {
    return journal.persistedInStorage(ID).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private <T extends BookEvent> T last(Class<T> kind) {
    return events(kind).getLast();
  }
}
