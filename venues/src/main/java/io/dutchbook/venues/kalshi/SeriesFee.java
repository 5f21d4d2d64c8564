package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * What a series charges, or an event that overrides it.
 *
 * @param type Kalshi's name of the formula
 * @param multiplier its factor: 0.5 for baseball, 1 for most (August 2026)
 */
record SeriesFee(String type, BigDecimal multiplier) {
  /** They differ in what makers pay; takers pay 0.07 × multiplier in all (2026-10). */
  private static final Set<String> TAKER_PAYS_QUADRATIC =
      Set.of("quadratic", "quadratic_with_maker_fees", "quadratic_with_combo_maker_fees");

  private static final int MILLIONTHS = 6;

  static SeriesFee of(Fields series) {
    return new SeriesFee(series.text("fee_type"), series.decimal("fee_multiplier"));
  }

  /** The same with what an event says of its own. */
  SeriesFee overriddenBy(Fields event) {
    return new SeriesFee(
        event.optionalText("fee_type_override").orElse(type),
        event.optionalDecimal("fee_multiplier_override").orElse(multiplier));
  }

  /** The schedule; nothing when this version does not know the formula or the factor is odd. */
  Optional<KalshiFees> schedule() {
    if (!TAKER_PAYS_QUADRATIC.contains(type)) {
      return Optional.empty();
    }
    try {
      return Optional.of(KalshiFees.taker(multiplier.movePointRight(MILLIONTHS).longValueExact()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
