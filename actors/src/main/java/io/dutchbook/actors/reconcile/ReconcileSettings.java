package io.dutchbook.actors.reconcile;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.reconcile.Tolerance;
import java.time.Duration;

/**
 * How journal and venues are compared.
 *
 * @param every how often; zero for never
 * @param within how long a comparison may take before it is given up
 * @param fillsBack how far back fills are asked for
 * @param tolerance what is too little to be a difference
 */
public record ReconcileSettings(
    Duration every, Duration within, Duration fillsBack, Tolerance tolerance) {
  /** Compares nothing. */
  public static final ReconcileSettings NEVER =
      new ReconcileSettings(
          Duration.ZERO,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          new Tolerance(Quantity.ZERO, Money.ZERO));
}
