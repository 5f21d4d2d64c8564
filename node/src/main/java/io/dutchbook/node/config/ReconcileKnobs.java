package io.dutchbook.node.config;

import io.dutchbook.actors.reconcile.ReconcileSettings;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.reconcile.Tolerance;
import java.time.Duration;

/** Reads how journal and venues are compared. */
record ReconcileKnobs(Knobs knobs) {
  private static final double HUNDREDTHS = 100;
  private static final double MICROS = 1_000_000;

  ReconcileSettings read() {
    return new ReconcileSettings(
        knobs.duration("reconcile.every", Duration.ofSeconds(5), Duration.ofHours(1)),
        knobs.duration("reconcile.within", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        knobs.duration("reconcile.fills-back", Duration.ofMinutes(1), Duration.ofHours(24)),
        new Tolerance(
            new Quantity(Math.round(knobs.number("reconcile.dust-contracts", 0, 10) * HUNDREDTHS)),
            new Money(Math.round(knobs.number("reconcile.dust-cash", 0, 100) * MICROS))));
  }
}
