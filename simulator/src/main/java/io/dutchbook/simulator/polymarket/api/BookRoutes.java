package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Public requests about books and the terms of trading. */
final class BookRoutes {
  private static final int MOST_TOKENS = 500;

  private final PolymarketExchange exchange;

  BookRoutes(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** The answer to a request about one token. */
  Answer token(Call call, String path, long now) {
    String token = call.parameter("token_id").orElse("");
    Optional<PolymarketMarket> market = exchange.marketOf(token);
    if (market.isEmpty()) {
      return ClobErrors.error(404, "No orderbook exists for the requested token id");
    }
    return Answer.json(200, body(call, path, market.get(), market.get().indexOf(token), now));
  }

  private static JsonNode body(
      Call call, String path, PolymarketMarket market, int token, long now) {
    Optional<Integer> bid = market.best(token, Side.BID);
    Optional<Integer> ask = market.best(token, Side.ASK);
    return switch (path) {
      case "book" -> ClobJson.book(market, token, now);
      case "tick-size" ->
          Json.object().put("minimum_tick_size", market.tick() / (double) Price.DOLLAR);
      case "neg-risk" -> Json.object().put("neg_risk", market.event().negRisk());
      case "fee-rate" -> Json.object().put("base_fee", 1_000);
      case "midpoint" ->
          Json.object().put("mid", Amounts.units((bid.orElse(0) + ask.orElse(Price.DOLLAR)) * 50L));
      case "spread" ->
          Json.object().put("spread", Amounts.price(ask.orElse(Price.DOLLAR) - bid.orElse(0)));
      case "price" -> {
        boolean buys = call.parameter("side").orElse("BUY").equalsIgnoreCase("BUY");
        yield Json.object().put("price", (buys ? ask : bid).map(Amounts::price).orElse("0"));
      }
      default -> {
        int last = market.lastPrice();
        int own = last == 0 || token == 0 ? last : Price.DOLLAR - last;
        yield Json.object().put("price", Amounts.price(own)).put("side", "BUY");
      }
    };
  }

  /** Several books at once. */
  Answer books(String body, long now) {
    Optional<JsonNode> wanted =
        Json.read(body).filter(JsonNode::isArray).filter(all -> all.size() <= MOST_TOKENS);
    if (wanted.isEmpty()) {
      return ClobErrors.error(400, "Invalid payload");
    }
    ArrayNode books = Json.array();
    for (JsonNode one : wanted.get()) {
      String token = one.path("token_id").asText("");
      exchange
          .marketOf(token)
          .ifPresent(market -> books.add(ClobJson.book(market, market.indexOf(token), now)));
    }
    return Answer.json(200, books);
  }

  Answer market(String conditionId) {
    return exchange
        .market(conditionId)
        .map(market -> Answer.json(200, ClobJson.longMarket(market)))
        .orElseGet(() -> ClobErrors.error(404, "market not found"));
  }

  Answer shortMarket(String conditionId) {
    return exchange
        .market(conditionId)
        .map(market -> Answer.json(200, ClobJson.shortMarket(market)))
        .orElseGet(() -> ClobErrors.error(404, "market not found"));
  }

  Answer byToken(String token) {
    return exchange
        .marketOf(token)
        .map(market ->
            Answer.json(
                200,
                Json.object()
                    .put("condition_id", market.conditionId())
                    .put("primary_token_id", market.token(0))
                    .put("secondary_token_id", market.token(1))))
        .orElseGet(() -> ClobErrors.error(404, "market not found"));
  }

  Answer markets(Call call) {
    List<PolymarketMarket> all = new ArrayList<>(exchange.markets());
    List<ObjectNode> rows = all.stream().map(ClobJson::longMarket).toList();
    return Answer.json(200, Offsets.page(call, rows, 1_000));
  }
}
