package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.List;
import java.util.Optional;

/** {@code GET /markets…}: markets, books, trades, candlesticks. */
final class MarketRoutes {
  private static final int MOST_BOOKS = 100;
  private static final int DEEPEST = 100;

  private final KalshiExchange exchange;
  private final KalshiJson json;
  private final CandleRoutes candles;

  MarketRoutes(KalshiExchange exchange, KalshiJson json) {
    this.exchange = exchange;
    this.json = json;
    this.candles = new CandleRoutes(exchange);
  }

  /** Answers a request; the rest of its path begins behind {@code markets}. */
  Answer serve(Call call, List<String> rest) {
    return switch (String.join("/", rest)) {
      case "" -> page(call);
      case "trades" -> trades(call);
      case "orderbooks" -> books(call);
      case "candlesticks" -> candles.ofMarkets(call);
      default -> single(call, rest);
    };
  }

  private Answer single(Call call, List<String> rest) {
    Optional<KalshiMarket> market = exchange.market(rest.getFirst());
    if (market.isEmpty()) {
      return KalshiErrors.error(404, "market_not_found");
    }
    if (rest.size() == 1) {
      return Answer.sorted(200, Json.object().set("market", json.market(market.get())));
    }
    return rest.size() == 2 && rest.get(1).equals("orderbook")
        ? book(call, market.get())
        : KalshiErrors.error(404, "not_found");
  }

  private Answer page(Call call) {
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetMarkets", 1_000).or(() -> MarketFilter.refusal(call));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    MarketFilter filter = MarketFilter.of(call);
    List<KalshiMarket> wanted = exchange.markets().stream().filter(filter::accepts).toList();
    var page = Pages.cut(call, wanted, 100);
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
    return depth < 0 || depth > DEEPEST
        ? KalshiErrors.invalidParameter("GetMarketOrderbook", "Depth", "lte")
        : Answer.sorted(200, Json.object().set("orderbook_fp", json.book(market, depth)));
  }

  private Answer books(Call call) {
    List<String> tickers = call.list("tickers");
    if (tickers.isEmpty() || tickers.size() > MOST_BOOKS) {
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
    boolean blocksOnly = call.parameter("is_block_trade").filter("true"::equals).isPresent();
    List<KalshiTrade> newestFirst =
        exchange.trades().reversed().stream()
            .filter(trade -> !blocksOnly)
            .filter(trade -> MarketFilter.matches(call, "ticker", trade.market().ticker()))
            .filter(trade -> Times.within(call, trade.at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(json::trade).toList();
    return Answer.sorted(200, KalshiJson.page("trades", rows, page.cursor()));
  }
}
