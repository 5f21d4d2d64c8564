package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.json.Fields;
import java.util.List;
import java.util.Optional;

/** What Kalshi answers about orders: created, listed, filled. */
final class OrderRows {
  private OrderRows() {}

  /**
   * The answer to a new order.
   *
   * @param remaining what still rests; nothing of an immediate order should
   */
  record Created(String orderId, Quantity filled, Quantity remaining) {
    static Created parse(String body) {
      Fields fields = Fields.parse(body, "create-order");
      return new Created(
          fields.text("order_id"),
          fields.quantity("fill_count"),
          fields.quantity("remaining_count"));
    }
  }

  /** An order in a listing. */
  record Listed(String orderId, String clientOrderId, String status, Quantity filled) {
    static Page<Listed> page(String body) {
      Fields fields = Fields.parse(body, "orders");
      List<Listed> rows = fields.objects("orders").stream().map(Listed::of).toList();
      return new Page<>(rows, fields.optionalText("cursor").orElse(""));
    }

    static Listed of(Fields row) {
      return new Listed(
          row.text("order_id"),
          row.text("client_order_id"),
          row.text("status"),
          row.quantity("fill_count_fp"));
    }

    /** Whether nothing more can happen to it. */
    boolean isDone() {
      return status.equals("executed") || status.equals("canceled");
    }
  }

  /** A page of fills, each as its fields. */
  static Page<Fields> fills(String body) {
    Fields fields = Fields.parse(body, "fills");
    return new Page<>(fields.objects("fills"), fields.optionalText("cursor").orElse(""));
  }

  /**
   * A fill of an order, in the terms of the order's own side: a NO contract costs the NO price. The
   * fee is what Kalshi charged, roundings and rebates included.
   */
  static Fill fill(Fields row, OrderIntent intent) {
    Price yes = LegPrices.yes(row);
    Optional<String> side = row.optionalText("book_side");
    if (side.isPresent() && !side.get().equals(OrderForm.bookSide(intent))) {
      throw row.malformed("book_side " + side.get() + " is not that of its order");
    }
    Price price = OrderForm.isYes(intent) ? yes : yes.complement();
    Quantity quantity = row.quantity("count_fp");
    return new Fill(
        row.text("fill_id"),
        intent.key(),
        intent.instrument().id(),
        intent.action(),
        quantity,
        0,
        price,
        price.times(quantity),
        row.money("fee_cost"),
        time(row, intent));
  }

  /** A fill that does not say when it was is booked all the same, dated by its order. */
  private static long time(Fields row, OrderIntent intent) {
    long said = KalshiFill.time(row);
    return said == WireValues.NONE ? intent.createdAt() : said;
  }
}
