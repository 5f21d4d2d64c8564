package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * The body of a V2 order (since 2026-04-22): always on the YES leg, so that buying NO at a price is
 * asking YES at its complement.
 */
final class OrderForm {
  private OrderForm() {}

  /** The bytes of an immediate-or-cancel order; the same bytes for the same intent. */
  static byte[] body(OrderIntent intent) {
    ObjectNode form = Json.object();
    form.put("ticker", intent.instrument().id().market());
    form.put("client_order_id", intent.key().clientOrderId());
    form.put("side", bookSide(intent));
    form.put("count", intent.quantity().toString());
    form.put("price", yesPrice(intent).toString());
    form.put("time_in_force", "immediate_or_cancel");
    form.put("self_trade_prevention_type", "taker_at_cross");
    return Json.write(form).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code bid} for buying YES and selling NO, {@code ask} for the other two. */
  static String bookSide(OrderIntent intent) {
    return isYes(intent) == (intent.action() == Action.BUY) ? "bid" : "ask";
  }

  /** Whether the order is about the YES side. */
  static boolean isYes(OrderIntent intent) {
    String token = intent.instrument().id().token();
    return switch (token) {
      case InstrumentId.YES -> true;
      case InstrumentId.NO -> false;
      default -> throw new IllegalArgumentException("a Kalshi market has no side '" + token + "'");
    };
  }

  private static Price yesPrice(OrderIntent intent) {
    return isYes(intent) ? intent.limit() : intent.limit().complement();
  }
}
