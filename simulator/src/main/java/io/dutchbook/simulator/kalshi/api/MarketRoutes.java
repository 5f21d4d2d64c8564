package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.kalshi.SeriesTerms;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Public requests: series, events, markets, books, trades. */
final class MarketRoutes {
  private static final Set<String> FILTERS =
      Set.of("unopened", "open", "paused", "closed", "settled");

  private final KalshiExchange exchange;
  private final KalshiJson json;

  MarketRoutes(KalshiExchange exchange, KalshiJson json) {
    this.exchange = exchange;
    this.json = json;
  }

  /** {@code GET /series/…}. */
  Answer series(Call call, List<String> rest) {
    List<SeriesTerms> all = Arrays.stream(League.values()).map(SeriesTerms::of).toList();
    if (rest.isEmpty()) {
      Optional<String> category = call.parameter("category");
      List<SeriesTerms> shown =
          category.isEmpty() || category.get().equals("Sports") ? all : List.of();
      return Answer.sorted(
          200, Json.object().set("series", Json.array(shown, series -> json.series(series))));
    }
    if (rest.equals(List.of("fee_changes"))) {
      return Answer.sorted(200, Json.object().set("series_fee_change_arr", Json.array()));
    }
    return all.stream()
        .filter(series -> rest.equals(List.of(series.ticker())))
        .findFirst()
        .map(series -> Answer.sorted(200, Json.object().set("series", json.series(series))))
        .orElseGet(MarketRoutes::notFound);
  }

  private static Answer notFound() {
    return KalshiErrors.error(404, "not_found");
  }

  /** {@code GET /events/…}. */
  Answer events(Call call, List<String> rest) {
    return switch (rest.size()) {
      case 0 -> eventPage(call);
      case 1 ->
          exchange
              .event(rest.getFirst())
              .map(event -> singleEvent(call, event))
              .orElseGet(MarketRoutes::notFound);
      default -> notFound();
    };
  }

  private Answer eventPage(Call call) {
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetEvents", 200).or(() -> invalidStatus(call));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> tickers = call.list("tickers");
    Predicate<EventTerms> wanted =
        event ->
            matches(call, "series_ticker", event.series().ticker())
                && (tickers.isEmpty() || tickers.contains(event.ticker()))
                && exchange.marketsOf(event).stream().anyMatch(market -> hasStatus(call, market));
    var page = Pages.cut(call, exchange.events().stream().filter(wanted).toList(), 200);
    boolean nested = call.flag("with_nested_markets");
    List<ObjectNode> rows = page.rows().stream().map(event -> event(event, nested)).toList();
    return Answer.sorted(200, KalshiJson.page("events", rows, page.cursor()));
  }

  private ObjectNode event(EventTerms event, boolean nested) {
    ObjectNode row = json.event(event);
    if (nested) {
      row.set("markets", markets(event));
    }
    return row;
  }

  private ArrayNode markets(EventTerms event) {
    return Json.array(exchange.marketsOf(event), market -> json.market(market));
  }

  private Answer singleEvent(Call call, EventTerms event) {
    boolean nested = call.flag("with_nested_markets");
    ObjectNode body = Json.object().set("event", event(event, nested));
    if (!nested) {
      body.set("markets", markets(event));
    }
    return Answer.sorted(200, body);
  }

  private static boolean matches(Call call, String parameter, String value) {
    return call.parameter(parameter).map(value::equals).orElse(true);
  }

  private static Optional<Answer> invalidStatus(Call call) {
    return call.parameter("status")
        .filter(status -> !FILTERS.contains(status))
        .map(status -> KalshiErrors.error(400, "bad_request", "invalid status filter"));
  }

  private static boolean hasStatus(Call call, KalshiMarket market) {
    return matches(call, "status", market.status().filter());
  }

  /** {@code GET /markets/…}. */
  Answer markets(Call call, List<String> rest) {
    if (rest.isEmpty()) {
      return marketPage(call);
    }
    if (rest.equals(List.of("trades"))) {
      return trades(call);
    }
    if (rest.equals(List.of("orderbooks"))) {
      return books(call);
    }
    Optional<KalshiMarket> market = exchange.market(rest.getFirst());
    if (market.isEmpty()) {
      return KalshiErrors.error(404, "market_not_found");
    }
    if (rest.size() == 1) {
      return Answer.sorted(200, Json.object().set("market", json.market(market.get())));
    }
    return rest.size() == 2 && rest.get(1).equals("orderbook")
        ? book(call, market.get())
        : notFound();
  }

  private Answer marketPage(Call call) {
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetMarkets", 1_000).or(() -> invalidStatus(call));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> tickers = call.list("tickers");
    Predicate<KalshiMarket> wanted =
        market ->
            matches(call, "event_ticker", market.event().ticker())
                && matches(call, "series_ticker", market.event().series().ticker())
                && (tickers.isEmpty() || tickers.contains(market.ticker()))
                && hasStatus(call, market);
    var page = Pages.cut(call, exchange.markets().stream().filter(wanted).toList(), 100);
    List<ObjectNode> rows = page.rows().stream().map(json::market).toList();
    return Answer.sorted(200, KalshiJson.page("markets", rows, page.cursor()));
  }

  private Answer book(Call call, KalshiMarket market) {
    int depth;
    try {
      depth = call.parameter("depth").map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException malformed) {
      return KalshiErrors.invalidParameter("GetMarketOrderbook", "Depth", "number");
    }
    return depth < 0 || depth > 100
        ? KalshiErrors.invalidParameter("GetMarketOrderbook", "Depth", "lte")
        : Answer.sorted(200, Json.object().set("orderbook_fp", json.book(market, depth)));
  }

  private Answer books(Call call) {
    List<String> tickers = call.list("tickers");
    if (tickers.isEmpty() || tickers.size() > 100) {
      return KalshiErrors.invalidParameter("GetMarketOrderbooks", "Tickers", "max");
    }
    List<KalshiMarket> found =
        tickers.stream().flatMap(ticker -> exchange.market(ticker).stream()).toList();
    return Answer.sorted(
        200,
        Json.object()
            .set(
                "orderbooks",
                Json.array(
                    found,
                    market ->
                        Json.object()
                            .put("ticker", market.ticker())
                            .set("orderbook_fp", json.book(market, 0)))));
  }

  private Answer trades(Call call) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetTrades", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<KalshiTrade> newestFirst =
        exchange.trades().reversed().stream()
            .filter(trade -> matches(call, "ticker", trade.market().ticker()))
            .filter(trade -> Times.within(call, trade.at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(json::trade).toList();
    return Answer.sorted(200, KalshiJson.page("trades", rows, page.cursor()));
  }
}
