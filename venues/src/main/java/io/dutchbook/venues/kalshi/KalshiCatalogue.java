package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.LeagueCodes;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.http.ClockWatch;
import io.dutchbook.venues.http.Paging;
import io.dutchbook.venues.http.Paging.Page;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/**
 * What Kalshi lists and how it settled; public reads without a key. The dates of its answers are
 * watched as well, so that a wrong clock is told where nobody trades.
 */
public final class KalshiCatalogue implements Catalogue {
  private static final int EVENTS_A_PAGE = 200;
  private static final int MAX_PAGES = 100;

  // Keeps the request line below two kilobytes, which is where common servers stop reading.
  private static final int TICKERS_A_REQUEST = 40;

  /**
   * The status in which positions have been paid. {@code determined} is not it: the settlement
   * timer is running, and the result may be disputed and amended (Kalshi's market life cycle,
   * 2026-11).
   */
  private static final String PAID = "finalized";

  private final RestClient client;
  private final ClockWatch watch;
  private final KalshiTerms terms;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;

  /** A catalogue at the REST address of the settings. */
  public KalshiCatalogue(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.client =
        new RestClient(
            system, settings.rest(), settings.pool(), settings.userAgent(), clock, telemetry);
    this.watch = new ClockWatch(settings.clock(), telemetry);
    this.terms = settings.terms();
    this.clock = clock;
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  /** The series of game winners, as listed on kalshi.com in August 2026. */
  public static String series(League league) {
    return "KX" + LeagueCodes.kalshi(league) + "GAME";
  }

  @Override
  public CompletionStage<List<Listing>> listings(League league) {
    String series = series(league);
    return read("series", Target.of("/series/" + series), KalshiCatalogue::fee)
        .thenCompose(fee -> {
          KalshiListings listings =
              new KalshiListings(league, series, fee, terms, clock.millis(), telemetry);
          return events(series)
              .thenApply(
                  events -> events.stream().flatMap(event -> listings.of(event).stream()).toList());
        });
  }

  private static SeriesFee fee(Fields answer) {
    return SeriesFee.of(answer.object("series"));
  }

  private CompletionStage<List<Fields>> events(String series) {
    Target target =
        Target.of("/events")
            .with("series_ticker", series)
            .with("with_nested_markets", "true")
            .with("status", "open")
            .with("limit", EVENTS_A_PAGE);
    return Paging.all(
        MAX_PAGES,
        cursor ->
            read(
                "events",
                cursor.isEmpty() ? target : target.with("cursor", cursor),
                page ->
                    new Page<>(page.objects("events"), page.optionalText("cursor").orElse(""))));
  }

  @Override
  public CompletionStage<List<Settlement>> settlements(Collection<String> markets) {
    List<String> tickers = List.copyOf(markets);
    CompletionStage<List<Settlement>> all = CompletableFuture.completedFuture(List.of());
    for (int from = 0; from < tickers.size(); from += TICKERS_A_REQUEST) {
      List<String> some = tickers.subList(from, Math.min(from + TICKERS_A_REQUEST, tickers.size()));
      all = all.thenCompose(before -> settled(some).thenApply(more -> joined(before, more)));
    }
    return all;
  }

  private CompletionStage<List<Settlement>> settled(List<String> tickers) {
    Target target =
        Target.of("/markets")
            .with("tickers", String.join(",", tickers))
            .with("limit", TICKERS_A_REQUEST);
    return read("markets", target, page -> page.objects("markets"))
        .thenApply(markets ->
            markets.stream().flatMap(market -> settlement(market, tickers).stream()).toList());
  }

  private Optional<Settlement> settlement(Fields market, List<String> tickers) {
    try {
      String ticker = market.text("ticker");
      return market.text("status").equals(PAID) && tickers.contains(ticker)
          ? Optional.of(new Settlement(ticker, payouts(market)))
          : Optional.empty();
    } catch (MalformedMessage e) {
      telemetry.malformed("settlement");
      return Optional.empty();
    }
  }

  /** A tie or a void is {@code scalar} with a value of its own: half a dollar in the NFL. */
  static List<Payout> payouts(Fields market) {
    String result = market.text("result");
    Price yes = market.price("settlement_value_dollars");
    boolean plausible =
        switch (result) {
          case "yes" -> yes.equals(Price.ONE);
          case "no" -> yes.equals(Price.ZERO);
          default -> result.equals("scalar");
        };
    if (!plausible) {
      throw market.malformed("result " + result + " does not pay " + yes);
    }
    return List.of(
        new Payout(InstrumentId.YES, yes), new Payout(InstrumentId.NO, yes.complement()));
  }

  private <T> CompletionStage<T> read(
      String operation, Target target, Function<Fields, T> decoder) {
    return client
        .get(operation, target, List.of())
        .thenApply(answer -> {
          watch.observe(answer);
          return decoded(operation, answer, decoder);
        });
  }

  private <T> T decoded(String operation, RestAnswer answer, Function<Fields, T> decoder) {
    if (!answer.isSuccess()) {
      throw RestFailure.refused("Kalshi", answer);
    }
    try {
      return decoder.apply(Fields.parse(answer.body(), operation));
    } catch (MalformedMessage e) {
      telemetry.malformed(e.type());
      throw e;
    }
  }

  private static List<Settlement> joined(List<Settlement> before, List<Settlement> more) {
    List<Settlement> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }
}
