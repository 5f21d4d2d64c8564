package io.dutchbook.engine.trade;

import static io.dutchbook.engine.trade.Trades.AWAY;
import static io.dutchbook.engine.trade.Trades.DELAYED_AWAY;
import static io.dutchbook.engine.trade.Trades.HOME;
import static io.dutchbook.engine.trade.Trades.leg;
import static io.dutchbook.engine.trade.Trades.order;
import static io.dutchbook.engine.trade.Trades.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Decision.Ask;
import io.dutchbook.engine.trade.Decision.Await;
import io.dutchbook.engine.trade.Decision.End;
import io.dutchbook.engine.trade.Decision.Send;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.engine.trade.TradeResult.Residual;
import io.dutchbook.engine.trade.Trades.Books;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradePlanTest {
  private static final PlanSettings BOUNDS = PlanSettings.DEFAULT;

  @Test
  void sendsAllLegsAtOnceWhereNoVenueDelays() {
    TradePlan plan = plan(leg(HOME, 10, 40), leg(AWAY, 10, 50));

    assertThat(plan.openOrders())
        .containsExactly(
            new OrderIntent(
                order(0, 0),
                Purpose.ENTER,
                HOME,
                Action.BUY,
                Quantity.of(10),
                Price.cents(40),
                0,
                BOUNDS.sendWithin()),
            new OrderIntent(
                order(1, 0),
                Purpose.ENTER,
                AWAY,
                Action.BUY,
                Quantity.of(10),
                Price.cents(50),
                0,
                BOUNDS.sendWithin()));
  }

  @Test
  void isHedgedWhenEveryLegFills() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.of(10), 100);

    assertThat(plan.decide(100, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.HEDGED, List.of())));
  }

  @Test
  void isFlatWhenNothingFills() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.ZERO, 100)
            .closed(order(1, 0), Quantity.ZERO, 100);

    assertThat(plan.decide(100, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.FLAT, List.of())));
  }

  @Test
  void completesTheShortLegWhenThatLosesLessThanSellingTheOther() {
    TradePlan plan = sevenOfTen();
    Books books = new Books().ask(AWAY, 53, 50).bid(HOME, 38, 50);

    assertThat(plan.decide(1_000, books))
        .isEqualTo(send(intent(1, 1, Purpose.COMPLETE, AWAY, Action.BUY, 3, 53, 1_000)));
  }

  @Test
  void sellsTheSurplusWhenThatLosesLess() {
    TradePlan plan = sevenOfTen();
    Books books = new Books().ask(AWAY, 63, 50).bid(HOME, 38, 50);

    assertThat(plan.decide(1_000, books))
        .isEqualTo(send(intent(0, 1, Purpose.UNWIND, HOME, Action.SELL, 3, 38, 1_000)));
  }

  @Test
  void completesWhatTheOffersAllowAndGoesOnFromThere() {
    TradePlan plan = sevenOfTen();
    Books books = new Books().ask(AWAY, 52, 2).bid(HOME, 38, 50);

    Decision first = plan.decide(1_000, books);
    TradePlan after =
        plan.intended(((Send) first).orders()).closed(order(1, 1), Quantity.of(2), 1_100);
    Decision second = after.decide(1_700, new Books().ask(AWAY, 52, 2).bid(HOME, 38, 50));

    assertThat(first)
        .isEqualTo(send(intent(1, 1, Purpose.COMPLETE, AWAY, Action.BUY, 2, 52, 1_000)));
    assertThat(second)
        .isEqualTo(send(intent(1, 2, Purpose.COMPLETE, AWAY, Action.BUY, 1, 52, 1_700)));
  }

  @Test
  void doesNothingWithoutBooksToTrustAndTriesAgain() {
    TradePlan plan = sevenOfTen();

    assertThat(plan.needsQuotes()).isTrue();
    assertThat(plan.decide(1_000, Quotes.NONE)).isEqualTo(new Await(1_000 + BOUNDS.retryEvery()));
  }

  @Test
  void neitherCompletesNorSellsBeyondTheSlippageCap() {
    TradePlan plan = sevenOfTen();
    Books books = new Books().ask(AWAY, 66, 50).bid(HOME, 24, 50);

    assertThat(plan.decide(1_000, books)).isEqualTo(new Await(1_000 + BOUNDS.retryEvery()));
  }

  @Test
  void admitsWhatItCannotCoverWhenTimeIsUp() {
    TradePlan plan = sevenOfTen();
    Books books = new Books().ask(AWAY, 53, 50).bid(HOME, 38, 50);

    assertThat(plan.decide(100 + BOUNDS.giveUpAfter(), books))
        .isEqualTo(
            new End(
                new TradeResult(
                    Ending.DIRECTIONAL, List.of(new Residual(HOME.id(), Quantity.of(3))))));
  }

  @Test
  void triesWhenTheNewsWasLateOrNobodyWasThereToHearIt() {
    Books books = new Books().ask(AWAY, 53, 50).bid(HOME, 38, 50);
    long late = BOUNDS.giveUpAfter() * 3;
    Send completion = send(intent(1, 1, Purpose.COMPLETE, AWAY, Action.BUY, 3, 53, late));
    TradePlan answeredLate =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.of(7), late);

    assertThat(answeredLate.decide(late, books)).isEqualTo(completion);
    assertThat(sevenOfTen().resumed(late).decide(late, books)).isEqualTo(completion);
  }

  @Test
  void sellsWhenCompletionsAreRefusedTimeAndAgain() {
    Books books = new Books().ask(AWAY, 53, 50).bid(HOME, 38, 50);
    TradePlan plan = sevenOfTen();
    long now = 1_000;
    for (int attempt = 1; attempt <= 3; attempt++) {
      Send completion = send(intent(1, attempt, Purpose.COMPLETE, AWAY, Action.BUY, 3, 53, now));
      assertThat(plan.decide(now, books)).isEqualTo(completion);
      plan = plan.intended(completion.orders()).closed(order(1, attempt), Quantity.ZERO, now);
      now += 1_000;
    }

    assertThat(plan.decide(now, books))
        .isEqualTo(send(intent(0, 1, Purpose.UNWIND, HOME, Action.SELL, 3, 38, now)));
    assertThat(plan.decide(now, new Books().ask(AWAY, 53, 50)))
        .isEqualTo(send(intent(1, 4, Purpose.COMPLETE, AWAY, Action.BUY, 3, 53, now)));
  }

  @Test
  void waitsForProofAndAsksWhenItIsOverdue() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50)).closed(order(0, 0), Quantity.of(10), 100);
    long overdue = BOUNDS.sendWithin() + BOUNDS.answerWithin();

    assertThat(plan.decide(100, Quotes.NONE)).isEqualTo(new Await(overdue));
    assertThat(plan.decide(overdue, Quotes.NONE)).isEqualTo(new Ask(plan.openOrders()));
    assertThat(plan.asked(order(1, 0), overdue).decide(overdue, Quotes.NONE))
        .isEqualTo(new Await(overdue + BOUNDS.askEvery()));
  }

  @Test
  void anUnknownOrderBlocksTheTradeUntilThereIsProof() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .unknown(order(1, 0), 200);

    assertThat(plan.stateOf(order(1, 0))).contains(OrderState.UNKNOWN);
    assertThat(plan.decide(BOUNDS.giveUpAfter() * 2, Quotes.NONE))
        .as("not even the end of its time lets it send a second order")
        .isInstanceOf(Ask.class);
    assertThat(plan.closed(order(1, 0), Quantity.of(10), 900).decide(900, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.HEDGED, List.of())));
  }

  @Test
  void aRepeatedOrLateAnswerChangesNothing() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.ZERO, 150)
            .unknown(order(1, 0), 160)
            .delayed(order(1, 0), 170);

    assertThat(plan.stateOf(order(1, 0))).contains(OrderState.CLOSED);
    assertThat(plan.decide(200, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.HEDGED, List.of())));
  }

  @Test
  void fillsThatTurnUpAfterTheOrderWasClosedCount() {
    TradePlan plan = sevenOfTen().closed(order(1, 0), Quantity.of(10), 400);

    assertThat(plan.decide(400, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.HEDGED, List.of())));
  }

  @Test
  void whatTheVenueDidNotSettleIsBoughtAgainOrGotOutOf() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.of(10), 100);
    Books books = new Books().ask(AWAY, 52, 50).bid(HOME, 38, 50);
    long late = BOUNDS.giveUpAfter() + 30_000;

    TradePlan after =
        plan.ended(new TradeResult(Ending.HEDGED, List.of()))
            .reversed(order(1, 0), Quantity.of(4), late)
            .reopened(late);

    assertThat(after.result()).isEmpty();
    assertThat(after.needsQuotes()).isTrue();
    assertThat(after.decide(late, books))
        .isEqualTo(send(intent(1, 1, Purpose.COMPLETE, AWAY, Action.BUY, 4, 52, late)));
    assertThat(after.decide(late, new Books().bid(HOME, 38, 50)))
        .isEqualTo(send(intent(0, 1, Purpose.UNWIND, HOME, Action.SELL, 4, 38, late)));
  }

  @Test
  void isFlatWhenNoLegSettled() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.ZERO, 100)
            .reversed(order(0, 0), Quantity.of(10), 200);

    assertThat(plan.decide(200, Quotes.NONE))
        .isEqualTo(new End(new TradeResult(Ending.FLAT, List.of())));
  }

  @Test
  void buysBackWhatItSoldWhenThePurchaseNeverHappened() {
    TradePlan sold =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.ZERO, 100)
            .intended(List.of(intent(0, 1, Purpose.UNWIND, HOME, Action.SELL, 10, 38, 700)))
            .closed(order(0, 1), Quantity.of(10), 800);
    TradePlan bare = sold.reversed(order(0, 0), Quantity.of(10), 900);
    Books books = new Books().ask(HOME, 42, 50).ask(AWAY, 51, 50);

    assertThat(bare.decide(900, books))
        .isEqualTo(send(intent(0, 2, Purpose.COMPLETE, HOME, Action.BUY, 10, 42, 900)));
    assertThat(bare.decide(900 + BOUNDS.giveUpAfter(), Quotes.NONE))
        .isEqualTo(
            new End(
                new TradeResult(
                    Ending.DIRECTIONAL, List.of(new Residual(HOME.id(), Quantity.of(10))))));
  }

  @Test
  void sendsADelayedLegFirstAndBuysTheOtherForWhatItFilled() {
    TradePlan plan = plan(leg(HOME, 10, 40), leg(DELAYED_AWAY, 10, 50));
    assertThat(plan.openOrders()).extracting(OrderIntent::key).containsExactly(order(1, 0));

    TradePlan held = plan.delayed(order(1, 0), 50);
    assertThat(held.decide(60, Quotes.NONE))
        .isEqualTo(new Await(50 + 3_000 + BOUNDS.answerWithin()));

    TradePlan filled = held.closed(order(1, 0), Quantity.of(8), 3_100);
    assertThat(filled.decide(3_100, new Books().ask(HOME, 41, 100).bid(DELAYED_AWAY, 49, 9)))
        .isEqualTo(send(intent(0, 0, Purpose.COMPLETE, HOME, Action.BUY, 8, 41, 3_100)));
  }

  @Test
  void coversContractsThatABetterPriceBroughtOnTop() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
            .closed(order(0, 0), Quantity.of(10), 100)
            .closed(order(1, 0), Quantity.parse("10.19"), 100);

    assertThat(plan.decide(200, new Books().ask(HOME, 41, 100).bid(AWAY, 40, 100)))
        .isEqualTo(
            new Send(
                List.of(
                    new OrderIntent(
                        order(0, 1),
                        Purpose.COMPLETE,
                        HOME,
                        Action.BUY,
                        Quantity.parse("0.19"),
                        Price.cents(41),
                        200,
                        200 + BOUNDS.sendWithin()))));
  }

  @Test
  void neverCompletesForMoreThanWasReserved() {
    PlanLeg favourite = leg(HOME, 300, 95);
    TradePlan plan =
        plan(favourite, leg(DELAYED_AWAY, 300, 2)).closed(order(1, 0), Quantity.of(600), 3_100);
    Books books = new Books().ask(HOME, 98, 1_000).bid(DELAYED_AWAY, 1, 1_000);

    Send first = (Send) plan.decide(3_100, books);
    TradePlan completed =
        plan.intended(first.orders()).closed(order(0, 0), Quantity.parse("306.09"), 3_200);
    Send second = (Send) completed.decide(3_200, books);

    assertThat(favourite.worstCost(favourite.target(), BOUNDS.maxSlippage())).hasToString("299.97");
    assertThat(first)
        .as("600 at 98 cents were 588 dollars")
        .isEqualTo(
            new Send(
                List.of(
                    new OrderIntent(
                        order(0, 0),
                        Purpose.COMPLETE,
                        HOME,
                        Action.BUY,
                        Quantity.parse("306.09"),
                        Price.cents(98),
                        3_100,
                        3_100 + BOUNDS.sendWithin()))));
    assertThat(second.orders())
        .extracting(OrderIntent::purpose, OrderIntent::quantity)
        .as("what nobody reserved money for is sold")
        .containsExactly(tuple(Purpose.UNWIND, Quantity.parse("293.91")));
  }

  @Test
  void doesNotSellBelowTheVenuesMinimum() {
    TradePlan plan =
        plan(leg(HOME, 10, 40), leg(DELAYED_AWAY, 10, 50))
            .closed(order(1, 0), Quantity.of(3), 3_100);

    assertThat(plan.decide(3_100, new Books().bid(DELAYED_AWAY, 49, 100)))
        .isEqualTo(new Await(3_100 + BOUNDS.retryEvery()));
  }

  @Test
  void isOverOnlyOnce() {
    TradePlan plan = plan(leg(HOME, 10, 40)).ended(new TradeResult(Ending.FLAT, List.of()));

    assertThat(plan.decide(5, Quotes.NONE)).isEqualTo(new Await(Long.MAX_VALUE));
    assertThat(plan.needsQuotes()).isFalse();
  }

  private static TradePlan sevenOfTen() {
    return plan(leg(HOME, 10, 40), leg(AWAY, 10, 50))
        .closed(order(0, 0), Quantity.of(10), 100)
        .closed(order(1, 0), Quantity.of(7), 100);
  }

  private static Send send(OrderIntent intent) {
    return new Send(List.of(intent));
  }

  private static OrderIntent intent(
      int leg,
      int attempt,
      Purpose purpose,
      Instrument instrument,
      Action action,
      int contracts,
      int cents,
      long now) {
    return new OrderIntent(
        order(leg, attempt),
        purpose,
        instrument,
        action,
        Quantity.of(contracts),
        Price.cents(cents),
        now,
        now + BOUNDS.sendWithin());
  }
}
