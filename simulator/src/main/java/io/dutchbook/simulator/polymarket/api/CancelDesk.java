package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes cancels: of one order, of some, of a market's, of all. */
final class CancelDesk {
  private static final int MOST = 1_000;

  private final PolymarketExchange exchange;

  CancelDesk(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** What a request turned out to ask for. */
  sealed interface Wish {}

  /**
   * Orders to be cancelled.
   *
   * @param ids which
   * @param sweep whether the venue found them, not the client
   */
  record Ids(List<String> ids, boolean sweep) implements Wish {
    Ids {
      ids = List.copyOf(ids);
    }
  }

  /** Something malformed. */
  record Malformed(Answer answer) implements Wish {}

  /** Reads a request. */
  Wish read(Call call, Credentials credentials) {
    return switch (call.path()) {
      case "/order" -> one(call.body());
      case "/orders" -> some(call.body());
      case "/cancel-all" -> new Ids(open(credentials, "", ""), true);
      default -> ofMarket(call.body(), credentials);
    };
  }

  private static Wish one(String body) {
    return Json.read(body)
        .map(json -> json.path("orderID"))
        .filter(JsonNode::isTextual)
        .<Wish>map(id -> new Ids(List.of(id.asText()), false))
        .orElseGet(() -> new Malformed(ClobErrors.error(400, "Invalid orderID")));
  }

  /** At most 1000 since 2026-06-15; repeated ids count once. */
  private static Wish some(String body) {
    Optional<JsonNode> json = Json.read(body).filter(JsonNode::isArray);
    List<String> ids = new ArrayList<>();
    json.ifPresent(array -> array.forEach(id -> ids.add(id.isTextual() ? id.asText() : "")));
    if (json.isEmpty() || ids.contains("")) {
      return new Malformed(ClobErrors.error(400, "Invalid order params payload"));
    }
    return ids.size() > MOST
        ? new Malformed(
            ClobErrors.error(
                400, "Too many orders in payload: " + ids.size() + ", max allowed: " + MOST))
        : new Ids(ids.stream().distinct().toList(), false);
  }

  private static Wish ofMarket(String body, Credentials credentials) {
    Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
    String market = json.map(named -> named.path("market").asText("")).orElse("");
    String asset = json.map(named -> named.path("asset_id").asText("")).orElse("");
    return market.isEmpty() && asset.isEmpty()
        ? new Malformed(ClobErrors.error(400, "Invalid order params payload"))
        : new Ids(open(credentials, market, asset), true);
  }

  private static List<String> open(Credentials credentials, String market, String asset) {
    return credentials.account().openOrders().stream()
        .filter(order -> market.isEmpty() || order.market().conditionId().equals(market))
        .filter(order -> asset.isEmpty() || order.request().token().equals(asset))
        .map(PolymarketOrder::id)
        .toList();
  }

  /** Cancels; says of each order whether it was. */
  Answer cancel(List<String> ids, Credentials credentials, long now) {
    ArrayNode canceled = Json.array();
    ObjectNode others = Json.object();
    for (String id : ids) {
      if (exchange.cancel(credentials.account(), id, now)) {
        canceled.add(id);
      } else {
        others.put(id, reason(credentials.account(), id));
      }
    }
    return Answer.json(
        200, Json.object().<ObjectNode>set("canceled", canceled).set("not_canceled", others));
  }

  /** Cancels all orders that one key has sent. */
  void cancelAllOf(Credentials credentials, long now) {
    List<String> own =
        credentials.account().openOrders().stream()
            .filter(order -> order.request().owner().equals(credentials.apiKey()))
            .map(PolymarketOrder::id)
            .toList();
    cancel(own, credentials, now);
  }

  /** Only the first of these words is known from the venue. */
  private static String reason(PolymarketAccount account, String id) {
    return account
        .order(id)
        .map(order ->
            order.status() == PolymarketOrder.Status.DELAYED
                ? "order is delayed and cannot be canceled"
                : "already canceled or matched")
        .orElse("order not found");
  }
}
