package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.fees.KalshiFeeType;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.money.Money;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a series charges, or an event that overrides it.
 *
 * @param type Kalshi's name of the formula
 * @param multiplier its factor: 0.5 for baseball, 1 for most (August 2026)
 */
record SeriesFee(String type, BigDecimal multiplier) {
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

  /** The same for a market whose fee is waived: nothing until that moment. */
  SeriesFee waived() {
    return new SeriesFee(type, BigDecimal.ZERO);
  }

  /** What takers pay; nothing when this version does not know the formula or the factor is odd. */
  Optional<KalshiFees> taker(Money precision) {
    return schedule((formula, millionths) -> formula.taker(millionths, precision));
  }

  /** What makers pay; nothing when this version does not know the formula or the factor is odd. */
  Optional<KalshiFees> maker(Money precision) {
    return schedule((formula, millionths) -> formula.maker(millionths, precision));
  }

  private Optional<KalshiFees> schedule(BiFunction<KalshiFeeType, Long, KalshiFees> rates) {
    try {
      long millionths = multiplier.movePointRight(MILLIONTHS).longValueExact();
      return KalshiFeeType.of(type).map(formula -> rates.apply(formula, millionths));
    } catch (ArithmeticException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
