package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/** What Polymarket lists and how it settled, from Gamma, which needs no login. */
public final class PolymarketCatalogue implements Catalogue {
  private static final int EVENTS_A_PAGE = 50;

  // Keeps the request line below two kilobytes, which is where common servers stop reading.
  private static final int CONDITIONS_A_REQUEST = 20;

  private static final Price HALF = Price.cents(50);

  /** What a result may pay; anything else is no result (Gamma, 2026). */
  private static final Set<List<Price>> RESULTS =
      Set.of(List.of(Price.ONE, Price.ZERO), List.of(Price.ZERO, Price.ONE), List.of(HALF, HALF));

  private final PolymarketSettings settings;
  private final Gamma gamma;
  private final VenueTelemetry telemetry;

  /** A catalogue at the Gamma address of the settings. */
  public PolymarketCatalogue(
      ClassicActorSystemProvider system,
      PolymarketSettings settings,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.settings = settings;
    this.gamma =
        new Gamma(
            new RestClient(
                system, settings.gamma(), settings.pool(), settings.userAgent(), clock, telemetry),
            telemetry);
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  /** The tag of a league, from Gamma's list of sports as read in 2026. */
  static int tag(League league) {
    return switch (league) {
      case NFL -> 450;
      case NBA -> 745;
      case WNBA -> 100_254;
      case NHL -> 899;
      case MLB -> 100_381;
      case EPL -> 82;
      case NCAAF -> 100_351;
      case NCAAB -> 101_952;
      case NCAAW -> 101_954;
      case MLS -> 100_100;
      case LALIGA -> 780;
      case SERIEA -> 101_962;
      case BUNDESLIGA -> 1_494;
      case LIGUE1 -> 102_070;
      case UCL -> 100_977;
    };
  }

  @Override
  public CompletionStage<List<Listing>> listings(League league) {
    PolymarketListings listings =
        new PolymarketListings(league, settings.takerDelayMillis(), telemetry);
    Target target =
        Target.of("/events/keyset")
            .with("tag_id", tag(league))
            .with("closed", "false")
            .with("limit", EVENTS_A_PAGE);
    return gamma
        .all("events", target)
        .thenApply(
            events -> events.stream().flatMap(event -> listings.of(event).stream()).toList());
  }

  @Override
  public CompletionStage<List<Settlement>> settlements(Collection<String> markets) {
    List<String> conditions = List.copyOf(markets);
    CompletionStage<List<Settlement>> all = CompletableFuture.completedFuture(List.of());
    for (int from = 0; from < conditions.size(); from += CONDITIONS_A_REQUEST) {
      List<String> some =
          conditions.subList(from, Math.min(from + CONDITIONS_A_REQUEST, conditions.size()));
      all = all.thenCompose(before -> settled(some).thenApply(more -> joined(before, more)));
    }
    return all;
  }

  /** Closed markets are shown only when closed ones are asked for (third-party report, 2026). */
  private CompletionStage<List<Settlement>> settled(List<String> conditions) {
    Target target = Target.of("/markets/keyset").with("closed", "true");
    for (String condition : conditions) {
      target = target.with("condition_ids", condition);
    }
    return gamma
        .page("markets", target.with("limit", CONDITIONS_A_REQUEST))
        .thenApply(page ->
            page.items().stream()
                .flatMap(market -> settlement(market, conditions).stream())
                .toList());
  }

  private Optional<Settlement> settlement(Fields market, List<String> conditions) {
    try {
      String condition = market.text("conditionId");
      return conditions.contains(condition) && isResolved(market)
          ? payouts(market).map(payouts -> new Settlement(condition, payouts))
          : Optional.empty();
    } catch (MalformedMessage e) {
      telemetry.malformed("settlement");
      return Optional.empty();
    }
  }

  /** A proposal is no result, whatever it proposes. */
  static boolean isResolved(Fields market) {
    return market.flag("closed")
        && market.optionalText("umaResolutionStatus").orElse("").equals("resolved");
  }

  private Optional<List<Payout>> payouts(Fields market) {
    List<Price> prices = prices(market);
    List<String> tokens = PositionId.tokens(market);
    if (!RESULTS.contains(prices) || tokens.size() != prices.size()) {
      telemetry.leftOut("settlement unclear");
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            new Payout(tokens.get(0), prices.get(0)), new Payout(tokens.get(1), prices.get(1))));
  }

  static List<Price> prices(Fields market) {
    try {
      return market.textsInside("outcomePrices").stream().map(Price::parse).toList();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw market.malformed("outcomePrices: " + e.getMessage());
    }
  }

  private static List<Settlement> joined(List<Settlement> before, List<Settlement> more) {
    List<Settlement> all = new ArrayList<>(before);
    all.addAll(more);
    return all;
  }
}
