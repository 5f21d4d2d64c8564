package io.dutchbook.engine.trade;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;

/**
 * An order and what is known of it.
 *
 * @param intent as journaled
 * @param state how far it came
 * @param filled contracts filled so far
 * @param askAt when to ask the venue about it if nothing was heard until then, epoch milliseconds
 */
record OrderTrack(OrderIntent intent, OrderState state, Quantity filled, long askAt) {

  /** Contracts gained: negative for a sale. */
  long gained() {
    long contracts = filled.hundredths();
    return intent.action() == Action.BUY ? contracts : -contracts;
  }

  /** The most that a purchase can have cost, fees included. */
  Money worstSpent() {
    Money fee = intent.instrument().fees().fillFee(Action.BUY, intent.limit(), filled);
    return intent.limit().times(filled).plus(fee);
  }

  boolean isClosed() {
    return state == OrderState.CLOSED;
  }

  OrderTrack in(OrderState next, long askAgainAt) {
    return new OrderTrack(intent, next, filled, askAgainAt);
  }

  /** Some of its fills never happened. */
  OrderTrack reversed(Quantity gone) {
    return new OrderTrack(intent, state, filled.minus(gone), askAt);
  }

  OrderTrack closed(Quantity total) {
    return new OrderTrack(intent, OrderState.CLOSED, total, Long.MAX_VALUE);
  }
}
