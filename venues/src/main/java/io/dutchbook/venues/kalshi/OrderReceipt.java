package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What Kalshi says at once about an order that was created or amended.
 *
 * @param clientOrderId blank when the venue leaves it out
 * @param filled traded by this request; null when an amendment changed nothing of it
 * @param remaining what rests; null when an amendment changed nothing of it
 * @param averagePrice per contract on the YES leg; null while nothing traded
 * @param averageFee per contract; null while nothing traded
 * @param at the engine's time, epoch milliseconds
 */
public record OrderReceipt(
    String orderId,
    String clientOrderId,
    @Nullable Quantity filled,
    @Nullable Quantity remaining,
    @Nullable Money averagePrice,
    @Nullable Money averageFee,
    long at) {

  /** A new order's; all counts are there. */
  static OrderReceipt created(Fields answer) {
    return of(answer, answer.quantity("fill_count"), answer.quantity("remaining_count"));
  }

  /** An amended order's. */
  static OrderReceipt amended(Fields answer) {
    return of(answer, optional(answer, "fill_count"), optional(answer, "remaining_count"));
  }

  private static OrderReceipt of(
      Fields answer, @Nullable Quantity filled, @Nullable Quantity remaining) {
    return new OrderReceipt(
        answer.text("order_id"),
        WireValues.optionalText(answer, "client_order_id"),
        filled,
        remaining,
        answer.has("average_fill_price") ? answer.money("average_fill_price") : null,
        answer.has("average_fee_paid") ? answer.money("average_fee_paid") : null,
        answer.integer("ts_ms"));
  }

  private static @Nullable Quantity optional(Fields answer, String name) {
    return answer.has(name) ? answer.quantity(name) : null;
  }
}
