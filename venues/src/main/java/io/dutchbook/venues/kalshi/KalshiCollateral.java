package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.Collection;

/**
 * What NO in several outcomes of one exclusive event gives back of its cost ({@code MECNET}).
 *
 * <p>At most one outcome can end in YES, so of all NO contracts at least those of every outcome but
 * the largest pay a dollar. That Kalshi returns collateral is documented, the amount is not
 * (2026-10); this one is certain to be paid in the end, and it is counted only when a setting says
 * so.
 */
final class KalshiCollateral {
  private static final String EXCLUSIVE = "MECNET";

  private KalshiCollateral() {}

  /**
   * What comes back before settlement.
   *
   * @param no contracts of NO, one number for every outcome of the event that is held
   */
  static Money relief(KalshiTerms terms, KalshiEvent event, Collection<Quantity> no) {
    boolean applies =
        terms.mecnetRelief() && event.exclusive() && event.collateralReturn().equals(EXCLUSIVE);
    if (!applies) {
      return Money.ZERO;
    }
    Quantity all = no.stream().reduce(Quantity.ZERO, Quantity::plus);
    Quantity largest = no.stream().max(Quantity::compareTo).orElse(Quantity.ZERO);
    return Price.ONE.times(all.minus(largest));
  }
}
