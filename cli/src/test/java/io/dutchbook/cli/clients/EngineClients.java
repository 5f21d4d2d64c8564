package io.dutchbook.cli.clients;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.kalshi.KalshiCatalogue;
import io.dutchbook.venues.kalshi.KalshiMarketData;
import io.dutchbook.venues.kalshi.KalshiOrders;
import io.dutchbook.venues.kalshi.KalshiSettings;
import io.dutchbook.venues.kalshi.KalshiSigner;
import io.dutchbook.venues.kalshi.KeySource;
import io.dutchbook.venues.polymarket.PolymarketCatalogue;
import io.dutchbook.venues.polymarket.PolymarketMarketData;
import io.dutchbook.venues.polymarket.PolymarketOrders;
import io.dutchbook.venues.polymarket.PolymarketSettings;
import io.dutchbook.venues.polymarket.SigningKey;
import io.dutchbook.venues.polymarket.Wallet;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * The engine's clients of one venue, less patient than in earnest so that a test of what they do in
 * trouble is quick.
 *
 * @param data order books
 * @param orders orders
 * @param instruments what can be bought
 */
record EngineClients(MarketData data, OrderPort orders, List<Instrument> instruments) {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final FeedSettings FEED =
      new FeedSettings(10, Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofMillis(500));
  private static final OrderSettings ORDERS =
      new OrderSettings(
          RetrySettings.DEFAULT, Duration.ZERO, Duration.ofMinutes(1), ReconnectSettings.DEFAULT);
  private static final RetrySettings ONCE =
      new RetrySettings(1, Duration.ofMillis(50), Duration.ofMillis(50));
  private static final PoolSettings POOL =
      new PoolSettings(0, 16, 256, Duration.ofMillis(2_500), Duration.ofSeconds(30), 32 << 20);

  /** Copies the list. */
  EngineClients {
    instruments = List.copyOf(instruments);
  }

  /** Connects to a venue where a ready file says it is. */
  static EngineClients of(Venue venue, JsonNode ready, ActorSystem<?> system) {
    return venue == Venue.KALSHI
        ? kalshi(ready.path("kalshi"), system)
        : polymarket(ready.path("polymarket"), system);
  }

  private static EngineClients kalshi(JsonNode at, ActorSystem<?> system) {
    KeySource key = new KeySource.PemFile(Path.of(at.path("privateKeyPath").asText()));
    KalshiSettings usual =
        KalshiSettings.of(address(at, "rest"), address(at, "ws"), at.path("keyId").asText(), key);
    KalshiSettings settings =
        new KalshiSettings(
            usual.rest(),
            usual.webSocket(),
            usual.keyId(),
            key,
            usual.userAgent(),
            POOL,
            ORDERS,
            ONCE,
            usual.clock(),
            usual.terms(),
            FEED);
    KalshiSigner signer = KalshiSigner.load(settings.keyId(), key);
    VenueTelemetry counts = VenueTelemetry.NONE;
    return new EngineClients(
        new KalshiMarketData(system, settings, signer, CLOCK, counts),
        new KalshiOrders(system, settings, signer, CLOCK, counts),
        instruments(new KalshiCatalogue(system, usual, CLOCK, counts)));
  }

  private static EngineClients polymarket(JsonNode at, ActorSystem<?> system) {
    PolymarketSettings usual =
        PolymarketSettings.of(
            address(at, "clob"),
            address(at, "wsMarket"),
            address(at, "wsUser"),
            address(at, "gamma"));
    PolymarketSettings settings =
        new PolymarketSettings(
            usual.clob(),
            usual.marketSocket(),
            usual.userSocket(),
            usual.gamma(),
            usual.chainId(),
            usual.userAgent(),
            100,
            usual.maxTokens(),
            0,
            POOL,
            ORDERS,
            FEED,
            usual.clock(),
            usual.sites(),
            usual.heartbeat());
    Wallet wallet = Wallet.ofKey(SigningKey.parse(at.path("privateKey").asText()));
    VenueTelemetry counts = VenueTelemetry.NONE;
    return new EngineClients(
        new PolymarketMarketData(system, settings, counts),
        new PolymarketOrders(system, settings, wallet, CLOCK, counts),
        instruments(new PolymarketCatalogue(system, usual, CLOCK, counts)));
  }

  private static URI address(JsonNode at, String name) {
    return URI.create(at.path(name).asText());
  }

  /** One side of every market on basketball and hockey. */
  private static List<Instrument> instruments(Catalogue catalogue) {
    return List.of(League.NBA, League.NHL).stream()
        .flatMap(league -> catalogue.listings(league).toCompletableFuture().join().stream())
        .map(EngineClients::instrument)
        .toList();
  }

  private static Instrument instrument(Listing listing) {
    String token = listing.contracts().getFirst().token();
    return new Instrument(
        new InstrumentId(listing.venue(), listing.market(), token),
        listing.market(),
        Payoff.only(0, 2),
        listing.fees(),
        listing.rules(),
        0,
        listing.negRisk());
  }

  /** The names of the instruments. */
  List<InstrumentId> names() {
    return instruments.stream().map(Instrument::id).toList();
  }
}
