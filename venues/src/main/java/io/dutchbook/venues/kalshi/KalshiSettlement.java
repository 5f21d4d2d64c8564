package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a settled market paid the account (OpenAPI 3.32.0).
 *
 * @param revenue what came in, whole cents
 * @param payout per YES contract: a dollar, nothing, or for a scalar result what the venue says; NO
 *     pays the rest
 * @param tradingFees of the trades before; winning and losing cost nothing (2026-10)
 * @param at epoch milliseconds
 */
public record KalshiSettlement(
    String ticker,
    String eventTicker,
    Result result,
    Quantity yes,
    Money yesCost,
    Quantity no,
    Money noCost,
    Money revenue,
    @Nullable Price payout,
    Money tradingFees,
    long at,
    int shard) {

  private static final int CENTS_A_DOLLAR = 100;

  /** How a market ended. */
  public enum Result {
    /** YES pays a dollar. */
    YES,
    /** NO pays a dollar. */
    NO,
    /** Each pays its part: a tie of the NFL half a dollar, a void the fair price. */
    SCALAR
  }

  static KalshiSettlement of(Fields row) {
    Result result = WireValues.word(row, "market_result", Result.class);
    return new KalshiSettlement(
        WireValues.ticker(row, "ticker"),
        row.text("event_ticker"),
        result,
        row.quantity("yes_count_fp"),
        row.money("yes_total_cost_dollars"),
        row.quantity("no_count_fp"),
        row.money("no_total_cost_dollars"),
        WireValues.cents(row, "revenue"),
        payout(row, result),
        row.money("fee_cost"),
        WireValues.time(row, "settled_time"),
        WireValues.shard(row));
  }

  private static @Nullable Price payout(Fields row, Result result) {
    return switch (result) {
      case YES -> Price.ONE;
      case NO -> Price.ZERO;
      case SCALAR -> row.has("value") ? value(row) : null;
    };
  }

  private static Price value(Fields row) {
    long cents = row.integer("value");
    if (cents < 0 || cents > CENTS_A_DOLLAR) {
      throw row.malformed("value " + cents + " is not a part of a dollar");
    }
    return Price.cents((int) cents);
  }
}
