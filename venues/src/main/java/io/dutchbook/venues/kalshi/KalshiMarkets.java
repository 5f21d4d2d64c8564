package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What everybody may read: the exchange, series, events, markets, books, trades, candles. Listings
 * are read to their last page; a stage fails rather than give half of one.
 */
public final class KalshiMarkets {
  private static final int EVENTS_A_PAGE = 200;
  private static final int BOOKS_A_REQUEST = 40;
  private static final long MILLIS = 1_000;

  private final KalshiCalls calls;

  KalshiMarkets(KalshiCalls calls) {
    this.calls = calls;
  }

  /** Whether Kalshi works. Fails while it does not say, which is what 500, 503 and 504 mean. */
  public CompletionStage<KalshiStatus> status() {
    return calls.readPublic("exchange-status", Target.of("/exchange/status"), KalshiStatus::of);
  }

  /** When Kalshi trades. */
  public CompletionStage<KalshiSchedule> schedule() {
    return calls.readPublic(
        "exchange-schedule", Target.of("/exchange/schedule"), KalshiSchedule::of);
  }

  /** One series. */
  public CompletionStage<KalshiSeries> series(String ticker) {
    return calls.readPublic(
        "series",
        Target.of("/series/" + WireValues.segment(ticker)),
        answer -> KalshiSeries.of(answer.object("series")));
  }

  /** Every series of a category, in one piece. */
  public CompletionStage<List<KalshiSeries>> seriesOf(String category) {
    return calls.readPublic(
        "series-list",
        Target.of("/series").with("category", category),
        answer -> answer.objects("series").stream().map(KalshiSeries::of).toList());
  }

  /** Announced changes of a series' fees. */
  public CompletionStage<List<FeeChange>> seriesFeeChanges(String ticker) {
    return calls.readPublic(
        "series-fee-changes",
        Target.of("/series/fee_changes").with("series_ticker", ticker),
        answer ->
            answer.objects("series_fee_change_arr").stream().map(FeeChange::ofSeries).toList());
  }

  /** Announced changes of an event's fees. */
  public CompletionStage<List<FeeChange>> eventFeeChanges(String ticker) {
    return calls.allPublic(
        "event-fee-changes",
        Target.of("/events/fee_changes")
            .with("event_ticker", ticker)
            .with("limit", KalshiCalls.PAGE / 10),
        "event_fee_changes",
        FeeChange::ofEvent);
  }

  /**
   * Every event of a series with its markets.
   *
   * @param status {@code unopened}, {@code open}, {@code closed} or {@code settled}; an event is
   *     listed when any of its markets is
   */
  public CompletionStage<List<KalshiEvent>> events(String seriesTicker, String status) {
    return calls.allPublic(
        "events",
        Target.of("/events")
            .with("series_ticker", seriesTicker)
            .with("with_nested_markets", "true")
            .with("status", status)
            .with("limit", EVENTS_A_PAGE),
        "events",
        KalshiEvent::of);
  }

  /** One event with its markets. */
  public CompletionStage<KalshiEvent> event(String ticker) {
    return calls.readPublic(
        "event",
        Target.of("/events/" + WireValues.segment(ticker)).with("with_nested_markets", "true"),
        answer -> KalshiEvent.of(answer.object("event")));
  }

  /** Every market of an event, whatever its status. */
  public CompletionStage<List<KalshiMarket>> marketsOf(String eventTicker) {
    return calls.allPublic(
        "markets",
        Target.of("/markets").with("event_ticker", eventTicker).with("limit", KalshiCalls.PAGE),
        "markets",
        KalshiMarket::of);
  }

  /** One market. A new one may be unknown for a moment after it was announced (2026-10). */
  public CompletionStage<KalshiMarket> market(String ticker) {
    return calls.readPublic(
        "market", market(ticker, ""), answer -> KalshiMarket.of(answer.object("market")));
  }

  /** The book of a market, all levels. */
  public CompletionStage<KalshiOrderBook> book(String ticker) {
    return calls.readPublic(
        "orderbook", market(ticker, "/orderbook"), answer -> KalshiOrderBook.of(ticker, answer));
  }

  /** The books of several markets; Kalshi takes a hundred, a request line takes fewer. */
  public CompletionStage<List<KalshiOrderBook>> books(Collection<String> tickers) {
    List<String> asked = List.copyOf(tickers);
    CompletionStage<List<KalshiOrderBook>> all = CompletableFuture.completedFuture(List.of());
    for (int from = 0; from < asked.size(); from += BOOKS_A_REQUEST) {
      List<String> some = asked.subList(from, Math.min(from + BOOKS_A_REQUEST, asked.size()));
      all = all.thenCompose(before -> someBooks(some).thenApply(more -> joined(before, more)));
    }
    return all;
  }

  private CompletionStage<List<KalshiOrderBook>> someBooks(List<String> tickers) {
    return calls.readPublic(
        "orderbooks",
        Target.of("/markets/orderbooks").with("tickers", String.join(",", tickers)),
        KalshiMarkets::books);
  }

  static List<KalshiOrderBook> books(Fields answer) {
    return answer.objects("orderbooks").stream().map(KalshiOrderBook::of).toList();
  }

  private static <T> List<T> joined(List<T> before, List<T> more) {
    List<T> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }

  /**
   * Every trade of a market in a stretch of time, newest first.
   *
   * @param from epoch milliseconds, cut to the second
   * @param to epoch milliseconds, cut to the second
   */
  public CompletionStage<List<KalshiTrade>> trades(String ticker, long from, long to) {
    return calls.allPublic(
        "trades",
        Target.of("/markets/trades")
            .with("ticker", ticker)
            .with("min_ts", from / MILLIS)
            .with("max_ts", to / MILLIS)
            .with("limit", KalshiCalls.PAGE),
        "trades",
        KalshiTrade::of);
  }

  /** How long a candle is. */
  public enum Period {
    /** One minute. */
    MINUTE(1),
    /** Sixty. */
    HOUR(60),
    /** 1 440. */
    DAY(1_440);

    private final int minutes;

    Period(int minutes) {
      this.minutes = minutes;
    }
  }

  /**
   * A market's history in one piece; Kalshi refuses more than 10 000 candles.
   *
   * @param from epoch milliseconds
   * @param to epoch milliseconds
   */
  public CompletionStage<List<KalshiCandle>> candles(
      String seriesTicker, String ticker, long from, long to, Period period) {
    return calls.readPublic(
        "candlesticks",
        Target.of(
                "/series/"
                    + WireValues.segment(seriesTicker)
                    + "/markets/"
                    + WireValues.segment(ticker)
                    + "/candlesticks")
            .with("start_ts", from / MILLIS)
            .with("end_ts", to / MILLIS)
            .with("period_interval", period.minutes),
        KalshiMarkets::candles);
  }

  static List<KalshiCandle> candles(Fields answer) {
    return answer.objects("candlesticks").stream().map(KalshiCandle::of).toList();
  }

  private static Target market(String ticker, String what) {
    return Target.of("/markets/" + WireValues.segment(ticker) + what);
  }
}
