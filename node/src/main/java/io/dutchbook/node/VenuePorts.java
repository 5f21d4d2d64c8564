package io.dutchbook.node;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.SendPermit;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.telemetry.ClientMeters;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.egress.Egress;
import io.dutchbook.venues.egress.EgressSettings;
import io.dutchbook.venues.espn.EspnScoreboard;
import io.dutchbook.venues.espn.EspnSettings;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.Reason;
import io.dutchbook.venues.http.Wire;
import io.dutchbook.venues.kalshi.KalshiBudget;
import io.dutchbook.venues.kalshi.KalshiCatalogue;
import io.dutchbook.venues.kalshi.KalshiClient;
import io.dutchbook.venues.kalshi.KalshiMarketData;
import io.dutchbook.venues.kalshi.KalshiOrders;
import io.dutchbook.venues.kalshi.KalshiSettings;
import io.dutchbook.venues.kalshi.KalshiSigner;
import io.dutchbook.venues.kalshi.KalshiTariff;
import io.dutchbook.venues.kalshi.KeySource;
import io.dutchbook.venues.polymarket.Address;
import io.dutchbook.venues.polymarket.PolymarketAccess;
import io.dutchbook.venues.polymarket.PolymarketCatalogue;
import io.dutchbook.venues.polymarket.PolymarketMarketData;
import io.dutchbook.venues.polymarket.PolymarketOrders;
import io.dutchbook.venues.polymarket.PolymarketSettings;
import io.dutchbook.venues.polymarket.PolymarketSites;
import io.dutchbook.venues.polymarket.PolymarketTariff;
import io.dutchbook.venues.polymarket.SignatureType;
import io.dutchbook.venues.polymarket.SigningKey;
import io.dutchbook.venues.polymarket.Wallet;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.Draw;
import io.dutchbook.venues.rate.PriceList;
import io.dutchbook.venues.rate.Tariff;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/**
 * Makes the ports to the venues from the operator's settings. Keys are read before anything runs.
 */
public final class VenuePorts {
  /** For hosts that state no limit: nobody needs more, and a 429 must have something to pause. */
  private static final BucketLimit POLITE = new BucketLimit("requests", 60, 20, false);

  private final NodeSettings settings;
  private final NodeSettings.Outbound outbound;
  private final ClientMeters meters;
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
  public VenuePorts(NodeSettings settings, ClientMeters meters, InstantSource clock) {
    this.settings = settings;
    this.outbound = settings.outbound();
    this.meters = meters;
    this.clock = clock;
    NodeSettings.Kalshi k = settings.kalshi();
    KeySource key = k == null ? null : keySource(k);
    this.kalshi = k == null || key == null ? null : kalshi(k, key);
    this.kalshiSigner = k == null || key == null ? null : KalshiSigner.load(k.keyId(), key);
    NodeSettings.Polymarket p = settings.polymarket();
    this.polymarket = p == null ? null : polymarket(p);
    this.wallet = p == null || p.privateKey().isEmpty() ? null : wallet(p);
  }

  private static KalshiSettings kalshi(NodeSettings.Kalshi kalshi, KeySource key) {
    return KalshiSettings.of(kalshi.rest(), kalshi.webSocket(), kalshi.keyId(), key)
        .with(kalshi.resend(), kalshi.clock(), kalshi.terms());
  }

  private static PolymarketSettings polymarket(NodeSettings.Polymarket polymarket) {
    return PolymarketSettings.of(
            polymarket.clob(),
            polymarket.marketSocket(),
            polymarket.userSocket(),
            polymarket.gamma())
        .with(
            polymarket.clock(),
            polymarket.sites(),
            polymarket.heartbeat(),
            polymarket.warmUpSignatures());
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

  /** The accounts that orders are sent for: venue and who we are there, safe to show. */
  public Set<String> accounts() {
    Set<String> accounts = new TreeSet<>();
    if (kalshi != null) {
      accounts.add(Venue.KALSHI.key() + ":" + kalshi.keyId());
    }
    if (wallet != null) {
      accounts.add(Venue.POLYMARKET.key() + ":" + wallet.funder().checksummed());
    }
    return accounts;
  }

  /** The ports, over the network. */
  Engine.Ports in(ActorSystem<?> system) {
    return in(system, Wire.network(system));
  }

  /** The ports, over a wire. */
  public Engine.Ports in(ActorSystem<?> system, Wire wire) {
    Network network = new Network(system, wire);
    Map<Venue, MarketData> markets = new EnumMap<>(Venue.class);
    Map<Venue, OrderPort> orders = new EnumMap<>(Venue.class);
    Map<Venue, Catalogue> catalogues = new EnumMap<>(Venue.class);
    Map<Venue, AccountPort> accounts = new EnumMap<>(Venue.class);
    if (kalshi != null && kalshiSigner != null) {
      VenueTelemetry counts = meters.client("kalshi");
      Access access = kalshiAccess(network, kalshi.rest());
      markets.put(Venue.KALSHI, new KalshiMarketData(access, kalshi, kalshiSigner, clock, counts));
      orders.put(Venue.KALSHI, new KalshiOrders(access, kalshi, kalshiSigner, clock, counts));
      accounts.put(
          Venue.KALSHI, new KalshiClient(access, kalshi, kalshiSigner, clock, counts).account());
      catalogues.put(Venue.KALSHI, new KalshiCatalogue(access, kalshi, clock, counts));
      askForBudget(system, new KalshiBudget(access, kalshi, kalshiSigner, clock, counts));
    }
    if (polymarket != null) {
      VenueTelemetry counts = meters.client("polymarket");
      Access clob = clobAccess(network, polymarket.clob());
      Access gamma = gammaAccess(network, polymarket.gamma());
      markets.put(Venue.POLYMARKET, new PolymarketMarketData(clob, polymarket, counts));
      catalogues.put(Venue.POLYMARKET, new PolymarketCatalogue(gamma, polymarket, clock, counts));
      if (wallet != null) {
        PolymarketAccess access = accountAccess(network, clob, polymarket.sites());
        PolymarketOrders port = new PolymarketOrders(access, polymarket, wallet, clock, counts);
        orders.put(Venue.POLYMARKET, port);
        accounts.put(Venue.POLYMARKET, port.account());
      }
    }
    return new Engine.Ports(
        markets, orders, catalogues, scoreboard(network), accounts, SendPermit.ALWAYS);
  }

  private Access kalshiAccess(Network network, URI rest) {
    return access(
        network, "kalshi", KalshiTariff.known(), KalshiTariff.BASIC, outbound.kalshi(), rest);
  }

  private Access clobAccess(Network network, URI address) {
    return access(
        network,
        "polymarket",
        PolymarketTariff.clob(),
        PolymarketTariff.clobLimits(),
        outbound.polymarket(),
        address);
  }

  private Access gammaAccess(Network network, URI address) {
    return access(
        network,
        "polymarket-gamma",
        PolymarketTariff.gamma(),
        PolymarketTariff.gammaLimits(),
        outbound.polymarket(),
        address);
  }

  /** What an account needs besides books: none of it may use up the exchange's budget. */
  private PolymarketAccess accountAccess(Network network, Access clob, PolymarketSites sites) {
    return new PolymarketAccess(
        clob,
        access(
            network,
            "polymarket-data",
            PolymarketTariff.data(),
            PolymarketTariff.dataLimits(),
            outbound.polymarket(),
            sites.data()),
        polite(network, "polymarket-relayer", outbound.polymarket(), sites.relayer()),
        polite(network, "polymarket-region", outbound.polymarket(), sites.region().address()));
  }

  private Access polite(Network network, String source, EgressSettings ways, URI target) {
    return access(
        network, source, new PriceList(Draw.of(POLITE.name(), 1)), List.of(POLITE), ways, target);
  }

  private Access access(
      Network network,
      String source,
      Tariff tariff,
      List<BucketLimit> limits,
      EgressSettings ways,
      URI target) {
    VenueGate gate =
        new VenueGate(
            network.system(), source, tariff, limits, outbound.rates(), outbound.breaker(), clock);
    Access access =
        new Access(
            network.system(),
            gate,
            Egress.watched(network.system(), source, ways, target),
            network.wire());
    meters.watch(access);
    return access;
  }

  private void askForBudget(ActorSystem<?> system, KalshiBudget budget) {
    system
        .scheduler()
        .scheduleWithFixedDelay(
            Duration.ZERO,
            outbound.askEvery(),
            () ->
                budget
                    .ask()
                    .whenComplete((_, failure) -> {
                      if (failure != null) {
                        system
                            .log()
                            .warn("kalshi does not say what it grants: {}", Reason.of(failure));
                      }
                    }),
            system.executionContext());
  }

  private EspnScoreboard scoreboard(Network network) {
    NodeSettings.ScoreboardAddress address = settings.scoreboard();
    return new EspnScoreboard(
        polite(network, "espn", outbound.scoreboard(), address.base()),
        new EspnSettings(address.base(), address.userAgent(), PoolSettings.DEFAULT),
        clock,
        meters.client("espn"));
  }

  /** What carries requests, and whose threads. */
  private record Network(ActorSystem<?> system, Wire wire) {}
}
