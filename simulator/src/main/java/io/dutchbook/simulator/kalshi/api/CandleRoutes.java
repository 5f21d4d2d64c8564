package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.Candles;
import io.dutchbook.simulator.kalshi.Candles.Candle;
import io.dutchbook.simulator.kalshi.Candles.Range;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Candlesticks of a market, of an event's markets, and of up to 100 markets. */
final class CandleRoutes {
  private static final int MOST_MARKETS = 100;
  private static final Set<Long> PERIODS = Set.of(1L, 60L, 1_440L);

  private final KalshiExchange exchange;

  CandleRoutes(KalshiExchange exchange) {
    this.exchange = exchange;
  }

  /** {@code GET /series/…/markets/…/candlesticks}. */
  Answer ofMarket(Call call, String series, String ticker) {
    Optional<KalshiMarket> market =
        exchange.market(ticker).filter(found -> found.event().series().ticker().equals(series));
    if (market.isEmpty()) {
      return KalshiErrors.error(404, "not_found");
    }
    return refusal(call, "GetMarketCandlesticks")
        .orElseGet(() ->
            Answer.sorted(
                200,
                Json.object()
                    .put("ticker", ticker)
                    .set("candlesticks", candles(call, market.get()))));
  }

  /** {@code GET /series/…/events/…/candlesticks}. */
  Answer ofEvent(Call call, String series, String ticker) {
    Optional<EventTerms> event =
        exchange.event(ticker).filter(found -> found.series().ticker().equals(series));
    if (event.isEmpty()) {
      return KalshiErrors.error(404, "not_found");
    }
    List<KalshiMarket> markets = exchange.marketsOf(event.get());
    return refusal(call, "GetMarketCandlesticksByEvent")
        .orElseGet(() ->
            Answer.sorted(
                200,
                Json.object()
                    .put("adjusted_end_ts", number(call, "end_ts").orElse(0L))
                    .<ObjectNode>set(
                        "market_tickers",
                        Json.texts(markets.stream().map(KalshiMarket::ticker).toList()))
                    .set(
                        "market_candlesticks",
                        Json.array(markets, market -> candles(call, market)))));
  }

  /** {@code GET /markets/candlesticks}. */
  Answer ofMarkets(Call call) {
    List<String> tickers = call.list("market_tickers");
    if (tickers.isEmpty() || tickers.size() > MOST_MARKETS) {
      return KalshiErrors.invalidParameter("BatchGetMarketCandlesticks", "MarketTickers", "max");
    }
    List<KalshiMarket> markets =
        tickers.stream().flatMap(ticker -> exchange.market(ticker).stream()).toList();
    return refusal(call, "BatchGetMarketCandlesticks")
        .orElseGet(() ->
            Answer.sorted(
                200,
                Json.object()
                    .set(
                        "markets",
                        Json.array(
                            markets,
                            market ->
                                Json.object()
                                    .put("market_ticker", market.ticker())
                                    .set("candlesticks", candles(call, market))))));
  }

  private static Optional<Answer> refusal(Call call, String operation) {
    for (String name : List.of("start_ts", "end_ts", "period_interval")) {
      if (number(call, name).isEmpty()) {
        return Optional.of(KalshiErrors.invalidParameter(operation, field(name), "required"));
      }
    }
    return PERIODS.contains(number(call, "period_interval").orElse(0L))
        ? Optional.empty()
        : Optional.of(KalshiErrors.invalidParameter(operation, "PeriodInterval", "oneof"));
  }

  private static String field(String name) {
    return switch (name) {
      case "start_ts" -> "StartTs";
      case "end_ts" -> "EndTs";
      default -> "PeriodInterval";
    };
  }

  private static Optional<Long> number(Call call, String name) {
    try {
      return call.parameter(name).map(Long::parseLong);
    } catch (NumberFormatException malformed) {
      return Optional.empty();
    }
  }

  private static ArrayNode candles(Call call, KalshiMarket market) {
    long from = number(call, "start_ts").orElse(0L) * 1_000;
    long to = number(call, "end_ts").orElse(0L) * 1_000;
    Candles history = market.candles();
    List<Candle> found = new ArrayList<>();
    if (call.flag("include_latest_before_start")) {
      found.addAll(history.before(from));
    }
    found.addAll(history.between(from, to, number(call, "period_interval").orElse(1L) * 60_000));
    return Json.array(found, CandleRoutes::json);
  }

  private static ObjectNode json(Candle candle) {
    ObjectNode price = range(candle.price());
    if (candle.price().isSeen()) {
      price.put("mean_dollars", Texts.price(candle.mean()));
    }
    if (candle.previous() > 0) {
      price.put("previous_dollars", Texts.price(candle.previous()));
    }
    return Json.object()
        .put("end_period_ts", candle.end() / 1_000)
        .put("open_interest_fp", Texts.count(candle.openInterest()))
        .put("volume_fp", Texts.count(candle.volume()))
        .<ObjectNode>set("price", price)
        .<ObjectNode>set("yes_ask", range(candle.ask()))
        .set("yes_bid", range(candle.bid()));
  }

  private static ObjectNode range(Range range) {
    return range.isSeen()
        ? Json.object()
            .put("close_dollars", Texts.price(range.close()))
            .put("high_dollars", Texts.price(range.high()))
            .put("low_dollars", Texts.price(range.low()))
            .put("open_dollars", Texts.price(range.open()))
        : Json.object();
  }
}
