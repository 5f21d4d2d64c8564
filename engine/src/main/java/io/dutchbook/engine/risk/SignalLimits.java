package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * Which Dutch books are worth a trade.
 *
 * @param minPrice no leg may cost less
 * @param maxPrice no leg may cost more
 * @param minLiquidity contracts that every leg must have on offer at prices that earn
 * @param maxLatency how long the frame behind it may have waited here, in milliseconds
 * @param expireAfter how long it may wait for its reservation, in milliseconds
 * @param duplicateWithin how long the same one is not taken again, in milliseconds; 0 for no such
 *     filter
 */
public record SignalLimits(
    Price minPrice,
    Price maxPrice,
    Quantity minLiquidity,
    long maxLatency,
    long expireAfter,
    long duplicateWithin) {

  /** Nothing is filtered; reservations may take two seconds. */
  public static final SignalLimits NONE =
      new SignalLimits(Price.ZERO, Price.ONE, Quantity.ZERO, Long.MAX_VALUE, 2_000, 0);
}
