package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A market (OpenAPI 3.32.0), as far as a trading engine uses it. Quotes of a missing side are
 * fillers: zero for a bid, zero or a dollar for an ask, always with size zero.
 *
 * @param yesName what YES stands for; for games the team, on both sides
 * @param closesAt when trading ends, moved to now when a game ends; all times epoch milliseconds
 * @param expectedExpiration when the result is expected; -1 when not said
 * @param occurrence the venue's time of the event; for games start plus three hours; -1 if not said
 * @param settlementValue what YES pays, from {@code determined} on; null before
 * @param settledAt when positions were paid; -1 before
 * @param feeWaivedUntil no fee before this moment; -1 when there is no such promise
 * @param structure the label of the grid
 */
public record KalshiMarket(
    String ticker,
    String eventTicker,
    Type type,
    Status status,
    String yesName,
    String noName,
    long opensAt,
    long closesAt,
    long latestExpiration,
    long expectedExpiration,
    long occurrence,
    long settlementTimerSeconds,
    Quote yesBid,
    Quote yesAsk,
    Price lastPrice,
    Quantity volume,
    Quantity openInterest,
    Result result,
    @Nullable Price settlementValue,
    long settledAt,
    boolean canCloseEarly,
    long feeWaivedUntil,
    String structure,
    PriceGrid grid,
    int shard) {

  /** Kinds of markets. */
  public enum Type {
    /** Pays YES or NO; games are of this kind. */
    BINARY,
    /** Pays by a number. */
    SCALAR
  }

  /** The life of a market (documentation of 2026-10). */
  public enum Status {
    /** Not open yet. */
    INITIALIZED,
    /** Paused by the exchange. */
    INACTIVE,
    /** Takes orders. */
    ACTIVE,
    /** Past its close, without result. */
    CLOSED,
    /** With a result whose settlement timer runs. */
    DETERMINED,
    /** With a result that is contested. */
    DISPUTED,
    /** With another result than before. */
    AMENDED,
    /** Paid. */
    FINALIZED
  }

  /** How a market ended. */
  public enum Result {
    /** Not known. */
    OPEN,
    /** YES pays a dollar. */
    YES,
    /** NO pays a dollar. */
    NO,
    /** Each pays its part, a tie half a dollar. */
    SCALAR
  }

  /** The best price of a side and what waits there. */
  public record Quote(Price price, Quantity size) {}

  static KalshiMarket of(Fields row) {
    return new KalshiMarket(
        WireValues.ticker(row, "ticker"),
        row.text("event_ticker"),
        WireValues.word(row, "market_type", Type.class),
        WireValues.word(row, "status", Status.class),
        row.text("yes_sub_title"),
        row.text("no_sub_title"),
        WireValues.time(row, "open_time"),
        WireValues.time(row, "close_time"),
        WireValues.time(row, "latest_expiration_time"),
        WireValues.optionalTime(row, "expected_expiration_time"),
        WireValues.optionalTime(row, "occurrence_datetime"),
        row.integer("settlement_timer_seconds"),
        new Quote(row.price("yes_bid_dollars"), row.quantity("yes_bid_size_fp")),
        new Quote(row.price("yes_ask_dollars"), row.quantity("yes_ask_size_fp")),
        row.price("last_price_dollars"),
        row.quantity("volume_fp"),
        row.quantity("open_interest_fp"),
        result(row),
        row.has("settlement_value_dollars") ? row.price("settlement_value_dollars") : null,
        WireValues.optionalTime(row, "settlement_ts"),
        row.flag("can_close_early"),
        WireValues.optionalTime(row, "fee_waiver_expiration_time"),
        row.text("price_level_structure"),
        PriceRanges.of(row),
        WireValues.shard(row));
  }

  private static Result result(Fields row) {
    return row.text("result").isEmpty() ? Result.OPEN : ended(row);
  }

  /** The result of a market that has one. */
  static Result ended(Fields row) {
    String result = row.text("result");
    return switch (result) {
      case "yes" -> Result.YES;
      case "no" -> Result.NO;
      case "scalar" -> Result.SCALAR;
      default -> throw row.malformed("result '" + result + "' is none");
    };
  }
}
