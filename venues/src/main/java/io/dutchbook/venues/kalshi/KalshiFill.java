package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;

/**
 * A trade of the account (OpenAPI 3.32.0). Final when listed.
 *
 * @param side the direction of its order
 * @param yesPrice on the YES leg
 * @param fee what was charged, roundings and rebates included
 * @param at epoch milliseconds; -1 when the venue does not say, which its specification allows and
 *     no recording shows
 */
public record KalshiFill(
    String fillId,
    String orderId,
    String ticker,
    BookSide side,
    Quantity quantity,
    Price yesPrice,
    boolean taker,
    Money fee,
    long at,
    int shard) {

  static KalshiFill of(Fields row) {
    return new KalshiFill(
        row.text("fill_id"),
        row.text("order_id"),
        WireValues.ticker(row, "ticker"),
        WireValues.word(row, "book_side", BookSide.class),
        row.quantity("count_fp"),
        LegPrices.yes(row),
        row.flag("is_taker"),
        row.money("fee_cost"),
        time(row),
        WireValues.shard(row));
  }

  /** To the millisecond where the venue says it, else to the second, else -1. */
  static long time(Fields row) {
    if (row.has("created_time")) {
      return WireValues.time(row, "created_time");
    }
    return row.has("ts") ? WireValues.seconds(row, "ts") : WireValues.NONE;
  }
}
