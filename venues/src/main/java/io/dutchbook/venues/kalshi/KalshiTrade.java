package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;

/**
 * A trade of anybody (OpenAPI 3.32.0).
 *
 * @param takerSide the direction of the order that came second
 * @param block whether it was agreed outside the book
 * @param at epoch milliseconds
 */
public record KalshiTrade(
    String tradeId,
    String ticker,
    Quantity quantity,
    Price yesPrice,
    BookSide takerSide,
    boolean block,
    long at) {

  static KalshiTrade of(Fields row) {
    return new KalshiTrade(
        row.text("trade_id"),
        WireValues.ticker(row, "ticker"),
        row.quantity("count_fp"),
        LegPrices.yes(row),
        takerSide(row),
        row.optionalFlag("is_block_trade").orElse(false),
        WireValues.time(row, "created_time"));
  }

  /** Rows and frames of before 2026-05-06 name only the outcome that the taker bought. */
  static BookSide takerSide(Fields row) {
    if (row.has("taker_book_side")) {
      return WireValues.word(row, "taker_book_side", BookSide.class);
    }
    return switch (row.text("taker_side")) {
      case "yes" -> BookSide.BID;
      case "no" -> BookSide.ASK;
      default -> throw row.malformed("taker_side is neither yes nor no");
    };
  }
}
