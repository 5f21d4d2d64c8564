package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of market lists. Filters of one kind of time go with some statuses only, and not with
 * another kind (Kalshi's documentation, October 2026).
 */
final class MarketFilter {
  private static final Set<String> STATUSES =
      Set.of("unopened", "open", "paused", "closed", "settled");
  private static final Map<String, Set<String>> STATUSES_OF_TIMES =
      Map.of(
          "created", Set.of("unopened", "open"),
          "close", Set.of("closed"),
          "settled", Set.of("settled"));

  private final Call call;
  private final List<String> tickers;

  private MarketFilter(Call call) {
    this.call = call;
    this.tickers = call.list("tickers");
  }

  /** The filters of a request, which has none that are {@linkplain #refusal refused}. */
  static MarketFilter of(Call call) {
    return new MarketFilter(call);
  }

  /** What is wrong with the status that a request asks for; nothing when it is fine. */
  static Optional<Answer> invalidStatus(Call call) {
    return call.parameter("status")
        .filter(status -> !STATUSES.contains(status))
        .map(status -> KalshiErrors.error(400, "bad_request", "invalid status filter"));
  }

  /** What is wrong with the filters of a request; nothing when they are fine. */
  static Optional<Answer> refusal(Call call) {
    return invalidStatus(call).or(() -> incompatible(call));
  }

  private static Optional<Answer> incompatible(Call call) {
    String status = call.parameter("status").orElse("");
    List<String> kinds =
        STATUSES_OF_TIMES.keySet().stream().filter(kind -> asksFor(call, kind)).sorted().toList();
    boolean updated = call.parameter("min_updated_ts").isPresent();
    if (kinds.size() > 1 || (updated && !kinds.isEmpty())) {
      return refused("timestamp filters of different kinds are mutually exclusive");
    }
    for (String kind : kinds) {
      if (!status.isEmpty() && !STATUSES_OF_TIMES.getOrDefault(kind, Set.of()).contains(status)) {
        return refused(kind + " timestamp filters are incompatible with status " + status);
      }
    }
    return updated ? incompatibleWithUpdated(call) : Optional.empty();
  }

  private static boolean asksFor(Call call, String kind) {
    return call.parameter("min_" + kind + "_ts").isPresent()
        || call.parameter("max_" + kind + "_ts").isPresent();
  }

  private static Optional<Answer> incompatibleWithUpdated(Call call) {
    boolean others =
        List.of("status", "event_ticker", "tickers").stream()
            .anyMatch(name -> call.parameter(name).isPresent());
    boolean excludes = call.parameter("mve_filter").filter("exclude"::equals).isPresent();
    boolean series = call.parameter("series_ticker").isPresent();
    return others || (series && !excludes)
        ? refused("min_updated_ts is incompatible with other filters")
        : Optional.empty();
  }

  private static Optional<Answer> refused(String details) {
    return Optional.of(KalshiErrors.error(400, "bad_request", details));
  }

  boolean accepts(KalshiMarket market) {
    return matches(call, "event_ticker", market.event().ticker())
        && matches(call, "series_ticker", market.event().series().ticker())
        && (tickers.isEmpty() || tickers.contains(market.ticker()))
        && call.parameter("mve_filter").filter("only"::equals).isEmpty()
        && hasStatus(call, market)
        && Times.within(call, "created_ts", market.event().listedAt())
        && Times.within(call, "close_ts", market.closesAt())
        && Times.within(call, "updated_ts", market.updatedAt())
        && (!asksFor(call, "settled")
            || (market.settledAt() != 0 && Times.within(call, "settled_ts", market.settledAt())));
  }

  static boolean matches(Call call, String parameter, String value) {
    return call.parameter(parameter).map(value::equals).orElse(true);
  }

  static boolean hasStatus(Call call, KalshiMarket market) {
    return matches(call, "status", market.status().filter());
  }
}
