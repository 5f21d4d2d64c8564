package io.dutchbook.engine.fees;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * Polymarket's taker fee: {@code shares × rate × p × (1 − p)}, rounded to five decimals of a
 * dollar, half up; makers pay nothing.
 *
 * <p>Source: Polymarket documentation, autumn 2026 (sports: rate 0.05 since 2026-07-10). Two points
 * are assumed, because nothing public says more: the rounding mode, and that each fill is rounded
 * by itself. The general form raises {@code p(1 − p)} to an exponent that is 1 in every market
 * seen; another exponent makes the fee unknown, and an unknown fee means no order.
 *
 * @param rateMillionths the market's rate times one million
 */
public record PolymarketFees(long rateMillionths) implements FeeSchedule {
  private static final long STEP = 10;

  // shares 1e-6 × rate 1e-6 × p 1e-4 × (1−p) 1e-4 is 1e-20 dollars; a step is 1e-5 dollars.
  private static final long UNITS_PER_STEP = 1_000_000_000_000_000L;
  private static final long MILLIONTHS_PER_HUNDREDTH = 10_000;

  /** Refuses a rate outside 0 to 1. */
  public PolymarketFees {
    if (rateMillionths < 0 || rateMillionths > 1_000_000) {
      throw new IllegalArgumentException(
          "Polymarket fee rate " + rateMillionths + " millionths is not between 0 and 1 000 000");
    }
  }

  @Override
  public Money fillFee(Action action, Price price, Quantity quantity) {
    return fee(price, Math.multiplyExact(quantity.hundredths(), MILLIONTHS_PER_HUNDREDTH));
  }

  @Override
  public OrderFees newOrder() {
    return this::fillFee;
  }

  /** The fee of a fill of any size that the chain can express, in millionths of a share. */
  public Money fee(Price price, long shareMillionths) {
    long p = price.tenThousandths();
    long rate = rateMillionths * (p * (Price.DOLLAR - p));
    return new Money(Exact.mulDivHalfUp(rate, shareMillionths, UNITS_PER_STEP) * STEP);
  }
}
