package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;

/**
 * A series (OpenAPI 3.32.0).
 *
 * @param feeType Kalshi's name of its fee formula
 * @param feeMultiplier the factor of it
 */
public record KalshiSeries(
    String ticker,
    String title,
    String category,
    String frequency,
    String feeType,
    BigDecimal feeMultiplier,
    int shard) {

  static KalshiSeries of(Fields row) {
    SeriesFee fee = SeriesFee.of(row);
    return new KalshiSeries(
        row.text("ticker"),
        row.text("title"),
        row.text("category"),
        row.text("frequency"),
        fee.type(),
        fee.multiplier(),
        WireValues.shard(row));
  }
}
