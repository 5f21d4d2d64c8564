package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.simulator.polymarket.NewOrder;
import io.dutchbook.simulator.polymarket.Placement;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.polymarket.signing.SignedOrder;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes signed orders and cancels. */
final class OrderDesk {
  private static final int MOST_ORDERS = 15;
  private static final int MOST_CANCELS = 1_000;
  private static final int DEPOSIT_WALLET = 3;
  private static final BigInteger LARGEST_AMOUNT = BigInteger.valueOf(1_000_000_000_000_000L);

  private final PolymarketExchange exchange;
  private boolean trading = true;

  OrderDesk(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** Stops or resumes new orders; cancels go on. */
  void trade(boolean allowed) {
    trading = allowed;
  }

  Answer post(String body, Credentials credentials, long now) {
    Optional<JsonNode> json = Json.read(body).filter(JsonNode::isObject);
    if (json.isEmpty()) {
      return ClobErrors.error(400, ClobErrors.INVALID_ORDER);
    }
    if (!trading) {
      return disabled();
    }
    return switch (place(json.get(), credentials, now)) {
      case Placement.Refused(String error) -> ClobErrors.error(400, error);
      case Placement.Accepted(PolymarketOrder order) -> Answer.json(200, placed(order));
    };
  }

  private static Answer disabled() {
    return ClobErrors.error(
        503,
        "Trading is currently cancel-only. New orders are not accepted, but cancels are allowed.");
  }

  /** A refused leg has an empty id and its error beside it. */
  Answer postAll(String body, Credentials credentials, long now) {
    Optional<JsonNode> json = Json.read(body).filter(JsonNode::isArray);
    if (json.isEmpty()) {
      return ClobErrors.error(400, ClobErrors.INVALID_ORDER);
    }
    if (json.get().size() > MOST_ORDERS) {
      return ClobErrors.error(
          400,
          "Too many orders in payload: " + json.get().size() + ", max allowed: " + MOST_ORDERS);
    }
    if (!trading) {
      return disabled();
    }
    ArrayNode answers = Json.array();
    for (JsonNode one : json.get()) {
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
    Exchange contract = Exchange.of(market.get().event().negRisk());
    Optional<String> refusal = identityRefusal(body, contract, credentials);
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
            body.expiration()),
        now);
  }

  private Optional<String> identityRefusal(
      OrderBody body, Exchange contract, Credentials credentials) {
    SignedOrder signed = body.order();
    if (!body.owner().equals(credentials.apiKey())) {
      return Optional.of("the order owner has to be the owner of the API KEY");
    }
    Optional<String> key = signed.signedBy(contract, body.signature());
    if (signed.signatureType() == DEPOSIT_WALLET) {
      return depositRefusal(signed, key, credentials);
    }
    if (!signed.signer().equalsIgnoreCase(credentials.address())) {
      return Optional.of("the order signer address has to be the address of the API KEY");
    }
    boolean ownsMaker =
        exchange.account(signed.maker()).filter(credentials.account()::equals).isPresent();
    boolean ownKey =
        signed.signatureType() != 0 || signed.maker().equalsIgnoreCase(signed.signer());
    return key.filter(credentials.address()::equals).isPresent() && ownsMaker && ownKey
        ? Optional.empty()
        : Optional.of("invalid signature");
  }

  /** A deposit wallet belongs to the key that first signs for it; its derivation is not checked. */
  private Optional<String> depositRefusal(
      SignedOrder signed, Optional<String> key, Credentials credentials) {
    PolymarketAccount account = credentials.account();
    boolean signedByOwner = key.filter(credentials.address()::equals).isPresent();
    boolean oneWallet = signed.maker().equalsIgnoreCase(signed.signer());
    if (signedByOwner && oneWallet && exchange.account(signed.maker()).isEmpty()) {
      exchange.alias(signed.maker(), account);
    }
    boolean owned = exchange.account(signed.maker()).filter(account::equals).isPresent();
    return signedByOwner && oneWallet && owned
        ? Optional.empty()
        : Optional.of("invalid signature");
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
          case UNMATCHED, CANCELED, CANCELED_MARKET_RESOLVED -> "unmatched";
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

  Answer cancel(String body, Credentials credentials, long now) {
    Optional<String> id =
        Json.read(body)
            .map(json -> json.path("orderID"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    return id.isEmpty()
        ? ClobErrors.error(400, "Invalid orderID")
        : cancel(List.of(id.get()), credentials, now);
  }

  Answer cancelSome(String body, Credentials credentials, long now) {
    Optional<JsonNode> json = Json.read(body).filter(JsonNode::isArray);
    if (json.isEmpty()) {
      return ClobErrors.error(400, "Invalid order params payload");
    }
    List<String> ids = new ArrayList<>();
    json.get().forEach(id -> ids.add(id.asText()));
    return ids.size() > MOST_CANCELS
        ? ClobErrors.error(
            400, "Too many orders in payload: " + ids.size() + ", max allowed: " + MOST_CANCELS)
        : cancel(ids.stream().distinct().toList(), credentials, now);
  }

  Answer cancelAll(Credentials credentials, long now) {
    List<String> all =
        credentials.account().openOrders().stream().map(PolymarketOrder::id).toList();
    return cancel(all, credentials, now);
  }

  Answer cancelMarket(String body, Credentials credentials, long now) {
    JsonNode json = Json.read(body).orElseGet(Json::object);
    String market = json.path("market").asText("");
    String asset = json.path("asset_id").asText("");
    List<String> some =
        credentials.account().openOrders().stream()
            .filter(order -> market.isEmpty() || order.market().conditionId().equals(market))
            .filter(order -> asset.isEmpty() || order.request().token().equals(asset))
            .map(PolymarketOrder::id)
            .toList();
    return cancel(some, credentials, now);
  }

  private Answer cancel(List<String> ids, Credentials credentials, long now) {
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
