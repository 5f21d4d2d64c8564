package io.dutchbook.venues.kalshi;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.Egress;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.rate.GovernorSettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import io.dutchbook.venues.testing.StubVenue.Received;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole order port over real sockets, against a venue that says what it is told to. */
class KalshiOrdersTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final KeyPair KEY = ed25519();
  private static final String API = "/trade-api/v2";
  private static final String CREATE = "POST " + API + "/portfolio/events/orders";
  private static final String ORDERS = "GET " + API + "/portfolio/orders";
  private static final String FILLS = "GET " + API + "/portfolio/fills";
  private static final OrderIntent BUY_NO = Intents.of(Action.BUY, "no", "0.4700", "12.00");
  private static final long MARGIN = 5_000;

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final FakeClock clock = new FakeClock(Intents.CREATED + 10);
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final KalshiOrders orders = port(venue.address("http", API));
  private final AtomicInteger handedOver = new AtomicInteger();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void sendsASignedOrderAndReadsItsFills() throws Exception {
    venue.on(CREATE, json(201, created("12.00"))).on(FILLS, json(200, fills(row("f1", "12.00"))));

    OrderOutcome outcome = place();

    assertThat(outcome)
        .isEqualTo(
            new Closed(
                BUY_NO.key(),
                Quantity.of(12),
                List.of(
                    new Fill(
                        "f1",
                        BUY_NO.key(),
                        BUY_NO.instrument().id(),
                        Action.BUY,
                        Quantity.of(12),
                        0,
                        Price.parse("0.46"),
                        Money.parse("5.52"),
                        Money.parse("0.0869"),
                        Intents.CREATED + 100))));
    assertThat(handedOver).hasValue(1);
    Received sent = venue.received(CREATE).getFirst();
    assertThat(sent.body()).isEqualTo(new String(OrderForm.body(BUY_NO), StandardCharsets.UTF_8));
    assertSigned(sent, "POST" + API + "/portfolio/events/orders");
    Received read = venue.received(FILLS).getFirst();
    assertThat(read.query()).isEqualTo("order_id=o1&limit=1000");
    assertSigned(read, "GET" + API + "/portfolio/fills");
  }

  @Test
  void anOrderWithoutAFillIsClosedAtOnce() {
    venue.on(CREATE, json(201, created("0.00")));

    assertThat(place()).isEqualTo(new Closed(BUY_NO.key(), Quantity.ZERO, List.of()));
    assertThat(venue.received(FILLS)).isEmpty();
  }

  @Test
  void readsFillsAgainUntilTheyAddUp() {
    venue
        .on(CREATE, json(201, created("12.00")))
        .on(
            FILLS,
            json(200, fills("")),
            json(503, "<html>"),
            json(200, fills(row("f1", "5.00"))),
            json(200, fills(row("f1", "5.00") + "," + row("f2", "7.00"))));

    OrderOutcome outcome = place();

    assertThat(outcome).isInstanceOf(Closed.class);
    assertThat(((Closed) outcome).fills()).extracting(Fill::fillId).containsExactly("f1", "f2");
    assertThat(venue.received(FILLS)).hasSize(4);
  }

  @Test
  void fillsAreReadToTheLastPage() {
    String first = "{\"cursor\":\"a=b\",\"fills\":[" + row("f1", "5.00") + "]}";
    venue
        .on(CREATE, json(201, created("12.00")))
        .on(FILLS, json(200, first), json(200, fills(row("f2", "7.00"))));

    assertThat(place()).isInstanceOf(Closed.class);
    assertThat(venue.received(FILLS).getLast().query()).endsWith("&cursor=a%3Db");
  }

  @Test
  void fillsThatNeverAddUpLeaveTheOrderUnknown() {
    venue.on(CREATE, json(201, created("12.00"))).on(FILLS, json(200, fills(row("f1", "5.00"))));

    assertThat(place())
        .isEqualTo(new Unknown(BUY_NO.key(), "the fills of o1 do not add up to 12.00"));
    assertThat(venue.received(FILLS)).hasSize(5);
  }

  @Test
  void aMalformedAnswerLeavesTheOrderUnknownAndIsCounted() {
    venue.on(CREATE, json(201, "{\"order_id\":\"o1\",\"fill_count\":12}"));

    assertThat(place()).isInstanceOf(Unknown.class);
    assertThat(telemetry.count("malformed/create-order")).isEqualTo(1);
  }

  @Test
  void aFillThatContradictsItsOrderIsCountedAndNotBooked() {
    venue
        .on(CREATE, json(201, created("12.00")))
        .on(FILLS, json(200, fills(row("f1", "12.00").replace("\"ask\"", "\"bid\""))));

    assertThat(place()).isInstanceOf(Unknown.class);
    assertThat(telemetry.count("malformed/fills")).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":{\"code\":\"insufficient_balance\",\"message\":\"m\"}} | INSUFFICIENT_FUNDS",
        "400 | {\"error\":{\"code\":\"invalid_price\",\"message\":\"m\"}}        | INVALID",
        "400 | {\"code\":\"bad_request\",\"message\":\"m\",\"details\":\"d\"}      | INVALID",
        "401 | {\"error\":{\"code\":\"authentication_error\"}}                 | UNAUTHORIZED",
        "403 | <html>                                                      | UNAUTHORIZED",
        "404 | {\"error\":{\"code\":\"market_not_found\"}}                     | MARKET_CLOSED",
        "409 | {\"error\":{\"code\":\"exchange_is_paused\"}}                   | VENUE_UNAVAILABLE",
        "429 | {\"error\":\"too many requests\"}                             | RATE_LIMITED"
      })
  void aRefusalIsFinal(int status, String body, Reason reason) {
    venue.on(CREATE, json(status, body));

    OrderOutcome outcome = place();

    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected) outcome).reason()).isEqualTo(reason);
    assertThat(venue.received()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "504", "408", "302"})
  void aServerErrorProvesNothing(int status) {
    venue.on(CREATE, json(status, "{\"error\":{\"code\":\"internal\",\"message\":\"m\"}}"));

    assertThat(place()).isInstanceOf(Unknown.class);
    assertThat(venue.received(CREATE)).hasSize(2);
    assertThat(handedOver).hasValue(1);
  }

  @Test
  void anOrderWithoutAnswerIsSentAgainUnderItsId() {
    venue
        .on(CREATE, json(503, "<html>"), json(201, created("12.00")))
        .on(FILLS, json(200, fills(row("f1", "12.00"))));

    assertThat(((Closed) place()).filled()).isEqualTo(Quantity.of(12));
    assertThat(venue.received(CREATE))
        .hasSize(2)
        .extracting(Received::body)
        .containsOnly(new String(OrderForm.body(BUY_NO), StandardCharsets.UTF_8));
    assertThat(handedOver).hasValue(1);
  }

  @Test
  void aQuestionThatIsHeldBackSaysNothingOfItsOrder() {
    venue.on(ORDERS, json(429, "{}"));
    VenueGate gate =
        new VenueGate(
            KIT.system(),
            "kalshi",
            KalshiTariff.known(),
            KalshiTariff.BASIC,
            GovernorSettings.DEFAULT,
            BreakerSettings.NEVER,
            clock);
    KalshiOrders governed =
        port(
            new Access(KIT.system(), gate, Egress.direct(KIT.system(), "kalshi")),
            venue.address("http", API));
    join(governed.lookUp(BUY_NO));

    OrderOutcome outcome = join(governed.lookUp(BUY_NO));

    assertThat(outcome).isInstanceOf(Unknown.class);
    assertThat(venue.received(ORDERS)).hasSize(1);
  }

  @Test
  void silenceAndABrokenConnectionProveNothing() {
    venue.on(CREATE, StubVenue.silence(), StubVenue.broken());

    assertThat(place()).isInstanceOf(Unknown.class);

    assertThat(venue.received(CREATE)).hasSize(2);
    assertThat(telemetry.count("request/create-order/TIMED_OUT")).isEqualTo(1);
    assertThat(telemetry.count("request/create-order/BROKEN")).isEqualTo(1);
  }

  @Test
  void anOrderThatArrivedWithoutAnAnswerIsFoundByTheDuplicate() {
    venue
        .on(
            CREATE,
            StubVenue.broken(),
            json(409, "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"m\"}}"))
        .on(ORDERS, json(200, "{\"orders\":[]}"), json(200, listed("executed", "12.00")))
        .on(FILLS, json(200, fills(row("f1", "12.00"))));

    assertThat(((Closed) place()).filled()).isEqualTo(Quantity.of(12));
  }

  @ParameterizedTest
  @CsvSource({"400, insufficient_balance", "409, trading_is_paused", "429, ", "401, "})
  void aRefusalAfterAnUnclearAnswerIsNotFinal(int status, String code) {
    String refusal = "{\"error\":{\"code\":\"%s\",\"message\":\"m\"}}".formatted(code);
    venue
        .on(CREATE, json(502, "Bad Gateway"), json(status, refusal))
        .on(ORDERS, json(200, listed("canceled", "0.00")));

    assertThat(place()).isEqualTo(new Closed(BUY_NO.key(), Quantity.ZERO, List.of()));

    venue
        .on(CREATE, json(502, "Bad Gateway"), json(status, refusal))
        .on(ORDERS, json(200, "{\"orders\":[]}"));
    assertThat(join(port(venue.address("http", API)).place(BUY_NO, () -> {})))
        .isInstanceOf(Unknown.class);
  }

  @Test
  void nothingIsSentAgainPastTheDeadline() {
    clock.set(Intents.DEADLINE - 2);
    venue.on(CREATE, json(503, "{}"));

    assertThat(place()).isInstanceOf(Unknown.class);
    assertThat(venue.received(CREATE)).hasSize(1);
  }

  @Test
  void noOrderLeavesWhileTheVenuesClockIsFarFromOurs() {
    venue.on("GET " + API + "/portfolio/balance", json(200, "{\"balance_dollars\":\"1.00\"}"));
    join(orders.balance());

    OrderOutcome outcome = place();

    assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CLOSED_ROUTER);
    assertThat(((Rejected) outcome).detail()).startsWith("Kalshi's clock is ");
    assertThat(venue.received(CREATE)).isEmpty();
    assertThat(telemetry.count("clock/UNUSABLE")).isEqualTo(1);
  }

  @Test
  void aVenueThatCannotBeReachedNeverGotTheOrder() {
    KalshiOrders nowhere = port(URI.create("http://127.0.0.1:1" + API));

    OrderOutcome outcome = join(nowhere.place(BUY_NO, handedOver::incrementAndGet));

    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.VENUE_UNAVAILABLE);
    assertThat(handedOver).hasValue(0);
  }

  @Test
  void anOrderPastItsDeadlineIsNotSent() {
    clock.set(Intents.DEADLINE + 1);

    OrderOutcome outcome = place();

    assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(venue.received()).isEmpty();
    assertThat(handedOver).hasValue(0);
  }

  @Test
  void aDuplicateIsLookedUp() {
    venue
        .on(CREATE, json(409, "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"m\"}}"))
        .on(ORDERS, json(200, listed("executed", "12.00")))
        .on(FILLS, json(200, fills(row("f1", "12.00"))));

    assertThat(((Closed) place()).filled()).isEqualTo(Quantity.of(12));
    assertThat(venue.received(ORDERS).getFirst().query())
        .isEqualTo("ticker=" + Intents.TICKER + "&min_ts=1794999940&limit=1000");
  }

  @Test
  void lookingUpFindsACanceledOrderWithoutFills() {
    venue.on(ORDERS, json(200, listed("canceled", "0.00")));

    assertThat(lookUp()).isEqualTo(new Closed(BUY_NO.key(), Quantity.ZERO, List.of()));
  }

  @Test
  void anOrderThatStillRestsInTheListingIsUnknown() {
    venue.on(ORDERS, json(200, listed("resting", "0.00")));

    assertThat(lookUp()).isEqualTo(new Unknown(BUY_NO.key(), "Kalshi lists it as resting"));
  }

  @Test
  void anAbsentOrderNeverArrivedOnlyPastDeadlineAndMargin() {
    venue.on(ORDERS, json(200, "{\"cursor\":\"\",\"orders\":[]}"));

    clock.set(Intents.DEADLINE + MARGIN);
    assertThat(lookUp()).isInstanceOf(Unknown.class);
    clock.set(Intents.DEADLINE + MARGIN + 1);
    assertThat(((Rejected) lookUp()).reason()).isEqualTo(Reason.NEVER_ARRIVED);
    clock.set(Intents.CREATED + Duration.ofDays(11).toMillis());
    assertThat(lookUp()).isInstanceOf(Unknown.class);
  }

  @Test
  void anUnfinishedListingProvesNothing() {
    clock.set(Intents.DEADLINE + MARGIN + 1);
    venue.on(ORDERS, json(200, "{\"cursor\":\"more\",\"orders\":[]}"), json(500, "{\"error\":{}}"));

    assertThat(lookUp()).isInstanceOf(Unknown.class);
  }

  @Test
  void preparesByReadingClockAndBalance() {
    venue
        .on("GET " + API + "/exchange/status", json(200, status()))
        .on(
            "GET " + API + "/portfolio/balance",
            json(200, "{\"balance\":9801,\"balance_dollars\":\"98.0186\",\"updated_ts\":1}"));

    var ready = join(orders.prepare());

    assertThat(ready.account()).isEqualTo("key-1");
    long serverAhead = System.currentTimeMillis() - clock.millis();
    assertThat(ready.clockOffsetMillis()).isBetween(serverAhead - 5_000, serverAhead + 5_000);
    assertThat(join(orders.balance())).isEqualTo(Money.parse("98.0186"));
    assertThat(Long.parseLong(venue.received().getLast().headers().get("KALSHI-ACCESS-TIMESTAMP")))
        .isEqualTo(clock.millis() + ready.clockOffsetMillis());
  }

  @Test
  void theRecordedStatusAndBalanceAreAllItNeeds() {
    String folder = "kalshi-samples/demo-rest-2026-06/";
    venue
        .on(
            "GET " + API + "/exchange/status",
            json(200, Shared.text(folder + "exchange__status.json")))
        .on(
            "GET " + API + "/portfolio/balance",
            json(200, Shared.text(folder + "auth__balance_ok.json")));

    join(orders.prepare());

    assertThat(join(orders.balance())).isEqualTo(Money.parse("98.0186"));
  }

  @Test
  void refusedCredentialsFailThePreparation() {
    venue
        .on("GET " + API + "/exchange/status", json(200, status()))
        .on(
            "GET " + API + "/portfolio/balance",
            json(401, "{\"error\":{\"code\":\"authentication_error\",\"details\":\"NOT_FOUND\"}}"));

    assertThatThrownBy(() -> join(orders.prepare()))
        .hasMessageContaining("Kalshi answered HTTP 401")
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void tellsWhichOrdersWereTouchedAcrossReconnects() {
    StubSocket socket = venue.socket("/trade-api/ws/v2");
    var touched = orders.touched().runWith(Sink.queue(), KIT.system());
    Awaitility.await().until(() -> !socket.heard().isEmpty());

    socket.say("{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"fill\",\"sid\":1}}");
    socket.say("{\"type\":\"user_order\",\"sid\":2,\"msg\":{\"client_order_id\":\"c1\"}}");
    assertThat(touched.pull().toCompletableFuture().join()).contains("c1");
    socket.say("{\"type\":\"user_order\",\"sid\":2,\"msg\":{}}");
    socket.hangUp();
    Awaitility.await().until(() -> socket.connections() == 2 && socket.heard().size() >= 2);
    socket.say("{\"type\":\"fill\",\"sid\":1,\"msg\":{\"trade_id\":\"t\"}}");
    socket.sayInParts("{\"type\":\"fill\",\"sid\":1,", "\"msg\":{\"client_order_id\":\"c2\"}}");

    assertThat(touched.pull().toCompletableFuture().join()).contains("c2");
    assertThat(telemetry.count("malformed/user_order")).isEqualTo(1);
    assertThat(socket.heard().getFirst()).contains("\"fill\",\"user_orders\"");
    touched.cancel();
  }

  private OrderOutcome place() {
    return join(orders.place(BUY_NO, handedOver::incrementAndGet));
  }

  private OrderOutcome lookUp() {
    return join(orders.lookUp(BUY_NO));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private KalshiOrders port(URI rest) {
    return port(KIT.system(), rest);
  }

  private KalshiOrders port(ClassicActorSystemProvider system, URI rest) {
    KalshiSettings settings =
        new KalshiSettings(
            rest,
            venue.address("ws", "/trade-api/ws/v2"),
            "key-1",
            key(),
            "dutchbook",
            new PoolSettings(0, 16, 256, Duration.ofSeconds(2), Duration.ofSeconds(9), 1 << 20),
            new OrderSettings(
                new RetrySettings(5, Duration.ofMillis(5), Duration.ofMillis(20)),
                Duration.ofMillis(MARGIN),
                Duration.ofMinutes(1),
                new ReconnectSettings(
                    Duration.ofMillis(20),
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10))),
            new RetrySettings(2, Duration.ofMillis(5), Duration.ofMillis(5)),
            ClockSettings.DEFAULT,
            KalshiTerms.DEFAULT,
            FeedSettings.KALSHI);
    return new KalshiOrders(
        system, settings, KalshiSigner.load("key-1", settings.key()), clock, telemetry);
  }

  private static void assertSigned(Received request, String methodAndPath) throws Exception {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(KEY.getPublic());
    String time = request.headers().get("KALSHI-ACCESS-TIMESTAMP");
    verifier.update((time + methodAndPath).getBytes(StandardCharsets.UTF_8));
    assertThat(
            verifier.verify(
                Base64.getDecoder().decode(request.headers().get("KALSHI-ACCESS-SIGNATURE"))))
        .isTrue();
  }

  private static KeySource key() {
    return new KeySource.PemText(
        "test",
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getEncoder().encodeToString(KEY.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n");
  }

  private static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String status() {
    return "{\"exchange_active\":true,\"trading_active\":true}";
  }

  private static String created(String filled) {
    return "{\"order_id\":\"o1\",\"fill_count\":\"%s\",\"remaining_count\":\"0.00\",\"ts_ms\":1}"
        .formatted(filled);
  }

  private static String listed(String status, String filled) {
    return """
    {"cursor":"","orders":[{"order_id":"o0","client_order_id":"other",\
    "status":"resting","fill_count_fp":"0.00"},{"order_id":"o1",\
    "client_order_id":"%s","status":"%s","fill_count_fp":"%s"}]}\
    """
        .formatted(BUY_NO.key().clientOrderId(), status, filled);
  }

  private static String fills(String rows) {
    return "{\"cursor\":\"\",\"fills\":[" + rows + "]}";
  }

  private static String row(String id, String count) {
    return """
    {"fill_id":"%s","order_id":"o1","book_side":"ask","count_fp":"%s",\
    "yes_price_dollars":"0.5400","no_price_dollars":"0.4600","fee_cost":"0.086900",\
    "created_time":"%s"}\
    """
        .formatted(id, count, Instant.ofEpochMilli(Intents.CREATED + 100));
  }
}
