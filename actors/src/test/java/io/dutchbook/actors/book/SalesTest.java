package io.dutchbook.actors.book;

import static io.dutchbook.actors.testing.TestOrders.AWAY;
import static io.dutchbook.actors.testing.TestOrders.GAME;
import static io.dutchbook.actors.testing.TestOrders.HOME;
import static io.dutchbook.actors.testing.TestOrders.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.testing.Received;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.TestQuotes;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a book sells what it holds, and corrects what it was paid. */
class SalesTest {
  private static final String ID = JournalIds.book(GAME).id();
  private static final TradeId TRADE = new TradeId("nba-1-1");
  private static final TradeId SALE = new TradeId("nba-1-2");

  private final VirtualTime time = VirtualTime.start();
  private final Environment environment = TestOrders.environment(time, Telemetry.NONE);
  private final PersistenceTestKit journal = PersistenceTestKit.create(time.kit().system());
  private final TestProbe<ShardCommand> shard = time.probe(ShardCommand.class);
  private final TestProbe<DeskCommand> desk = time.probe(DeskCommand.class);
  private final TestProbe<RouterCommand> kalshi = time.probe(RouterCommand.class);
  private final TestProbe<RouterCommand> polymarket = time.probe(RouterCommand.class);
  private ActorRef<BookCommand> book = start();
  private long bareAt;

  @AfterEach
  void stop() {
    time.close();
  }

  @Test
  void sellsWhatNothingCoversOnceTheSaleIsJournaled() {
    buy(HOME, 10);

    sell(0, leg(HOME, 10, 40));

    OrderIntent order = placed(kalshi).intent();
    assertThat(last(BookEvent.ExitOpened.class).orders()).containsExactly(order);
    assertThat(order.purpose()).isEqualTo(Purpose.EXIT);
    assertThat(lastReport().exposure().openOrders())
        .extracting(stake -> stake.cost().toString())
        .as("a sale that lowers risk needs no room")
        .containsExactly("0.00");
  }

  @Test
  void whatIsSoldIsNotBareAnyMoreAndTheRestIs() {
    buy(HOME, 10);
    assertThat(lastReport().exposure().unhedgedHundredths()).isEqualTo(1_000);
    sell(0, leg(HOME, 10, 40));

    answer(placed(kalshi), 7);
    book.tell(new BookCommand.QuotesHeard(SALE, new TestQuotes().bid(HOME, 40, 100)));
    time.settle();

    assertThat(last(BookEvent.TradeEnded.class).result())
        .isEqualTo(
            new TradeResult(
                Ending.DIRECTIONAL, List.of(new TradeResult.Residual(HOME.id(), Quantity.of(3)))));
    assertThat(lastReport().exposure().unhedgedHundredths()).isEqualTo(300);
    assertThat(lastView().bareSince()).containsEntry(HOME.id(), bareAt);
  }

  @Test
  void remembersOverARestartSinceWhenSomethingIsBare() {
    buy(HOME, 10);

    time.pass(60_000);
    restart();

    assertThat(lastView().bareSince()).containsEntry(HOME.id(), bareAt);
  }

  @Test
  void sellsNothingThatItsVenueMayStillTakeBack() {
    buy(AWAY, 10);

    sell(0, leg(AWAY, 10, 40));

    assertThat(refusal()).isEqualTo("fills are not final");
  }

  @Test
  void sellsNoMoreThanIsHeld() {
    buy(HOME, 10);

    sell(0, leg(HOME, 11, 40));

    assertThat(refusal()).isEqualTo("less is held than it would sell");
  }

  @Test
  void sellsNothingOnWhatWasTrueAMomentAgo() {
    buy(HOME, 10);

    sell(lastView().events() - 1, 0, leg(HOME, 10, 40));

    assertThat(refusal()).isEqualTo("the book has moved since");
  }

  @Test
  void reservesForAPairWhatItMayCostToBuyBack() {
    holdPair();

    sell(Price.DOLLAR, leg(HOME, 10, 60), leg(AWAY, 10, 45));

    assertThat(placed(kalshi).intent().purpose()).isEqualTo(Purpose.CLOSE);
    assertThat(placed(polymarket).intent().purpose()).isEqualTo(Purpose.CLOSE);
    assertThat(lastReport().exposure().openOrders())
        .extracting(stake -> stake.cost().toString())
        .as("ten at 75 and 60 cents with fees, less the 4.50 and 4.50 that they cost or bring")
        .containsExactly("3.1313", "1.80");
  }

  @Test
  void aPairThatIsSoldIsFlatAndLeavesItsGain() {
    holdPair();
    sell(Price.DOLLAR, leg(HOME, 10, 60), leg(AWAY, 10, 45));

    answer(placed(kalshi), 10);
    answer(placed(polymarket), 10);

    assertThat(last(BookEvent.TradeEnded.class).result())
        .isEqualTo(new TradeResult(Ending.FLAT, List.of()));
    assertThat(lastReport().exposure().positions()).isEmpty();
    assertThat(lastView().trades().getFirst().kind()).isEqualTo("pays more now");
  }

  @Test
  void ofAPairOfWhichOneLegIsSoldTheOtherFollows() {
    holdPair();
    sell(Price.DOLLAR, leg(HOME, 10, 60), leg(AWAY, 10, 45));
    answer(placed(kalshi), 10);
    answer(placed(polymarket), 0);
    time.pass(500);

    BookReport.QuotesWanted wanted = fish(BookReport.QuotesWanted.class);
    wanted.replyTo().tell(new BookCommand.QuotesHeard(SALE, new TestQuotes().bid(AWAY, 44, 100)));
    time.settle();

    assertThat(last(BookEvent.OrdersIntended.class).orders())
        .extracting(OrderIntent::purpose, o -> o.instrument().id(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.UNWIND, AWAY.id(), Quantity.of(10)));
  }

  @Test
  void correctsAResultOnceWhenItsVenueDoes() {
    buy(HOME, 10);
    settle(HOME, Price.ONE);
    Money before = lastReport().exposure().realized();

    settle(HOME, Price.ZERO);
    settle(HOME, Price.ZERO);

    assertThat(events(BookEvent.ResultCorrected.class))
        .containsExactly(
            new BookEvent.ResultCorrected(
                HOME.id(), Price.ONE, Price.ZERO, Money.dollars(-10), time.now()));
    assertThat(lastReport().exposure().realized()).isEqualTo(before.minus(Money.dollars(10)));
  }

  @Test
  void correctsAResultThatItHasForgottenButForTheJournal() {
    buy(HOME, 10);
    settle(HOME, Price.ZERO);
    restart();

    settle(HOME, Price.cents(50));

    assertThat(last(BookEvent.ResultCorrected.class).more()).isEqualTo(Money.dollars(5));
  }

  // ---------------------------------------------------------------- the book and its world

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
    time.settle();
  }

  /** A trade that wanted both, got this much of one and nothing of the other, and gave up. */
  private void buy(Instrument instrument, int contracts) {
    open();
    RouterCommand.Place home = placed(kalshi);
    RouterCommand.Place away = placed(polymarket);
    answer(home, instrument.equals(HOME) ? contracts : 0);
    answer(away, instrument.equals(AWAY) ? contracts : 0);
    time.pass(PlanSettings.DEFAULT.giveUpAfter() + 1_000);
    bareAt = time.now();
    book.tell(new BookCommand.QuotesHeard(TRADE, new TestQuotes()));
    time.settle();
    Received.from(kalshi);
    Received.from(polymarket);
  }

  private void holdPair() {
    open();
    answer(placed(kalshi), 10);
    answer(placed(polymarket), 10);
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
                ask.fills().stream().map(fill -> new RouterCommand.FillFate(fill, true)).toList()));
    time.settle();
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

  private void sell(long payout, PlanLeg... legs) {
    sell(lastView().events(), payout, legs);
  }

  private void sell(long seen, long payout, PlanLeg... legs) {
    PlanSettings usual = PlanSettings.DEFAULT;
    PlanSettings once =
        new PlanSettings(
            usual.sendWithin(),
            usual.answerWithin(),
            usual.askEvery(),
            usual.retryEvery(),
            usual.giveUpAfter(),
            1,
            Price.cents(2));
    book.tell(
        new BookCommand.OpenExit(
            SALE,
            payout == 0 ? ExitReason.STOP_LOSS : ExitReason.PAYS_MORE_NOW,
            List.of(legs),
            payout,
            Money.ZERO,
            payout == 0 ? once : usual,
            IntStream.range(0, legs.length).boxed().toList(),
            seen,
            time.now() + 5_000));
    time.settle();
  }

  private void settle(Instrument instrument, Price price) {
    book.tell(new BookCommand.Settle(List.of(new ShardCommand.Payout(instrument.id(), price))));
    time.settle();
  }

  private static PlanLeg leg(Instrument instrument, int contracts, int cents) {
    return new PlanLeg(instrument, 1, Quantity.of(contracts), Price.cents(cents));
  }

  private static RouterCommand.Place placed(TestProbe<RouterCommand> router) {
    return router.expectMessageClass(RouterCommand.Place.class);
  }

  private void answer(RouterCommand.Place place, int contracts) {
    place.replyTo().tell(new RouterCommand.Report(filled(place.intent(), contracts)));
    time.settle();
  }

  private <T> T fish(Class<T> kind) {
    return Received.from(shard).stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private String refusal() {
    return fish(BookReport.Refused.class).reason();
  }

  /** What the book holds, asked for anew. */
  private BookReport.View lastView() {
    book.tell(BookCommand.Nudge.HELLO);
    time.settle();
    return fish(BookReport.Ready.class).view();
  }

  private DeskCommand.Report lastReport() {
    book.tell(BookCommand.Nudge.REPORT);
    time.settle();
    return (DeskCommand.Report) Received.from(desk).getLast();
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
