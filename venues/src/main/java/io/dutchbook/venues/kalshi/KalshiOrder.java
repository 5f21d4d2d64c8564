package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;

/**
 * An order as Kalshi lists it (OpenAPI 3.32.0).
 *
 * @param clientOrderId ours; blank when the order was sent without
 * @param yesPrice its limit on the YES leg, even if it traded better
 * @param remaining zero for canceled orders, whatever they had left
 * @param expiresAt epoch milliseconds; -1 when it does not expire
 * @param createdAt epoch milliseconds; -1 when the venue does not say
 * @param groupId its order group; blank when it is in none
 */
public record KalshiOrder(
    String orderId,
    String clientOrderId,
    String ticker,
    BookSide side,
    Status status,
    Price yesPrice,
    Quantity initial,
    Quantity filled,
    Quantity remaining,
    Money takerCost,
    Money makerCost,
    Money takerFees,
    Money makerFees,
    long expiresAt,
    long createdAt,
    String groupId,
    int shard) {

  /** Where an order stands. */
  public enum Status {
    /** In the book. */
    RESTING,
    /** Ended before all of it traded; part of it may have. */
    CANCELED,
    /** All of it traded. */
    EXECUTED
  }

  static KalshiOrder of(Fields row) {
    return new KalshiOrder(
        row.text("order_id"),
        row.text("client_order_id"),
        WireValues.ticker(row, "ticker"),
        WireValues.word(row, "book_side", BookSide.class),
        WireValues.word(row, "status", Status.class),
        LegPrices.yes(row),
        row.quantity("initial_count_fp"),
        row.quantity("fill_count_fp"),
        row.quantity("remaining_count_fp"),
        row.money("taker_fill_cost_dollars"),
        row.money("maker_fill_cost_dollars"),
        row.money("taker_fees_dollars"),
        row.money("maker_fees_dollars"),
        WireValues.optionalTime(row, "expiration_time"),
        WireValues.optionalTime(row, "created_time"),
        WireValues.optionalText(row, "order_group_id"),
        WireValues.shard(row));
  }

  /** Whether nothing more can happen to it. */
  public boolean isDone() {
    return status != Status.RESTING;
  }
}
