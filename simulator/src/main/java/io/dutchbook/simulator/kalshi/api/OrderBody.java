package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.Amendment;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.api.RequestBody.Malformed;
import org.jspecify.annotations.Nullable;

/** Orders and amendments as V2 requests carry them. */
final class OrderBody {
  /** What the venue's decoder calls a new order (recorded June 2026). */
  static final String CREATE = "CreateOrderV2Request";

  private OrderBody() {}

  /** A new order. */
  static NewOrder order(RequestBody body) {
    long expiry = body.number("expiration_time").orElse(0);
    Lifetime lifetime = body.choice("time_in_force", OrderBody::lifetime);
    boolean reduceOnly = body.flag("reduce_only");
    boolean postOnly = body.flag("post_only");
    requireRest(expiry != 0, "expiration", lifetime);
    requireRest(postOnly, "post only", lifetime);
    if (reduceOnly && lifetime != Lifetime.IMMEDIATE_OR_CANCEL) {
      throw invalid("reduce only requires immediate_or_cancel");
    }
    body.requirePrimaryAccount();
    return new NewOrder(
        body.required("ticker"),
        body.clientOrderId("client_order_id"),
        body.choice("side", OrderBody::side),
        price(body),
        body.decimal("count", 2, "invalid_order_size"),
        lifetime,
        body.choice("self_trade_prevention_type", OrderBody::ownCross),
        postOnly,
        reduceOnly,
        millis(expiry),
        body.flag("cancel_order_on_pause"),
        body.optional("order_group_id"));
  }

  private static void requireRest(boolean asked, String what, Lifetime lifetime) {
    if (asked && lifetime != Lifetime.GOOD_TILL_CANCELED) {
      throw invalid(what + " requires good_till_canceled");
    }
  }

  private static Malformed invalid(String details) {
    return new Malformed(KalshiErrors.error(400, "invalid_order", details));
  }

  private static int price(RequestBody body) {
    return Math.clamp(body.decimal("price", Price.SCALE, "invalid_price"), 0, Integer.MAX_VALUE);
  }

  private static long millis(long seconds) {
    return Math.clamp(seconds, 0, Long.MAX_VALUE / 1_000) * 1_000;
  }

  /** An amendment. */
  static Amendment amendment(RequestBody body) {
    return new Amendment(
        body.required("ticker"),
        body.choice("side", OrderBody::side),
        price(body),
        body.decimal("count", 2, "invalid_order_size"),
        body.clientOrderId("client_order_id"),
        body.clientOrderId("updated_client_order_id"),
        body.has("expiration_time")
            ? millis(body.number("expiration_time").orElse(0))
            : Amendment.KEEP_EXPIRY);
  }

  private static @Nullable Lifetime lifetime(String word) {
    return switch (word) {
      case "good_till_canceled" -> Lifetime.GOOD_TILL_CANCELED;
      case "immediate_or_cancel" -> Lifetime.IMMEDIATE_OR_CANCEL;
      case "fill_or_kill" -> Lifetime.FILL_OR_KILL;
      default -> null;
    };
  }

  private static @Nullable Side side(String word) {
    return word.equals("bid") ? Side.BID : word.equals("ask") ? Side.ASK : null;
  }

  private static @Nullable OwnCross ownCross(String word) {
    return switch (word) {
      case "taker_at_cross" -> OwnCross.TAKER_AT_CROSS;
      case "maker" -> OwnCross.MAKER;
      default -> null;
    };
  }
}
