package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.polymarket.NewOrder;
import io.dutchbook.simulator.polymarket.Placement;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Takes signed orders. */
final class OrderDesk {
  private static final int MOST_ORDERS = 15;
  private static final BigInteger LARGEST_AMOUNT = BigInteger.valueOf(1_000_000_000_000_000L);

  private final PolymarketExchange exchange;
  private final OrderIdentity identity;

  OrderDesk(PolymarketExchange exchange) {
    this.exchange = exchange;
    this.identity = new OrderIdentity(exchange);
  }

  /** What a request turned out to bring. */
  sealed interface Wish {}

  /**
   * Orders, not looked into yet.
   *
   * @param batch whether they came as an array
   */
  record Orders(List<JsonNode> orders, boolean batch) implements Wish {
    Orders {
      orders = List.copyOf(orders);
    }

    /** Whether none of them may trade at once. */
    boolean arePostOnly() {
      return orders.stream().allMatch(order -> order.path("postOnly").asBoolean(false));
    }
  }

  /** Something malformed. */
  record Malformed(Answer answer) implements Wish {}

  /** Reads a request: one order, or an array of at most 15. */
  static Wish read(Call call) {
    Optional<JsonNode> json = Json.read(call.body());
    boolean batch = call.path().equals("/orders");
    if (json.filter(batch ? JsonNode::isArray : JsonNode::isObject).isEmpty()) {
      return new Malformed(ClobErrors.error(400, ClobErrors.INVALID_ORDER));
    }
    List<JsonNode> orders = batch ? json.get().valueStream().toList() : List.of(json.get());
    return orders.size() > MOST_ORDERS
        ? new Malformed(
            ClobErrors.error(
                400,
                "Too many orders in payload: " + orders.size() + ", max allowed: " + MOST_ORDERS))
        : new Orders(orders, batch);
  }

  /** Takes orders in their sequence; of a batch, each for itself. */
  Answer post(Orders wish, Credentials credentials, long now) {
    return wish.batch()
        ? postAll(wish.orders(), credentials, now)
        : post(wish.orders().getFirst(), credentials, now);
  }

  private Answer post(JsonNode json, Credentials credentials, long now) {
    return switch (place(json, credentials, now)) {
      case Placement.Refused(String error) -> ClobErrors.error(400, error);
      case Placement.Accepted(PolymarketOrder order) -> Answer.json(200, placed(order));
    };
  }

  /** A refused leg has an empty id and its error beside it. */
  private Answer postAll(List<JsonNode> orders, Credentials credentials, long now) {
    ArrayNode answers = Json.array();
    for (JsonNode one : orders) {
      answers.add(
          switch (place(one, credentials, now)) {
            case Placement.Refused(String error) -> answer("", error, "", "", "");
            case Placement.Accepted(PolymarketOrder order) -> placed(order);
          });
    }
    return Answer.json(200, answers);
  }

  private Placement place(JsonNode json, Credentials credentials, long now) {
    return switch (OrderBody.read(json)) {
      case OrderBody.Malformed(String error) -> new Placement.Refused(error);
      case OrderBody.Order(OrderBody body) -> place(body, credentials, now);
    };
  }

  private Placement place(OrderBody body, Credentials credentials, long now) {
    SignedOrder signed = body.order();
    Optional<PolymarketMarket> market = exchange.marketOf(signed.tokenId().toString());
    if (market.isEmpty()) {
      return new Placement.Refused("the orderbook " + signed.tokenId() + " does not exist");
    }
    PolymarketEvent event = market.get().event();
    Exchange contract = Exchange.of(event.negRisk(), event.positions());
    Optional<String> refusal = identity.refusal(body, contract, credentials);
    if (refusal.isPresent()) {
      return new Placement.Refused(refusal.get());
    }
    boolean tooLarge = signed.makerAmount().max(signed.takerAmount()).compareTo(LARGEST_AMOUNT) > 0;
    if (tooLarge || signed.makerAmount().min(signed.takerAmount()).signum() == 0) {
      return new Placement.Refused(ClobErrors.INVALID_ORDER);
    }
    return exchange.place(
        new NewOrder(
            signed.id(contract),
            signed.maker(),
            body.owner(),
            signed.tokenId().toString(),
            signed.action(),
            signed.makerAmount().longValueExact(),
            signed.takerAmount().longValueExact(),
            body.type(),
            body.postOnly(),
            body.expiration(),
            signed.salt().longValue()),
        now);
  }

  private static ObjectNode placed(PolymarketOrder order) {
    boolean buys = order.request().action() == Action.BUY;
    String value = order.matched() == 0 ? "" : Amounts.units(order.value());
    String shares = order.matched() == 0 ? "" : Amounts.units(order.matched());
    String status =
        switch (order.status()) {
          case DELAYED -> "delayed";
          case LIVE -> order.matched() > 0 ? "matched" : "live";
          case MATCHED -> "matched";
          case UNMATCHED, CANCELED, INVALID, CANCELED_MARKET_RESOLVED -> "unmatched";
        };
    ObjectNode answer =
        answer(order.id(), "", buys ? value : shares, buys ? shares : value, status);
    if (!order.trades().isEmpty()) {
      answer.set("tradeIDs", Json.texts(order.trades()));
    }
    return answer;
  }

  private static ObjectNode answer(
      String id, String error, String making, String taking, String status) {
    return Json.object()
        .put("errorMsg", error)
        .put("orderID", id)
        .put("takingAmount", taking)
        .put("makingAmount", making)
        .put("status", status)
        .put("success", error.isEmpty());
  }
}
