package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A period of a market's history (OpenAPI 3.32.0).
 *
 * @param endsAt its last moment, epoch milliseconds
 * @param trades prices of trades; null when there were none
 */
public record KalshiCandle(
    long endsAt,
    Span yesBid,
    Span yesAsk,
    @Nullable Span trades,
    Quantity volume,
    Quantity openInterest) {

  /** Where a price was over a period. */
  public record Span(Price open, Price low, Price high, Price close) {
    static Span of(Fields span) {
      return new Span(
          span.price("open_dollars"),
          span.price("low_dollars"),
          span.price("high_dollars"),
          span.price("close_dollars"));
    }
  }

  static KalshiCandle of(Fields row) {
    Fields price = row.object("price");
    return new KalshiCandle(
        WireValues.seconds(row, "end_period_ts"),
        Span.of(row.object("yes_bid")),
        Span.of(row.object("yes_ask")),
        price.has("close_dollars") ? Span.of(price) : null,
        row.quantity("volume_fp"),
        row.quantity("open_interest_fp"));
  }
}
