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
    return switch (path) {
      case "book" -> ClobJson.book(market, token, now);
      case "tick-size" ->
          Json.object().put("minimum_tick_size", market.tick() / (double) Price.DOLLAR);
      case "neg-risk" -> Json.object().put("neg_risk", market.event().negRisk());
      case "fee-rate" -> Json.object().put("base_fee", 1_000);
      case "midpoint" -> Json.object().put("mid", middle(market, token));
      case "spread" -> Json.object().put("spread", spread(market, token));
      case "price" ->
          Json.object().put("price", price(market, token, call.parameter("side").orElse("BUY")));
      default -> lastTrade(market, token);
    };
  }

  /** The same about several tokens at once: books as a list, everything else by token. */
  Answer tokens(String body, String path, long now) {
    Optional<JsonNode> wanted =
        Json.read(body).filter(JsonNode::isArray).filter(all -> all.size() <= MOST_TOKENS);
    if (wanted.isEmpty()) {
      return ClobErrors.error(400, "Invalid payload");
    }
    ArrayNode rows = Json.array();
    ObjectNode byToken = Json.object();
    for (JsonNode one : wanted.get()) {
      String token = one.path("token_id").asText("");
      Optional<PolymarketMarket> market = exchange.marketOf(token);
      if (market.isPresent()) {
        add(market.get(), token, path, one.path("side").asText("BUY"), now, rows, byToken);
      }
    }
    boolean list = path.equals("books") || path.equals("last-trades-prices");
    return Answer.json(200, list ? rows : byToken);
  }

  private static void add(
      PolymarketMarket market,
      String token,
      String path,
      String side,
      long now,
      ArrayNode rows,
      ObjectNode byToken) {
    int index = market.indexOf(token);
    switch (path) {
      case "books" -> rows.add(ClobJson.book(market, index, now));
      case "last-trades-prices" -> rows.add(lastTrade(market, index).put("token_id", token));
      case "prices" -> sides(byToken, token).put(side, price(market, index, side));
      case "spreads" -> byToken.put(token, spread(market, index));
      default -> byToken.put(token, middle(market, index));
    }
  }

  private static ObjectNode sides(ObjectNode byToken, String token) {
    return byToken.get(token) instanceof ObjectNode known ? known : byToken.putObject(token);
  }

  private static String middle(PolymarketMarket market, int token) {
    int bid = market.best(token, Side.BID).orElse(0);
    int ask = market.best(token, Side.ASK).orElse(Price.DOLLAR);
    return Amounts.units((bid + ask) * 50L);
  }

  private static String spread(PolymarketMarket market, int token) {
    int bid = market.best(token, Side.BID).orElse(0);
    int ask = market.best(token, Side.ASK).orElse(Price.DOLLAR);
    return Amounts.price(ask - bid);
  }

  /** What a buyer would pay or a seller would get; nothing where nobody trades. */
  private static String price(PolymarketMarket market, int token, String side) {
    Side wanted = side.equalsIgnoreCase("BUY") ? Side.ASK : Side.BID;
    return market.best(token, wanted).map(Amounts::price).orElse("0");
  }

  private static ObjectNode lastTrade(PolymarketMarket market, int token) {
    int last = market.lastPrice();
    int own = last == 0 || token == 0 ? last : Price.DOLLAR - last;
    return Json.object().put("price", Amounts.price(own)).put("side", "BUY");
  }

  /** Past prices of a token are not kept: the last one is all there is. */
  Answer history(Call call) {
    ArrayNode points = Json.array();
    exchange
        .marketOf(call.parameter("market").orElse(""))
        .filter(market -> market.lastPrice() > 0)
        .ifPresent(market ->
            points.add(
                Json.object()
                    .put("t", market.updatedAt() / 1_000)
                    .put("p", market.lastPrice() / (double) Price.DOLLAR)));
    return Answer.json(200, Json.object().set("history", points));
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

  Answer simplified(Call call) {
    List<ObjectNode> rows =
        exchange.markets().stream().map(ClobJson::longMarket).map(BookRoutes::simple).toList();
    return Answer.json(200, Offsets.page(call, rows, 1_000));
  }

  private static ObjectNode simple(ObjectNode market) {
    return market.retain(
        "condition_id", "tokens", "active", "closed", "archived", "accepting_orders");
  }
}
