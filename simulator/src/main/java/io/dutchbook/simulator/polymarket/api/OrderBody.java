package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A signed order as it is posted.
 *
 * @param order what was signed
 * @param signature over it
 * @param expiration epoch seconds, not signed; zero for none
 * @param owner the API key
 * @param type how long it may rest
 * @param postOnly whether it must not trade at once
 */
record OrderBody(
    SignedOrder order,
    String signature,
    long expiration,
    String owner,
    OrderType type,
    boolean postOnly) {

  /** What a body turned out to be. */
  sealed interface Result {}

  /** A well-formed order. */
  record Order(OrderBody body) implements Result {}

  /** Something else; the error in Polymarket's words. */
  record Malformed(String error) implements Result {}

  /** Reads one order. */
  static Result read(JsonNode body) {
    JsonNode order = body.path("order");
    if (order.has("nonce") || order.has("feeRateBps") || order.has("taker")) {
      return new Malformed(ClobErrors.VERSION_MISMATCH);
    }
    try {
      return new Order(order(body, order));
    } catch (IllegalArgumentException malformed) {
      return new Malformed(ClobErrors.INVALID_ORDER);
    }
  }

  private static OrderBody order(JsonNode body, JsonNode order) {
    SignedOrder signed =
        new SignedOrder(
            integer(order, "salt"),
            text(order, "maker", "0x[0-9a-fA-F]{40}"),
            text(order, "signer", "0x[0-9a-fA-F]{40}"),
            number(order, "tokenId"),
            number(order, "makerAmount"),
            number(order, "takerAmount"),
            Action.valueOf(text(order, "side", "BUY|SELL")),
            signatureType(order),
            number(order, "timestamp"),
            text(order, "metadata", "0x[0-9a-fA-F]{64}"),
            text(order, "builder", "0x[0-9a-fA-F]{64}"));
    return new OrderBody(
        signed,
        text(order, "signature", "0x[0-9a-fA-F]+"),
        number(order, "expiration").longValueExact(),
        text(body, "owner", ".+"),
        type(text(body, "orderType", ".+")),
        body.path("postOnly").asBoolean(false));
  }

  private static OrderType type(String word) {
    Optional<OrderType> type =
        Arrays.stream(OrderType.values()).filter(one -> one.name().equals(word)).findFirst();
    return type.orElseThrow(() -> new IllegalArgumentException("order type " + word));
  }

  private static int signatureType(JsonNode order) {
    JsonNode node = order.path("signatureType");
    if (!node.isInt() || node.asInt() < 0 || node.asInt() > 3) {
      throw new IllegalArgumentException("signatureType");
    }
    return node.asInt();
  }

  private static BigInteger integer(JsonNode order, String field) {
    JsonNode node = order.path(field);
    if (!node.isIntegralNumber() || node.bigIntegerValue().signum() < 0) {
      throw new IllegalArgumentException(field);
    }
    return node.bigIntegerValue();
  }

  private static BigInteger number(JsonNode order, String field) {
    return new BigInteger(text(order, field, "\\d{1,78}"));
  }

  private static String text(JsonNode node, String field, String form) {
    JsonNode text = node.path(field);
    if (!text.isTextual() || !text.asText().matches(form)) {
      throw new IllegalArgumentException(field);
    }
    return text.asText();
  }
}
