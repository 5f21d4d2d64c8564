package io.dutchbook.actors.paper;

import static io.dutchbook.actors.testing.TestOrders.TRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.actors.testing.LineData;
import io.dutchbook.actors.testing.TestOrders;
import io.dutchbook.actors.testing.VirtualTime;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.venues.AccountPort.Holding;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.paper.MemoryPaperStore;
import io.dutchbook.venues.paper.PaperSettings;
import io.dutchbook.venues.paper.PaperStore;
import io.dutchbook.venues.paper.PaperVenue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.stream.javadsl.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaperVenueTest {
  private static final long DELAY = 3_000;
  private static final Instrument DELAYED =
      new Instrument(
          TestOrders.HOME.id(),
          TestOrders.HOME.label(),
          TestOrders.HOME.payoff(),
          TestOrders.HOME.fees(),
          TestOrders.HOME.rules(),
          DELAY,
          false);

  private final Store store = new Store();
  private VirtualTime time = VirtualTime.start();
  private LineData books = new LineData();
  private PaperVenue venue = venue();
  private int orders;

  @AfterEach
  void stop() {
    time.close();
  }

  private PaperVenue venue() {
    PaperSettings settings =
        new PaperSettings(
            Money.dollars(1_000),
            Duration.ofMillis(80),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));
    return new PaperVenue(
        time.kit().system(),
        new PaperVenue.Outside(books, store, settings, ReconnectSettings.DEFAULT, time.clock()));
  }

  /** The process ends and comes back; what the store has is all that is left. */
  private void restart() {
    time.close();
    time = VirtualTime.start();
    books = new LineData();
    venue = venue();
  }

  @Test
  void meetsTheBookOfTheMomentWhenItArrives() {
    List<OrderOutcome> heard = place(buy(TestOrders.HOME, 10, 48));
    books.frame("BOS 45x100 47x4");
    time.pass(79);
    assertThat(heard).isEmpty();

    books.frame("BOS 45x100 46x6");
    time.pass(1);

    assertThat(heard)
        .singleElement()
        .isInstanceOfSatisfying(
            Closed.class,
            closed ->
                assertThat(closed.fills())
                    .extracting(Fill::quantity, Fill::price)
                    .containsExactly(tuple(Quantity.of(6), Price.cents(46))));
    assertThat(account().ledger().position(TestOrders.HOME.id()).quantity())
        .isEqualTo(Quantity.of(6));
  }

  @Test
  void isHeldBackWhereTheVenueDoesThatAndItsEndIsAnnounced() {
    List<String> touched = new ArrayList<>();
    venue.touched().runWith(Sink.foreach(touched::add), time.kit().system());
    OrderIntent order = buy(DELAYED, 10, 48);

    List<OrderOutcome> heard = place(order);
    books.frame("BOS 45x100 47x10");
    time.pass(80);
    OrderOutcome held = new OrderOutcome.Delayed(order.key(), venue.touchName(order));
    assertThat(heard).containsExactly(held);
    assertThat(answer(venue.lookUp(order))).isEqualTo(held);

    time.pass(DELAY - 10);
    books.frame("BOS 45x100 48x7");
    time.pass(10);
    assertThat(touched).containsExactly(venue.touchName(order));
    assertThat(filled(answer(venue.lookUp(order)))).isEqualTo("7.00");
  }

  @Test
  void waitsForABookAndThenGivesUpInsteadOfInventingOne() {
    OrderIntent order = buy(TestOrders.HOME, 10, 48);
    List<OrderOutcome> heard = place(order);
    time.pass(2_079);
    assertThat(heard).isEmpty();

    time.pass(1);

    assertThat(heard)
        .containsExactly(
            new Rejected(
                order.key(),
                Reason.MARKET_CLOSED,
                "no trusted order book within 2000 ms: none was heard"));
  }

  @Test
  void doesNotTradeOnABookThatWasLost() {
    place(buy(TestOrders.HOME, 1, 48));
    books.frame("BOS 45x100 47x10");
    time.pass(100);

    books.frame("gap");
    List<OrderOutcome> heard = place(buy(TestOrders.HOME, 10, 48));
    time.pass(500);
    assertThat(heard).isEmpty();

    books.frame("BOS 45x100 47x30");
    time.pass(0);
    assertThat(filled(heard.getFirst())).isEqualTo("10.00");
  }

  @Test
  void theSameOrderTwiceIsOneOrderAlsoAfterARestart() {
    OrderIntent order = buy(TestOrders.HOME, 10, 48);
    List<OrderOutcome> heard = place(order);
    List<OrderOutcome> again = place(order);
    books.frame("BOS 45x100 47x10");
    time.pass(100);
    assertThat(again).isEqualTo(heard).hasSize(1);
    PaperAccount before = account();

    restart();

    assertThat(answer(venue.place(order, () -> {}))).isEqualTo(heard.getFirst());
    assertThat(answer(venue.lookUp(order))).isEqualTo(heard.getFirst());
    assertThat(account().cash()).isEqualTo(before.cash());
    assertThat(answer(venue.holdings()))
        .containsExactly(new Holding(TestOrders.HOME.id(), Quantity.of(10)));
    assertThat(answer(venue.fills(0)))
        .extracting(fill -> fill.orderId())
        .containsExactly(order.key().clientOrderId());
  }

  @Test
  void aDisplayedSizeStaysTakenAfterARestart() {
    place(buy(TestOrders.HOME, 10, 48));
    books.frame("BOS 45x100 47x10");
    time.pass(100);

    restart();
    List<OrderOutcome> heard = place(buy(TestOrders.HOME, 10, 48));
    books.frame("BOS 45x100 47x12");
    time.pass(100);

    assertThat(filled(heard.getFirst())).isEqualTo("2.00");
  }

  @Test
  void anOrderThatWasHeldAtARestartIsMatchedWhenItIsLookedUp() {
    OrderIntent order = buy(DELAYED, 10, 48);
    place(order);
    time.pass(80);

    restart();
    assertThat(answer(venue.lookUp(order))).isInstanceOf(OrderOutcome.Delayed.class);
    books.frame("BOS 45x100 47x10");
    time.pass(DELAY + 80);

    assertThat(filled(answer(venue.lookUp(order)))).isEqualTo("10.00");
  }

  @Test
  void anOrderThatNeverCameIsSaidNeverToHaveArrivedAndThenItCannot() {
    OrderIntent order = buy(TestOrders.HOME, 10, 48);
    assertThat(answer(venue.lookUp(order))).isInstanceOf(OrderOutcome.Unknown.class);

    time.pass(order.deadline() - time.now() + 15_001);
    OrderOutcome never = new Rejected(order.key(), Reason.NEVER_ARRIVED, "it is not known here");
    assertThat(answer(venue.lookUp(order))).isEqualTo(never);

    restart();
    assertThat(answer(venue.place(order, () -> {}))).isEqualTo(never);
  }

  @Test
  void isNotSentAfterItsDeadline() {
    OrderIntent order = buy(TestOrders.HOME, 10, 48);
    time.pass(order.deadline() - time.now() + 1);

    assertThat(place(order))
        .containsExactly(new Rejected(order.key(), Reason.EXPIRED, "its deadline had passed"));
  }

  @Test
  void nothingIsToldThatIsNotDurable() {
    OrderIntent order = buy(TestOrders.HOME, 10, 48);
    store.failAfterSaving = true;
    List<OrderOutcome> heard = place(order);
    books.frame("BOS 45x100 47x10");
    time.pass(100);
    assertThat(heard).singleElement().isInstanceOf(OrderOutcome.Unknown.class);

    store.failAfterSaving = false;
    assertThat(filled(answer(venue.lookUp(order)))).isEqualTo("10.00");
    assertThat(account().ledger().position(TestOrders.HOME.id()).quantity())
        .isEqualTo(Quantity.of(10));
  }

  @Test
  void decidesAnewWhenAnotherFloorWasFaster() {
    List<OrderOutcome> heard = place(buy(TestOrders.HOME, 10, 48));
    account();
    OrderIntent elsewhere = buy(TestOrders.HOME, 1, 48);
    store.elsewhere(elsewhere);
    books.frame("BOS 45x100 47x10");
    time.pass(500);

    assertThat(filled(heard.getFirst())).isEqualTo("10.00");
    assertThat(account().revision()).isEqualTo(2);
    assertThat(answer(venue.lookUp(elsewhere))).isInstanceOf(Rejected.class);
  }

  @Test
  void aResultIsPaidOnce() {
    place(buy(TestOrders.HOME, 10, 48));
    books.frame("BOS 45x100 47x10");
    time.pass(100);
    Money before = account().cash();
    List<Catalogue.Settlement> results =
        List.of(
            new Catalogue.Settlement(
                "BOS",
                List.of(
                    new Catalogue.Payout("yes", Price.ONE),
                    new Catalogue.Payout("no", Price.ZERO))),
            new Catalogue.Settlement("LAL", List.of(new Catalogue.Payout("yes", Price.ONE))));

    answer(venue.settle(results));
    answer(venue.settle(results));
    restart();
    answer(venue.settle(results));

    assertThat(answer(venue.balance())).isEqualTo(before.plus(Money.dollars(10)));
    assertThat(answer(venue.holdings())).isEmpty();
  }

  // ---------------------------------------------------------------- the other side

  /** A store that can say that it failed although it did not. */
  private static final class Store implements PaperStore {
    private final MemoryPaperStore memory = new MemoryPaperStore();
    private boolean failAfterSaving;

    /** Another floor decides on an order. */
    void elsewhere(OrderIntent order) {
      PaperAccount account =
          memory.open(Venue.KALSHI, Money.dollars(1)).toCompletableFuture().join();
      OrderOutcome refused = new Rejected(order.key(), Reason.NO_MATCH, "elsewhere");
      assertThat(memory.save(account.change(order, PaperOrder.of(order, refused, 0))))
          .isCompletedWithValue(true);
    }

    @Override
    public CompletionStage<PaperAccount> open(Venue venue, Money capital) {
      return memory.open(venue, capital);
    }

    @Override
    public CompletionStage<Long> revision(Venue venue) {
      return memory.revision(venue);
    }

    @Override
    public CompletionStage<Optional<PaperOrder>> find(Venue venue, OrderKey order) {
      return memory.find(venue, order);
    }

    @Override
    public CompletionStage<Boolean> save(PaperChange change) {
      CompletionStage<Boolean> saved = memory.save(change);
      return failAfterSaving
          ? CompletableFuture.failedStage(new IllegalStateException("connection reset"))
          : saved;
    }

    @Override
    public CompletionStage<List<Fill>> fills(Venue venue, long since) {
      return memory.fills(venue, since);
    }
  }

  private OrderIntent buy(Instrument instrument, int contracts, int cents) {
    return new OrderIntent(
        new OrderKey(TRADE, 0, ++orders),
        Purpose.ENTER,
        instrument,
        Action.BUY,
        Quantity.of(contracts),
        Price.cents(cents),
        time.now(),
        time.now() + 1_500);
  }

  /** Places an order; whatever is answered is in the list from then on. */
  private List<OrderOutcome> place(OrderIntent order) {
    List<OrderOutcome> heard = new ArrayList<>();
    venue.place(order, () -> {}).thenAccept(heard::add);
    time.settle();
    return heard;
  }

  private PaperAccount account() {
    return answer(venue.current());
  }

  private <T> T answer(CompletionStage<T> question) {
    time.settle();
    time.pass(0);
    assertThat(question.toCompletableFuture()).isDone();
    return question.toCompletableFuture().join();
  }

  private static String filled(OrderOutcome outcome) {
    return ((Closed) outcome).filled().toString();
  }
}
