package io.dutchbook.venues.egress;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.conversion.Conversion.Merge;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.kalshi.KalshiClient;
import io.dutchbook.venues.kalshi.KalshiNewsFeed;
import io.dutchbook.venues.kalshi.KalshiSettings;
import io.dutchbook.venues.kalshi.KalshiSigner;
import io.dutchbook.venues.kalshi.KeySource;
import io.dutchbook.venues.kalshi.Keys;
import io.dutchbook.venues.kalshi.NewsChannel;
import io.dutchbook.venues.polymarket.PolymarketAccess;
import io.dutchbook.venues.polymarket.PolymarketMarketData;
import io.dutchbook.venues.polymarket.PolymarketOrders;
import io.dutchbook.venues.polymarket.PolymarketSettings;
import io.dutchbook.venues.polymarket.PolymarketSites;
import io.dutchbook.venues.polymarket.RegionCheck;
import io.dutchbook.venues.polymarket.SigningKey;
import io.dutchbook.venues.polymarket.Wallet;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubVenue;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every host has a name that only the proxy knows: a client that went straight would get nowhere.
 */
class EveryClientTakesItsWayTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  private final FakeClock clock = new FakeClock(1_783_000_000_000L);
  private final StubVenue venue = new StubVenue(KIT.system().classicSystem()).dated(clock::millis);
  private final LocalProxy proxy = new LocalProxy(Exit.Kind.SOCKS5, null);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    proxy.close();
    venue.close();
  }

  @Test
  void kalshisClientAndItsNews() {
    venue.socket("/ws");
    KeySource key = new KeySource.PemText("test", Keys.pem());
    KalshiSigner signer = KalshiSigner.load("key-1", key);
    KalshiSettings settings =
        KalshiSettings.of(at("http", "rest", "/api"), at("ws", "news", "/ws"), "key-1", key);

    ask(
        new KalshiClient(access(), settings, signer, clock, VenueTelemetry.NONE)
            .markets()
            .status());
    new KalshiNewsFeed(access(), settings, signer, clock, VenueTelemetry.NONE)
        .news(List.of(NewsChannel.TRADE), List.of())
        .runWith(Sink.ignore(), KIT.system());

    Awaitility.await().until(() -> !venue.received("GET /ws").isEmpty());
    assertThat(proxy.targets()).contains(host("rest"), host("news"));
    assertThat(venue.received("GET /api/exchange/status")).isNotEmpty();
  }

  @Test
  void polymarketsDataRelayerScoresAndRegion() {
    takesLogins();
    PolymarketOrders orders =
        new PolymarketOrders(
            new PolymarketAccess(access(), access(), access(), access()),
            polymarket(),
            Wallet.ofKey(SigningKey.parse("1".repeat(64))),
            clock,
            VenueTelemetry.NONE);

    ask(orders.prepare());
    ask(orders.account().holdings());
    ask(orders.conversions().submit(new Merge("0xm", 1_000_000), false));
    new PolymarketMarketData(access(), polymarket(), VenueTelemetry.NONE)
        .scores()
        .runWith(Sink.ignore(), KIT.system());

    Awaitility.await().until(() -> !venue.received("GET /scores").isEmpty());
    assertThat(proxy.targets())
        .contains(host("clob"), host("region"), host("data"), host("relayer"), host("sports"));
    assertThat(venue.received())
        .extracting(request -> request.line())
        .contains("GET /where", "GET /positions", "POST /submit");
  }

  private void takesLogins() {
    venue.socket("/scores");
    String credentials =
        "{\"apiKey\":\"key-1\",\"secret\":\"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\","
            + "\"passphrase\":\"pass\"}";
    venue
        .on("GET /where", json(200, "{\"blocked\":false}"))
        .on("GET /time", json(200, "1783000000"))
        .on("GET /version", json(200, "{\"version\":2}"))
        .on("POST /auth/api-key", json(200, credentials))
        .on("GET /positions", json(200, "[]"));
  }

  private PolymarketSettings polymarket() {
    URI clob = at("http", "clob", "");
    return PolymarketSettings.of(clob, at("ws", "books", "/ws"), at("ws", "own", "/ws"), clob)
        .with(
            ClockSettings.DEFAULT,
            new PolymarketSites(
                at("http", "data", ""),
                at("http", "relayer", ""),
                at("ws", "sports", "/scores"),
                new RegionCheck(at("http", "region", "/where"), RegionCheck.Mode.REQUIRED)),
            Duration.ZERO,
            0);
  }

  private URI at(String scheme, String name, String path) {
    return URI.create(scheme + "://" + host(name) + path);
  }

  private String host(String name) {
    return name + ".test:" + venue.address("http", "/").getPort();
  }

  private Access access() {
    EgressSettings ways =
        new EgressSettings(
            List.of(proxy.exit(null)), Duration.ofSeconds(10), Duration.ofSeconds(5));
    return new Access(
        KIT.system(),
        VenueGate.unlimited(KIT.system(), "venue", clock),
        Egress.watched(KIT.system(), "venue", ways, venue.address("http", "/")));
  }

  /** Waits for the answer, whatever it is: this is about the way to it. */
  private static void ask(CompletionStage<?> stage) {
    stage.toCompletableFuture().handle((_, _) -> true).orTimeout(20, TimeUnit.SECONDS).join();
  }
}
