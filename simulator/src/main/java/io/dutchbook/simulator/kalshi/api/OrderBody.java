package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of a V2 order. Counts and prices are texts; a number is refused with the words of the
 * venue's decoder (recorded June 2026).
 */
final class OrderBody {
  private final JsonNode body;

  private OrderBody(JsonNode body) {
    this.body = body;
  }

  /** The order in a text, or the answer that refuses it. */
  static Result read(String text) {
    JsonNode body = Json.read(text).orElse(null);
    if (body == null || !body.isObject()) {
      return new Malformed(KalshiErrors.undecodable("invalid character in request body"));
    }
    try {
      return new Order(new OrderBody(body).order());
    } catch (Refusal refusal) {
      return new Malformed(refusal.answer);
    }
  }

  private NewOrder order() {
    long expiry = number("expiration_time");
    Lifetime lifetime = choice("time_in_force", "TimeInForce", OrderBody::lifetime);
    boolean reduceOnly = flag("reduce_only");
    if (expiry != 0 && lifetime != Lifetime.GOOD_TILL_CANCELED) {
      throw new Refusal(
          KalshiErrors.error(400, "invalid_order", "expiration requires good_till_canceled"));
    }
    if (reduceOnly && lifetime != Lifetime.IMMEDIATE_OR_CANCEL) {
      throw new Refusal(
          KalshiErrors.error(400, "invalid_order", "reduce only requires immediate_or_cancel"));
    }
    return new NewOrder(
        required("ticker", "Ticker"),
        clientOrderId(),
        choice("side", "Side", OrderBody::side),
        decimal("price", "Price", Price.SCALE, "invalid_price"),
        decimalLong("count", "Count", 2, "invalid_order_size"),
        lifetime,
        choice("self_trade_prevention_type", "SelfTradePreventionType", OrderBody::ownCross),
        flag("post_only"),
        reduceOnly,
        expiry * 1_000);
  }

  private @Nullable String clientOrderId() {
    String id = text("client_order_id");
    if (!id.matches("[A-Za-z0-9_-]{0,80}")) {
      throw new Refusal(
          KalshiErrors.error(400, "invalid_parameters", "illegal characters in client_order_id"));
    }
    return id.isEmpty() ? null : id;
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

  private <T> T choice(String name, String field, Function<String, @Nullable T> reader) {
    T choice = reader.apply(required(name, field));
    if (choice == null) {
      throw new Refusal(KalshiErrors.invalidParameter("CreateOrderV2", field, "oneof"));
    }
    return choice;
  }

  private int decimal(String name, String field, int scale, String code) {
    long value = decimalLong(name, field, scale, code);
    return Math.clamp(value, 0, Integer.MAX_VALUE);
  }

  private long decimalLong(String name, String field, int scale, String code) {
    try {
      return FixedPoint.parse(required(name, field), scale);
    } catch (NumberFormatException malformed) {
      throw new Refusal(KalshiErrors.error(400, code));
    } catch (ArithmeticException tooLarge) {
      throw new Refusal(KalshiErrors.error(400, code));
    }
  }

  private String required(String name, String field) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new Refusal(KalshiErrors.invalidParameter("CreateOrderV2", field, "required"));
    }
    return text;
  }

  private String text(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw mistyped(name, node, "string");
    }
    return node.asText();
  }

  private long number(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return 0;
    }
    if (!node.isIntegralNumber()) {
      throw mistyped(name, node, "int64");
    }
    return node.asLong();
  }

  private boolean flag(String name) {
    JsonNode node = body.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw mistyped(name, node, "bool");
    }
    return node.asBoolean();
  }

  private static Refusal mistyped(String name, JsonNode node, String wanted) {
    String kind = node.isNumber() ? "number" : node.isTextual() ? "string" : "object";
    return new Refusal(
        KalshiErrors.undecodable(
            "json: cannot unmarshal "
                + kind
                + " into Go struct field CreateOrderV2Request."
                + name
                + " of type "
                + wanted));
  }

  /** What a body turned out to be. */
  sealed interface Result {}

  /** A well-formed order. */
  record Order(NewOrder order) implements Result {}

  /** Something else. */
  record Malformed(Answer answer) implements Result {}

  /** Leaves the reading with an answer; never leaves this class. */
  private static final class Refusal extends RuntimeException {
    private final transient Answer answer;

    private Refusal(Answer answer) {
      super("the body is refused", null, false, false);
      this.answer = answer;
    }
  }
}
