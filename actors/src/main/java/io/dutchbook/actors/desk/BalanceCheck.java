package io.dutchbook.actors.desk;

import io.dutchbook.engine.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A venue's balance beside the journal's. A fill reaches the two at different moments, so one
 * difference proves nothing; the same one at two readings in a row does.
 *
 * @param seen what the venue said
 * @param expected what the journal said at that moment
 * @param disagrees whether a difference has stood still for two readings, with no trade open
 */
record BalanceCheck(Money seen, Money expected, boolean disagrees) {
  /**
   * Compares a reading.
   *
   * @param before the reading before it; nothing if it is the first
   * @param settled whether the deposit is known and no trade is open
   */
  static BalanceCheck of(
      @Nullable BalanceCheck before, Money seen, Money expected, boolean settled) {
    boolean standsStill =
        before != null && before.seen().equals(seen) && before.expected().equals(expected);
    return new BalanceCheck(seen, expected, settled && standsStill && !seen.equals(expected));
  }
}
