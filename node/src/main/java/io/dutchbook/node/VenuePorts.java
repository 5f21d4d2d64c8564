package io.dutchbook.node;

import io.dutchbook.actors.Engine;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.espn.EspnScoreboard;
import io.dutchbook.venues.espn.EspnSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.kalshi.KalshiCatalogue;
import io.dutchbook.venues.kalshi.KalshiMarketData;
import io.dutchbook.venues.kalshi.KalshiOrders;
import io.dutchbook.venues.kalshi.KalshiSettings;
import io.dutchbook.venues.kalshi.KalshiSigner;
import io.dutchbook.venues.kalshi.KeySource;
import io.dutchbook.venues.polymarket.Address;
import io.dutchbook.venues.polymarket.PolymarketCatalogue;
import io.dutchbook.venues.polymarket.PolymarketMarketData;
import io.dutchbook.venues.polymarket.PolymarketOrders;
import io.dutchbook.venues.polymarket.PolymarketSettings;
import io.dutchbook.venues.polymarket.SignatureType;
import io.dutchbook.venues.polymarket.SigningKey;
import io.dutchbook.venues.polymarket.Wallet;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ports to the venues from the operator's settings. Keys are read before anything runs.
 */
final class VenuePorts {
  private final NodeSettings settings;
  private final Meters meters;
  private final InstantSource clock;
  private final @Nullable KalshiSettings kalshi;
  private final @Nullable KalshiSigner kalshiSigner;
  private final @Nullable PolymarketSettings polymarket;
  private final @Nullable Wallet wallet;

  /**
   * Reads the keys.
   *
   * @throws IllegalArgumentException with a message for people when one cannot be used
   */
  VenuePorts(NodeSettings settings, Meters meters, InstantSource clock) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    NodeSettings.Kalshi k = settings.kalshi();
    KeySource key = k == null ? null : keySource(k);
    this.kalshi =
        k == null || key == null
            ? null
            : KalshiSettings.of(k.rest(), k.webSocket(), k.keyId(), key);
    this.kalshiSigner = k == null || key == null ? null : KalshiSigner.load(k.keyId(), key);
    NodeSettings.Polymarket p = settings.polymarket();
    this.polymarket =
        p == null
            ? null
            : PolymarketSettings.of(p.clob(), p.marketSocket(), p.userSocket(), p.gamma());
    this.wallet = p == null || p.privateKey().isEmpty() ? null : wallet(p);
  }

  private static KeySource keySource(NodeSettings.Kalshi kalshi) {
    return kalshi.privateKeyPath().isEmpty()
        ? new KeySource.PemText("kalshi.private-key", kalshi.privateKey())
        : new KeySource.PemFile(Path.of(kalshi.privateKeyPath()));
  }

  private static Wallet wallet(NodeSettings.Polymarket polymarket) {
    SigningKey key = SigningKey.parse(polymarket.privateKey());
    return polymarket.funder().isEmpty()
        ? Wallet.ofKey(key)
        : new Wallet(
            key, SignatureType.of(polymarket.signatureType()), new Address(polymarket.funder()));
  }

  Engine.Ports in(ActorSystem<?> system) {
    Map<Venue, MarketData> markets = new EnumMap<>(Venue.class);
    Map<Venue, OrderPort> orders = new EnumMap<>(Venue.class);
    Map<Venue, Catalogue> catalogues = new EnumMap<>(Venue.class);
    if (kalshi != null && kalshiSigner != null) {
      VenueTelemetry counts = meters.client("kalshi");
      markets.put(Venue.KALSHI, new KalshiMarketData(system, kalshi, kalshiSigner, clock, counts));
      orders.put(Venue.KALSHI, new KalshiOrders(system, kalshi, kalshiSigner, clock, counts));
      catalogues.put(Venue.KALSHI, new KalshiCatalogue(system, kalshi, clock, counts));
    }
    if (polymarket != null) {
      VenueTelemetry counts = meters.client("polymarket");
      markets.put(Venue.POLYMARKET, new PolymarketMarketData(system, polymarket, counts));
      catalogues.put(Venue.POLYMARKET, new PolymarketCatalogue(system, polymarket, clock, counts));
      if (wallet != null) {
        orders.put(
            Venue.POLYMARKET, new PolymarketOrders(system, polymarket, wallet, clock, counts));
      }
    }
    return new Engine.Ports(markets, orders, catalogues, scoreboard(system));
  }

  private EspnScoreboard scoreboard(ActorSystem<?> system) {
    return new EspnScoreboard(
        system,
        new EspnSettings(
            settings.scoreboard().base(), settings.scoreboard().userAgent(), PoolSettings.DEFAULT),
        clock,
        meters.client("espn"));
  }
}
