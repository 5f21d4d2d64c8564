package io.dutchbook.engine.reconcile;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;

/**
 * What is too little to be a difference: the crumbs of rounding.
 *
 * @param contracts of an instrument
 * @param cash at a venue
 */
public record Tolerance(Quantity contracts, Money cash) {
  boolean ignores(Quantity one, Quantity other) {
    return Math.abs(one.hundredths() - other.hundredths()) <= contracts.hundredths();
  }

  boolean ignores(Money one, Money other) {
    return Math.abs(Math.subtractExact(one.micros(), other.micros())) <= cash.micros();
  }
}
