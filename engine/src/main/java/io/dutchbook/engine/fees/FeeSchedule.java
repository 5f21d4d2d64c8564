package io.dutchbook.engine.fees;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/** How a venue charges the taker of an order, fill by fill. */
public sealed interface FeeSchedule permits KalshiFees, PolymarketFees {

  /**
   * The most that one fill can cost the taker, before any rebate within its order.
   *
   * <p>The sum over an order's fills is therefore never below what the venue charges.
   */
  Money fillFee(Action action, Price price, Quantity quantity);

  /** The formula's rate times one million: both venues charge {@code rate × p × (1 − p)}. */
  long rateMillionths();

  /**
   * The most that spending a budget can cost in fees: {@code budget / p} contracts at any price
   * {@code p} pay {@code rate × (1 − p)} of it.
   */
  default Money budgetFee(Money budget) {
    return new Money(Exact.mulDivCeil(budget.micros(), rateMillionths(), 1_000_000L));
  }

  /** The unrounded fee of one contract in micro-dollars, rounded down: never above the real one. */
  default long leastFeePerContract(int price) {
    return rateMillionths() * ((long) price * (Price.DOLLAR - price)) / 100_000_000L;
  }

  /** Fees of one order, charged in the sequence of its fills. */
  OrderFees newOrder();

  /** The running fees of one order; not shared between threads. */
  interface OrderFees {
    /** Charges the next fill and returns what the venue takes for it, rebates deducted. */
    Money charge(Action action, Price price, Quantity quantity);
  }
}
