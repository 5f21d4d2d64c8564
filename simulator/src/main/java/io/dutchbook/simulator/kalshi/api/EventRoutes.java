package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeChange;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.SeriesTerms;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code GET /series…} and {@code GET /events…}. */
final class EventRoutes {
  private final KalshiExchange exchange;
  private final KalshiJson json;
  private final CandleRoutes candles;

  EventRoutes(KalshiExchange exchange, KalshiJson json) {
    this.exchange = exchange;
    this.json = json;
    this.candles = new CandleRoutes(exchange);
  }

  /** Answers a request; the rest of its path begins behind {@code series}. */
  Answer series(Call call, List<String> rest) {
    List<SeriesTerms> all = Arrays.stream(League.values()).map(SeriesTerms::of).toList();
    if (rest.isEmpty()) {
      return seriesList(call, all);
    }
    if (rest.equals(List.of("fee_changes"))) {
      return Answer.sorted(200, Json.object().set("series_fee_change_arr", Json.array()));
    }
    if (rest.size() == 4 && rest.get(3).equals("candlesticks")) {
      return switch (rest.get(1)) {
        case "markets" -> candles.ofMarket(call, rest.getFirst(), rest.get(2));
        case "events" -> candles.ofEvent(call, rest.getFirst(), rest.get(2));
        default -> notFound();
      };
    }
    return all.stream()
        .filter(series -> rest.equals(List.of(series.ticker())))
        .findFirst()
        .map(series -> Answer.sorted(200, Json.object().set("series", json.series(series))))
        .orElseGet(EventRoutes::notFound);
  }

  private Answer seriesList(Call call, List<SeriesTerms> all) {
    List<String> tags = call.list("tags");
    List<SeriesTerms> shown =
        all.stream()
            .filter(series -> MarketFilter.matches(call, "category", "Sports"))
            .filter(series -> tags.isEmpty() || tags.contains(series.tag()))
            .toList();
    return Answer.sorted(
        200, Json.object().set("series", Json.array(shown, series -> json.series(series))));
  }

  private static Answer notFound() {
    return KalshiErrors.error(404, "not_found");
  }

  /** Answers a request; the rest of its path begins behind {@code events}. */
  Answer events(Call call, List<String> rest) {
    if (rest.isEmpty()) {
      return page(call);
    }
    if (rest.equals(List.of("fee_changes"))) {
      return feeChanges(call);
    }
    if (rest.equals(List.of("multivariate"))) {
      return Answer.sorted(200, KalshiJson.page("events", List.of(), ""));
    }
    Optional<EventTerms> event = exchange.event(rest.getFirst());
    if (event.isEmpty()) {
      return notFound();
    }
    if (rest.size() == 1) {
      return single(call, event.get());
    }
    return rest.size() == 2 && rest.get(1).equals("metadata")
        ? Answer.sorted(200, json.metadata(event.get()))
        : notFound();
  }

  private Answer page(Call call) {
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetEvents", 200).or(() -> MarketFilter.invalidStatus(call));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> tickers = call.list("tickers");
    Predicate<EventTerms> wanted =
        event ->
            MarketFilter.matches(call, "series_ticker", event.series().ticker())
                && (tickers.isEmpty() || tickers.contains(event.ticker()))
                && exchange.marketsOf(event).stream()
                    .anyMatch(market ->
                        MarketFilter.hasStatus(call, market)
                            && Times.within(call, "close_ts", market.closesAt())
                            && Times.within(call, "updated_ts", market.updatedAt()));
    var page = Pages.cut(call, exchange.events().stream().filter(wanted).toList(), 200);
    boolean nested = call.flag("with_nested_markets");
    List<ObjectNode> rows = page.rows().stream().map(event -> event(event, nested)).toList();
    ObjectNode body = KalshiJson.page("events", rows, page.cursor());
    if (call.flag("with_milestones")) {
      body.set("milestones", Json.array());
    }
    return Answer.sorted(200, body);
  }

  private ObjectNode event(EventTerms event, boolean nested) {
    ObjectNode row = json.event(event);
    exchange
        .feeOverride(event)
        .ifPresent(fees ->
            row.put("fee_type_override", fees.type().wire())
                .put("fee_multiplier_override", KalshiJson.multiplier(fees)));
    if (nested) {
      row.set("markets", markets(event));
    }
    return row;
  }

  private ArrayNode markets(EventTerms event) {
    return Json.array(exchange.marketsOf(event), market -> json.market(market));
  }

  private Answer single(Call call, EventTerms event) {
    boolean nested = call.flag("with_nested_markets");
    ObjectNode body = Json.object().set("event", event(event, nested));
    body.set("markets", nested ? Json.array() : markets(event));
    return Answer.sorted(200, body);
  }

  private Answer feeChanges(Call call) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetEventFeeChanges", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<FeeChange> wanted =
        exchange.feeChanges().stream()
            .filter(change -> MarketFilter.matches(call, "event_ticker", change.event().ticker()))
            .toList();
    var page = Pages.cut(call, wanted, 100);
    List<ObjectNode> rows = page.rows().stream().map(KalshiJson::feeChange).toList();
    return Answer.sorted(200, KalshiJson.page("event_fee_changes", rows, page.cursor()));
  }
}
