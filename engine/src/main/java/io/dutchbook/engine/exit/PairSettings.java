package io.dutchbook.engine.exit;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;

/**
 * When locked sets are sold before they settle.
 *
 * @param sells whether they are sold at all
 * @param margin how much more than what it waits for a set must bring a contract, after fees
 * @param leastGain the least that a sale must gain in all
 * @param dailyReturnMillionths what a free dollar earns in a day, in micro-dollars: a payout that
 *     is waited for is worth so much less
 * @param settlesAfter how long after its start a game is expected to have been paid, in
 *     milliseconds
 */
public record PairSettings(
    boolean sells, Price margin, Money leastGain, long dailyReturnMillionths, long settlesAfter) {
  private static final long MILLION = 1_000_000;
  private static final long DAY_MILLIS = 86_400_000;

  /** They are held until they settle. */
  public static final PairSettings NONE = new PairSettings(false, Price.ZERO, Money.ZERO, 0, 0);

  /** What a payout is worth now that is expected at a moment, rounded up. */
  public Money worthNow(Money payout, long startsAt, long now) {
    long wait = Math.max(0, startsAt + settlesAfter - now);
    long aDay = Exact.mulDivFloor(payout.micros(), dailyReturnMillionths, MILLION);
    Money earned = new Money(Exact.mulDivFloor(aDay, wait, DAY_MILLIS));
    return payout.minus(earned.min(payout));
  }
}
