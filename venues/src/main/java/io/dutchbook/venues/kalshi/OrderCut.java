package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;

/**
 * What Kalshi says about an order that was canceled or made smaller.
 *
 * @param contracts taken away by a cancel, left by a decrease
 * @param at the engine's time, epoch milliseconds; -1 when a batch does not say
 */
public record OrderCut(String orderId, Quantity contracts, long at) {
  static OrderCut canceled(Fields answer) {
    return of(answer, "reduced_by");
  }

  static OrderCut decreased(Fields answer) {
    return of(answer, "remaining_count");
  }

  private static OrderCut of(Fields answer, String count) {
    return new OrderCut(answer.text("order_id"), answer.quantity(count), answer.integer("ts_ms"));
  }

  static OrderCut canceledInBatch(Fields item) {
    return new OrderCut(
        item.text("order_id"),
        item.quantity("reduced_by"),
        WireValues.optionalInteger(item, "ts_ms"));
  }
}
