package io.dutchbook.engine.trade;

import static io.dutchbook.engine.trade.Trades.AWAY;
import static io.dutchbook.engine.trade.Trades.DELAYED_AWAY;
import static io.dutchbook.engine.trade.Trades.HOME;
import static io.dutchbook.engine.trade.Trades.ID;
import static io.dutchbook.engine.trade.Trades.leg;
import static io.dutchbook.engine.trade.Trades.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import io.dutchbook.engine.trade.Trades.Books;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trades that get rid of what is held. */
class ClosingPlanTest {
  private static final Quantity TEN = Quantity.of(10);

  @Test
  void sellsEveryLegOfALockedSetAtOnce() {
    TradePlan plan = pair(HOME, AWAY);

    assertThat(plan.openOrders())
        .extracting(
            OrderIntent::purpose, OrderIntent::action, OrderIntent::quantity, OrderIntent::limit)
        .containsExactly(
            tuple(Purpose.CLOSE, Action.SELL, TEN, Price.cents(60)),
            tuple(Purpose.CLOSE, Action.SELL, TEN, Price.cents(45)));
  }

  @Test
  void isFlatWhenAllIsSold() {
    TradePlan plan = pair(HOME, AWAY).closed(order(0, 0), TEN, 100).closed(order(1, 0), TEN, 100);

    assertThat(ending(plan)).isEqualTo(new TradeResult(TradeResult.Ending.FLAT, List.of()));
  }

  @Test
  void isHedgedWhenNothingOrAsMuchOfEachIsSold() {
    TradePlan none =
        pair(HOME, AWAY)
            .closed(order(0, 0), Quantity.ZERO, 100)
            .closed(order(1, 0), Quantity.ZERO, 100);
    TradePlan half =
        pair(HOME, AWAY)
            .closed(order(0, 0), Quantity.of(5), 100)
            .closed(order(1, 0), Quantity.of(5), 100);

    TradeResult hedged = new TradeResult(TradeResult.Ending.HEDGED, List.of());
    assertThat(ending(none)).isEqualTo(hedged);
    assertThat(ending(half)).isEqualTo(hedged);
  }

  @Test
  void sellsTheRestWhenThatBringsMoreThanBuyingBack() {
    Books books = new Books().bid(AWAY, 44, 50).ask(HOME, 61, 50);

    assertThat(next(onlyHomeSold(), books))
        .extracting(OrderIntent::purpose, o -> o.instrument(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.UNWIND, AWAY, TEN));
  }

  @Test
  void buysBackWhenThatLosesLess() {
    Books books = new Books().bid(AWAY, 30, 50).ask(HOME, 61, 50);

    assertThat(next(onlyHomeSold(), books))
        .extracting(OrderIntent::purpose, o -> o.instrument(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.COMPLETE, HOME, TEN));
  }

  /** A venue that spends a budget may bring back more than was sold; nobody reserved its cover. */
  @Test
  void sellsWhatItBoughtBackTooMuchInsteadOfCoveringIt() {
    Books cheap = new Books().bid(AWAY, 30, 50).ask(HOME, 61, 50);
    TradePlan asked = onlyHomeSold();
    TradePlan back = asked.intended(next(asked, cheap)).closed(order(0, 1), Quantity.of(19), 5_200);

    Books books = new Books().bid(HOME, 60, 50).ask(AWAY, 20, 50);

    assertThat(next(back, 5_200, books))
        .extracting(OrderIntent::purpose, o -> o.instrument(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.UNWIND, HOME, Quantity.of(9)));
  }

  @Test
  void saysWhatIsBareWhenNeitherCouldBeDone() {
    TradePlan plan = onlyHomeSold();

    Decision decision = plan.decide(PlanSettings.DEFAULT.giveUpAfter() + 1_000, Quotes.NONE);

    assertThat(decision)
        .isEqualTo(
            new Decision.End(
                new TradeResult(
                    TradeResult.Ending.DIRECTIONAL,
                    List.of(new TradeResult.Residual(AWAY.id(), TEN)))));
  }

  @Test
  void sellsTheDelayedLegFirstAndTheOtherForWhatItFilled() {
    TradePlan plan = pair(HOME, DELAYED_AWAY);
    assertThat(plan.openOrders()).extracting(o -> o.instrument()).containsExactly(DELAYED_AWAY);

    TradePlan filled = plan.closed(order(1, 0), Quantity.of(4), 3_100);

    assertThat(next(filled, new Books().bid(HOME, 60, 50)))
        .extracting(OrderIntent::purpose, o -> o.instrument(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.UNWIND, HOME, Quantity.of(4)));
  }

  @Test
  void whatASaleThatFailedBringsBackIsRepairedAgain() {
    TradePlan sold = pair(HOME, AWAY).closed(order(0, 0), TEN, 100).closed(order(1, 0), TEN, 100);

    TradePlan again =
        sold.ended(new TradeResult(TradeResult.Ending.FLAT, List.of()))
            .reversed(order(1, 0), Quantity.of(3), 9_000)
            .reopened(9_000);

    assertThat(next(again, 9_000, new Books().bid(AWAY, 45, 50)))
        .extracting(OrderIntent::purpose, o -> o.instrument(), OrderIntent::quantity)
        .containsExactly(tuple(Purpose.UNWIND, AWAY, Quantity.of(3)));
  }

  @Test
  void whatNothingCoversIsSoldInOneWave() {
    TradePlan plan = exit();
    assertThat(plan.openOrders())
        .extracting(OrderIntent::purpose, OrderIntent::action)
        .containsExactly(tuple(Purpose.EXIT, Action.SELL));

    assertThat(ending(plan.closed(order(0, 0), TEN, 100)))
        .isEqualTo(new TradeResult(TradeResult.Ending.FLAT, List.of()));
    assertThat(ending(plan.closed(order(0, 0), Quantity.of(7), 100)))
        .as("the rest is decided anew, on other books")
        .isEqualTo(
            new TradeResult(
                TradeResult.Ending.DIRECTIONAL,
                List.of(new TradeResult.Residual(HOME.id(), Quantity.of(3)))));
  }

  @Test
  void onlyTheSaleOfALockedSetAddsRisk() {
    assertThat(Purpose.values())
        .filteredOn(Purpose::addsRisk)
        .containsExactly(Purpose.ENTER, Purpose.CLOSE);
  }

  static LongStream seeds() {
    return Seeds.first(1_000);
  }

  /** Whatever fills, what is left is even, named, or gone; and never more than there was. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void endsInTimeAndTellsTheTruth(long seed) {
    Random random = new Random(seed);
    TradePlan plan = pair(HOME, random.nextBoolean() ? AWAY : DELAYED_AWAY);
    long[] held = {1_000, 1_000};
    long now = 0;

    while (plan.result().isEmpty()) {
      for (OrderIntent open : plan.openOrders()) {
        long most = open.quantity().hundredths();
        long filled = random.nextInt(3) == 0 ? most : random.nextLong(most + 1);
        held[open.key().leg()] += open.action() == Action.BUY ? filled : -filled;
        plan = plan.closed(open.key(), new Quantity(filled), now);
      }
      now += 1 + random.nextInt(700);
      assertThat(now).isLessThan(120_000);
      plan =
          switch (plan.decide(now, books(random))) {
            case Decision.Send send -> plan.intended(send.orders());
            case Decision.End end -> plan.ended(end.result());
            case Decision.Await _, Decision.Ask _ -> plan;
          };
    }

    assertThat(held[0]).isBetween(0L, 1_000L);
    assertThat(held[1]).isBetween(0L, 1_000L);
    switch (plan.result().orElseThrow().ending()) {
      case FLAT -> assertThat(held).containsOnly(0);
      case HEDGED -> assertThat(held[0]).isEqualTo(held[1]);
      case DIRECTIONAL -> assertThat(held[0]).isNotEqualTo(held[1]);
    }
  }

  private static Books books(Random random) {
    Books books = new Books();
    for (Instrument instrument : List.of(HOME, AWAY, DELAYED_AWAY)) {
      int bid = 30 + random.nextInt(40);
      if (random.nextInt(4) > 0) {
        books.bid(instrument, bid, 1 + random.nextInt(20));
        books.ask(instrument, bid + 2, 1 + random.nextInt(20));
      }
    }
    return books;
  }

  private static TradePlan pair(Instrument home, Instrument away) {
    TradePlan plan =
        TradePlan.close(
            ID,
            List.of(leg(home, 10, 60), leg(away, 10, 45)),
            Price.DOLLAR,
            PlanSettings.DEFAULT,
            0);
    return plan.intended(
        plan.firstWave(LegPolicy.DELAYED_FIRST.first(plan.legs(), Action.SELL, Quotes.NONE), 0));
  }

  private static TradePlan exit() {
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
    TradePlan plan = TradePlan.close(ID, List.of(leg(HOME, 10, 40)), 0, once, 0);
    return plan.intended(plan.firstWave(List.of(0), 0));
  }

  private static TradePlan onlyHomeSold() {
    return pair(HOME, AWAY).closed(order(0, 0), TEN, 100).closed(order(1, 0), Quantity.ZERO, 100);
  }

  private static List<OrderIntent> next(TradePlan plan, Books books) {
    return next(plan, 5_000, books);
  }

  private static List<OrderIntent> next(TradePlan plan, long now, Books books) {
    return ((Decision.Send) plan.decide(now, books)).orders();
  }

  private static TradeResult ending(TradePlan plan) {
    return ((Decision.End) plan.decide(100, Quotes.NONE)).result();
  }
}
