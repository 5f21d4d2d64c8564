package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A change of fees that Kalshi has announced, of a series or of one event (OpenAPI 3.32.0).
 *
 * @param subject the ticker of the series or the event
 * @param feeType the formula from then on; null when an event goes back to its series'
 * @param feeMultiplier its factor; null when an event goes back to its series'
 * @param at from when, epoch milliseconds
 */
public record FeeChange(
    String subject, @Nullable String feeType, @Nullable BigDecimal feeMultiplier, long at) {

  static FeeChange ofSeries(Fields row) {
    return new FeeChange(
        row.text("series_ticker"),
        row.text("fee_type"),
        row.decimal("fee_multiplier"),
        WireValues.time(row, "scheduled_ts"));
  }

  static FeeChange ofEvent(Fields row) {
    return new FeeChange(
        row.text("event_ticker"),
        row.optionalText("fee_type_override").orElse(null),
        row.optionalDecimal("fee_multiplier_override").orElse(null),
        WireValues.time(row, "scheduled_ts"));
  }
}
