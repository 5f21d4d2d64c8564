package io.dutchbook.venues.polymarket;

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
import io.dutchbook.engine.trade.OrderOutcome.Delayed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.TradeNews;
import io.dutchbook.venues.TradeState;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import io.dutchbook.venues.testing.StubVenue.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole order port over real sockets, against a venue that says what it is told to. */
class PolymarketOrdersTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final SigningKey KEY =
      SigningKey.parse("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
  private static final OrderIntent BUY = Intents.of(Action.BUY, "0.52", "10");
  private static final String SECRET = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  private static final ApiCredentials CREDENTIALS = new ApiCredentials("key-1", SECRET, "pass");
  private static final String ORDER = "POST /order";
  private static final String TRADES = "GET /data/trades";
  private static final long MARGIN = 5_000;

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final FakeClock clock = new FakeClock(Intents.CREATED + 10);
  private volatile long ahead = 1_490;
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final PolymarketOrders orders = port(venue.address("http", ""));
  private final AtomicInteger handedOver = new AtomicInteger();
  private final String id = orders.touchName(BUY);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void logsInMeasuresTheClockAndProvesTheCredentials() {
    venueThatLogsIn();

    var ready = join(orders.prepare());

    assertThat(ready.account()).isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    assertThat(ready.clockOffsetMillis()).isBetween(1_489L, 1_491L);
    Received login = venue.received("POST /auth/api-key").getFirst();
    assertThat(login.headers())
        .containsEntry("POLY_ADDRESS", ready.account())
        .containsEntry("POLY_TIMESTAMP", "1783000001")
        .containsEntry("POLY_NONCE", "0")
        .containsEntry("POLY_SIGNATURE", WalletLogin.signature(KEY, 137, 1_783_000_001L, 0));
    Received balance = venue.received("GET /balance-allowance").getFirst();
    assertThat(balance.query()).isEqualTo("asset_type=COLLATERAL&signature_type=0");
    assertSealed(balance, "GET", "/balance-allowance");
    assertThat(join(orders.balance())).isEqualTo(Money.parse("1000"));
  }

  @Test
  void derivesTheKeyWhenThereIsOneAlready() {
    venueThatLogsIn();
    venue
        .on("POST /auth/api-key", json(400, "{\"error\":\"Could not create api key\"}"))
        .on("GET /auth/derive-api-key", json(200, credentials()));

    assertThat(join(orders.prepare()).account()).startsWith("0x");
  }

  @Test
  void aRefusedLoginFailsThePreparation() {
    venueThatLogsIn();
    venue.on("POST /auth/api-key", json(401, "{\"error\":\"Invalid L1 Request headers\"}"));

    assertThatThrownBy(() -> join(orders.prepare()))
        .hasMessageContaining("Polymarket's login answered HTTP 401")
        .hasMessageContaining("Invalid L1 Request headers");
    assertThat(venue.received("GET /auth/derive-api-key")).isEmpty();
  }

  @Test
  void aRegionThatIsBlockedFailsThePreparationBeforeAnyLogin() {
    venueThatLogsIn();
    venue.on("GET /api/geoblock", json(200, "{\"blocked\":true,\"country\":\"US\"}"));

    assertThatThrownBy(() -> join(orders.prepare()))
        .hasMessageContaining("Polymarket takes no orders from US");
    assertThat(venue.received("POST /auth/api-key")).isEmpty();
  }

  @Test
  void aVersionThisClientCannotSignFailsThePreparation() {
    venueThatLogsIn();
    venue.on("GET /version", json(200, "{\"version\":4}"));

    assertThatThrownBy(() -> join(orders.prepare()))
        .hasMessageContaining("exchange version 4 is not 2 or 3");
  }

  @Test
  void nothingIsSentBeforeTheLogin() {
    OrderOutcome outcome = place();

    assertThat(((Rejected) outcome).reason()).isEqualTo(Reason.CLOSED_ROUTER);
    assertThat(join(orders.lookUp(BUY))).isInstanceOf(Unknown.class);
    assertThatThrownBy(() -> join(orders.balance())).hasMessageContaining("not logged in");
    assertThat(venue.received()).isEmpty();
  }

  @Test
  void sendsTheSignedOrderAndReadsItsTrades() {
    prepared();
    venue
        .on(ORDER, json(200, placed("matched", "\"t1\",\"t2\"")))
        .on(
            TRADES,
            json(200, page("")),
            json(200, page(trade("t1", "4", "MATCHED"))),
            json(200, page(trade("t1", "4", "MATCHED") + "," + trade("t2", "6.25", "MINED"))));

    OrderOutcome outcome = place();

    assertThat(outcome).isInstanceOf(Closed.class);
    assertThat(((Closed) outcome).filled()).isEqualTo(Quantity.parse("10.25"));
    assertThat(((Closed) outcome).fills()).extracting(Fill::fillId).containsExactly("t1", "t2");
    assertThat(handedOver).hasValue(1);
    Received sent = venue.received(ORDER).getFirst();
    SignedOrder order = SignedOrder.of(BUY, Wallet.ofKey(KEY), ExchangeDomain.of(2, 137, false));
    assertThat(sent.body()).isEqualTo(order.body("key-1", Handling.FILL_AND_KILL));
    assertThat(Json.parse(sent.body(), "body").at("/order/makerAmount").textValue())
        .isEqualTo("5200000");
    assertThat(Json.parse(sent.body(), "body").at("/order/takerAmount").textValue())
        .isEqualTo("10000000");
    assertSealed(sent, "POST", "/order");
    assertThat(venue.received(TRADES))
        .extracting(Received::query)
        .contains("id=t1&next_cursor=MA%3D%3D", "id=t2&next_cursor=MA%3D%3D");
  }

  @Test
  void aFailedTradeUndoesItself() {
    prepared();
    venue
        .on(ORDER, json(200, placed("matched", "\"t1\"")))
        .on(TRADES, json(200, page(trade("t1", "4", "FAILED"))));

    assertThat(place()).isEqualTo(new Closed(BUY.key(), Quantity.ZERO, List.of()));
  }

  @Test
  void tradesThatDoNotShowLeaveTheOrderUnknown() {
    prepared();
    venue.on(ORDER, json(200, placed("matched", "\"t1\""))).on(TRADES, json(200, page("")));

    assertThat(place()).isInstanceOf(Unknown.class);
    assertThat(venue.received(TRADES)).hasSize(5);
  }

  @Test
  void aDelayedOrderIsNotAFillOfNothing() {
    prepared();
    venue.on(ORDER, json(200, placed("delayed", "")));

    assertThat(place()).isEqualTo(new Delayed(BUY.key(), id));
  }

  @Test
  void refusalsAreFinal() {
    prepared();
    venue.on(
        ORDER,
        json(400, "{\"error\":\"no orders found to match with FAK order.\"}"),
        json(400, "{\"error\":\"not enough balance / allowance\"}"),
        json(425, "{\"error\":\"matching engine restarting\"}"),
        json(503, "{\"error\":\"post-only mode\",\"code\":\"post_only_mode\"}"),
        json(200, "{\"success\":false,\"orderID\":null,\"errorMsg\":\"Insufficient balance\"}"));

    assertThat(List.of(place(), place(), place(), place(), place()))
        .extracting(outcome -> ((Rejected) outcome).reason())
        .containsExactly(
            Reason.NO_MATCH,
            Reason.INSUFFICIENT_FUNDS,
            Reason.VENUE_UNAVAILABLE,
            Reason.VENUE_UNAVAILABLE,
            Reason.INSUFFICIENT_FUNDS);
  }

  @Test
  void serverErrorsSilenceAndBrokenAnswersProveNothing() {
    prepared();
    venue.on(
        ORDER,
        json(500, "{\"error\":\"Internal server error\"}"),
        json(502, "<html>"),
        json(200, "{\"success\":\"yes\"}"),
        json(200, placed("matched", "").replace(id, "0xother")),
        StubVenue.broken(),
        StubVenue.silence());

    for (int answer = 0; answer < 6; answer++) {
      assertThat(place()).as("answer %d", answer).isInstanceOf(Unknown.class);
    }
    assertThat(venue.received(ORDER)).hasSize(6);
    assertThat(telemetry.count("malformed/create-order")).isEqualTo(1);
  }

  @Test
  void anotherVersionIsSignedForOnce() {
    prepared();
    venue
        .on("GET /version", json(200, "{\"version\":3}"))
        .on(ORDER, json(400, "{\"error\":\"order_version_mismatch\"}"));

    assertThat(place()).isInstanceOf(Rejected.class);

    assertThat(venue.received(ORDER)).hasSize(2);
    assertThat(venue.received(ORDER).getLast().body())
        .isEqualTo(signedFor(3).body("key-1", Handling.FILL_AND_KILL));
    assertThat(handedOver).hasValue(1);
  }

  @Test
  void anOrderForAPositionIsSignedForExchangeVersionThreeWhateverTheDaysVersion() {
    prepared();
    venue.on(ORDER, json(400, "{\"error\":\"nothing matches\"}"));
    OrderIntent order = Intents.of(Intents.POSITION, Action.BUY, "0.55", "20");

    join(orders.place(order, () -> {}));

    SignedOrder signed = SignedOrder.of(order, Wallet.ofKey(KEY), ExchangeDomain.of(3, 137, false));
    assertThat(venue.received(ORDER).getLast().body())
        .isEqualTo(signed.body("key-1", Handling.FILL_AND_KILL));
    assertThat(orders.touchName(order)).isEqualTo(signed.id());
  }

  @Test
  void anOrderIsFoundUnderTheVersionItWasSignedForAfterTheVenueHasChangedIts() {
    prepared();
    String after = "GET /data/order/" + signedFor(3).id();
    venue
        .on("GET /version", json(200, "{\"version\":3}"))
        .on(ORDER, json(400, "{\"error\":\"order_version_mismatch\"}"))
        .on(after, json(404, "{\"error\":\"not found\"}"))
        .on("GET /data/order/" + id, json(200, listed("MATCHED", "10", "\"t1\"")))
        .on(TRADES, json(200, page(trade("t1", "10", "MINED"))));
    place();
    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY + 1);

    OrderOutcome found = lookUp();

    assertThat(venue.received(after)).hasSize(1);
    assertThat(((Closed) found).filled()).isEqualTo(Quantity.of(10));
  }

  @Test
  void tradesUnderAnEarlierVersionsNameCountToo() {
    prepared();
    venue
        .on("GET /version", json(200, "{\"version\":3}"))
        .on(ORDER, json(400, "{\"error\":\"order_version_mismatch\"}"))
        .on(TRADES, json(200, page(trade("t1", "3", "MINED"))));
    place();
    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY + 1);

    assertThat(((Closed) lookUp()).filled()).isEqualTo(Quantity.of(3));
  }

  private static SignedOrder signedFor(int version) {
    return SignedOrder.of(BUY, Wallet.ofKey(KEY), ExchangeDomain.of(version, 137, false));
  }

  @Test
  void anOrderPastItsDeadlineIsNotSent() {
    prepared();
    clock.set(Intents.DEADLINE + 1);

    assertThat(((Rejected) place()).reason()).isEqualTo(Reason.EXPIRED);
    assertThat(venue.received(ORDER)).isEmpty();
  }

  @Test
  void anOrderThatBreaksTheMarketsRulesIsNotSent() {
    prepared();

    for (OrderIntent broken :
        List.of(
            Intents.of(Action.BUY, "0.525", "10"),
            Intents.of(Action.BUY, "0.52", "4.99"),
            Intents.of(Action.SELL, "0.10", "9"),
            Intents.of(Action.BUY, "0.53", "10.01"))) {
      OrderOutcome outcome = join(orders.place(broken, handedOver::incrementAndGet));
      assertThat(((Rejected) outcome).reason()).as("%s", broken).isEqualTo(Reason.INVALID);
    }
    assertThat(venue.received(ORDER)).isEmpty();
  }

  @Test
  void anOrderOffTheTickThatWasNamedLastIsRefusedUntilTheTickIsAnotherAgain() {
    prepared();
    OrderIntent order = Intents.of("777", Action.BUY, "0.52", "10");
    String tick = "GET /tick-size";
    venue
        .on(tick, json(200, "{\"minimum_tick_size\":0.01}"))
        .on(ORDER, json(400, "{\"error\":\"nothing matches\"}"));
    NewestTicks.of(KIT.system()).saw("777", 1_000);

    OrderOutcome refused = join(orders.place(order, () -> {}));

    assertThat(refused)
        .isEqualTo(
            new Rejected(
                order.key(),
                Reason.INVALID,
                "its price 0.5200 is off the market's new tick 0.1000"));
    assertThat(venue.received(ORDER)).isEmpty();
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(NewestTicks.of(KIT.system()).flaw("777", Price.parse("0.52"))).isEmpty());
    join(orders.place(order, () -> {}));
    assertThat(venue.received(ORDER)).hasSize(1);
  }

  @Test
  void aRefusalForTheTickTeachesTheTick() {
    prepared();
    OrderIntent order = Intents.of("888", Action.BUY, "0.52", "10");
    venue.on(
        ORDER,
        json(
            400,
            "{\"error\":\"order 0x1 is invalid. Price (0.52) breaks minimum tick size rule: 0.1\"}"));

    assertThat(((Rejected) join(orders.place(order, () -> {}))).reason()).isEqualTo(Reason.INVALID);
    join(orders.place(order, () -> {}));

    assertThat(venue.received(ORDER)).hasSize(1);
  }

  @Test
  void nothingIsSentWhileTheClocksAreTooFarApart() {
    prepared();
    ahead = 2_600;
    venue.on(ORDER, json(200, placed("delayed", "")));
    join(orders.balance());
    join(orders.balance());

    assertThat(((Rejected) place()).reason()).isEqualTo(Reason.CLOSED_ROUTER);
    assertThat(venue.received(ORDER)).isEmpty();
  }

  @Test
  void anAccountThatMayOnlyCloseFailsThePreparation() {
    venueThatLogsIn();
    venue.on("GET /auth/ban-status/closed-only", json(200, "{\"closed_only\":true}"));

    assertThatThrownBy(() -> join(orders.prepare())).hasMessageContaining("closed only mode");
  }

  @Test
  void saysWhichModeTheExchangeIsInAndWhenToComeBack() {
    prepared();
    venue.on(
        ORDER,
        json(425, "").with("Retry-After", "90"),
        json(
            503,
            "{\"error\":\"post-only mode\",\"code\":\"post_only_mode\",\"retry_after_seconds\":120}"),
        json(503, "{\"error\":\"Trading is currently cancel-only. New orders are not accepted\"}"),
        json(503, "{\"error\":\"Trading is currently disabled. Check polymarket.com\"}"));

    assertThat(List.of(place(), place(), place(), place()))
        .extracting(outcome -> ((Rejected) outcome).detail().split(" \\(", -1)[0])
        .containsExactly(
            "matching engine restarting, again in 90000 ms",
            "post-only mode, again in 120000 ms",
            "cancel-only mode",
            "trading disabled");
  }

  @Test
  void aDuplicateIsLookedUp() {
    prepared();
    venue
        .on(ORDER, json(400, "{\"error\":\"order " + id + " is invalid. Duplicated.\"}"))
        .on("GET /data/order/" + id, json(200, listed("MATCHED", "10", "\"t1\"")))
        .on(TRADES, json(200, page(trade("t1", "10", "CONFIRMED"))));

    assertThat(((Closed) place()).filled()).isEqualTo(Quantity.of(10));
  }

  @Test
  void lookingUpFollowsTheStatus() {
    prepared();
    venue.on(
        "GET /data/order/" + id,
        json(200, listed("DELAYED", "0", "")),
        json(200, listed("LIVE", "0", "")),
        json(200, listed("UNMATCHED", "0", "")),
        json(200, listed("CANCELED", "0", "")),
        json(200, listed("CANCELED_no orders found", "0", "")),
        json(200, listed("ORDER_STATUS_INVALID", "0", "")),
        json(200, listed("SOMETHING_NEW", "0", "")));
    Closed nothing = new Closed(BUY.key(), Quantity.ZERO, List.of());

    assertThat(lookUp()).isEqualTo(new Delayed(BUY.key(), id));
    assertThat(lookUp()).isEqualTo(new Unknown(BUY.key(), "Polymarket lists it as LIVE"));
    assertThat(List.of(lookUp(), lookUp(), lookUp(), lookUp())).allMatch(nothing::equals);
    assertThat(lookUp()).isInstanceOf(Unknown.class);
  }

  @Test
  void matchedSharesMustShowUpInTheTrades() {
    prepared();
    venue
        .on("GET /data/order/" + id, json(200, listed("CANCELED", "7.5", "")))
        .on(
            TRADES,
            json(200, page(trade("t1", "5", "MINED"))),
            json(200, page(trade("t1", "5", "MINED") + "," + trade("t2", "2.5", "MATCHED"))));

    assertThat(((Closed) lookUp()).filled()).isEqualTo(Quantity.parse("7.50"));
    assertThat(venue.received(TRADES).getFirst().query())
        .isEqualTo(
            "market="
                + Intents.MARKET
                + "&asset_id="
                + Intents.TOKEN
                + "&after=1782999940&next_cursor=MA%3D%3D");
  }

  @Test
  void anUnknownOrderNeverArrivedOnlyPastDeadlineDelayAndMargin() {
    prepared();
    venue.on("GET /data/order/" + id, json(200, "null")).on(TRADES, json(200, page("")));

    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY);
    assertThat(lookUp()).isInstanceOf(Unknown.class);
    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY + 1);
    assertThat(((Rejected) lookUp()).reason()).isEqualTo(Reason.NEVER_ARRIVED);
  }

  @Test
  void anOrderThatTheVenueForgotButThatTradedIsFilled() {
    prepared();
    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY + 1);
    venue
        .on("GET /data/order/" + id, json(404, "{\"error\":\"not found\"}"))
        .on(
            TRADES,
            json(
                200,
                page(
                    trade("t1", "3", "MINED")
                        + ","
                        + trade("t9", "5", "MINED").replace(id, "0xother"))));

    assertThat(((Closed) lookUp()).filled()).isEqualTo(Quantity.of(3));
  }

  @Test
  void aReadThatFailsProvesNothing() {
    prepared();
    clock.set(Intents.DEADLINE + MARGIN + Intents.TAKER_DELAY + 1);
    venue.on("GET /data/order/" + id, json(200, "null")).on(TRADES, json(500, "{}"));

    assertThat(lookUp()).isInstanceOf(Unknown.class);
  }

  @Test
  void tellsWhichOrdersWereTouchedOnceLoggedIn() throws Exception {
    StubSocket socket = venue.socket("/ws/user");
    var touched = orders.touched().runWith(Sink.queue(), KIT.system());
    prepared();
    Awaitility.await().until(() -> !socket.heard().isEmpty());

    assertThat(socket.heard().getFirst())
        .isEqualTo(
            "{\"auth\":{\"apiKey\":\"key-1\",\"secret\":\""
                + SECRET
                + "\",\"passphrase\":\"pass\"},\"type\":\"user\"}");
    Awaitility.await().until(() -> socket.heard().contains("PING"));
    socket.say("PONG");
    socket.say("{\"type\":\"PLACEMENT\",\"id\":\"0x1\",\"status\":\"LIVE\"}");
    socket.say("{\"event_type\":\"order\",\"type\":\"UPDATE\"}");
    socket.say("[" + tradeEvent("t1", "0x2", "MATCHED") + ",{\"event_type\":\"else\"}]");

    assertThat(join(touched.pull())).contains("0x1");
    assertThat(join(touched.pull())).contains("0x2");
    assertThat(telemetry.count("malformed/order")).isEqualTo(1);
    touched.cancel();
  }

  @Test
  void readsTheRecordedAnswers() {
    assertThat(ClobRows.Placed.parse(Shared.text(sample("http_order_response_ok.json"))).success())
        .isTrue();
    for (String order : List.of("http_open_order.json", "http_open_order_sell_fok.json")) {
      assertThat(ClobRows.Listed.parse(Shared.text(sample(order)))).isPresent();
    }
    assertThat(ClobRows.collateral(Shared.text(sample("http_balance_allowance_collateral.json"))))
        .isEqualTo(Money.parse("1000"));
    assertThat(telemetry.counts()).isEmpty();
  }

  @Test
  void tellsHowFarTradesHaveComeAfterTheyMatched() {
    StubSocket socket = venue.socket("/ws/user");
    var news = orders.tradeNews().runWith(Sink.queue(), KIT.system());
    prepared();
    Awaitility.await().until(() -> !socket.heard().isEmpty());

    socket.say(tradeEvent("t1", id, "MATCHED"));
    socket.say("{\"type\":\"UPDATE\",\"id\":\"" + id + "\",\"status\":\"MATCHED\"}");
    socket.say(tradeEvent("t1", id, "TRADE_STATUS_RETRYING"));
    socket.say(tradeEvent("t1", id, "HALF_WAY"));
    socket.say(tradeEvent("t1", id, "FAILED"));

    assertThat(join(news.pull())).contains(new TradeNews(id, "t1", TradeState.PENDING));
    assertThat(join(news.pull())).contains(new TradeNews(id, "t1", TradeState.PENDING));
    assertThat(join(news.pull())).contains(new TradeNews(id, "t1", TradeState.FAILED));
    assertThat(telemetry.count("malformed/trade")).isEqualTo(1);
    news.cancel();
  }

  @Test
  void asksForTheTradesWhoseNewsItMissed() {
    prepared();
    venue.on(
        TRADES,
        json(200, page(trade("t1", "4", "TRADE_STATUS_MATCHED_NOT_BROADCASTED"))),
        json(200, page(trade("t1", "4", "CONFIRMED"))),
        json(200, page("")),
        json(200, page(trade("t1", "4", "LOST"))));

    assertThat(join(orders.tradeStates(List.of("t1")))).isEqualTo(Map.of("t1", TradeState.PENDING));
    assertThat(join(orders.tradeStates(List.of("t1"))))
        .isEqualTo(Map.of("t1", TradeState.CONFIRMED));
    assertThat(join(orders.tradeStates(List.of("t1")))).isEmpty();
    assertThatThrownBy(() -> join(orders.tradeStates(List.of("t1"))))
        .hasMessageContaining("status 'LOST' is not known");
  }

  private static String tradeEvent(String tradeId, String order, String status) {
    return """
    {"event_type":"trade","type":"TRADE","id":"%s","taker_order_id":"%s","status":"%s",\
    "trader_side":"TAKER"}\
    """
        .formatted(tradeId, order, status);
  }

  @Test
  void aBalanceInDollarsIsRefusedByName() {
    String dollars = Shared.text(sample("http_balance_allowance_no_allowance.json"));

    assertThatThrownBy(() -> ClobRows.collateral(dollars)).hasMessageStartingWith("balance: ");
  }

  private void prepared() {
    venueThatLogsIn();
    join(orders.prepare());
    clock.set(Intents.CREATED + 10);
  }

  private void venueThatLogsIn() {
    venue
        .dated(() -> clock.millis() + ahead)
        .on("GET /api/geoblock", json(200, "{\"blocked\":false,\"country\":\"IE\"}"))
        .on("GET /time", json(200, "1783000001"))
        .on("GET /version", json(200, "{\"version\":2}"))
        .on("POST /auth/api-key", json(200, credentials()))
        .on("GET /balance-allowance", json(200, "{\"balance\":\"1000000000\"}"));
  }

  private static String credentials() {
    return "{\"apiKey\":\"key-1\",\"secret\":\"" + SECRET + "\",\"passphrase\":\"pass\"}";
  }

  private String placed(String status, String trades) {
    return """
    {"success":true,"errorMsg":"","orderID":"%s","status":"%s","makingAmount":"5.2",\
    "takingAmount":"10","tradeIDs":[%s]}\
    """
        .formatted(id, status, trades);
  }

  private String listed(String status, String matched, String trades) {
    return "{\"id\":\"%s\",\"status\":\"%s\",\"size_matched\":\"%s\",\"associate_trades\":[%s]}"
        .formatted(id, status, matched, trades);
  }

  private static String page(String trades) {
    return "{\"limit\":500,\"count\":1,\"next_cursor\":\"LTE=\",\"data\":[" + trades + "]}";
  }

  private String trade(String tradeId, String size, String status) {
    return """
    {"id":"%s","taker_order_id":"%s","asset_id":"%s","side":"BUY","size":"%s",\
    "price":"0.52","status":"%s","match_time":"1783000000","maker_orders":[%s]}\
    """
        .formatted(
            tradeId,
            id,
            Intents.TOKEN,
            size,
            status,
            TradeFillTest.maker(Intents.TOKEN, size, "0.51"));
  }

  private static void assertSealed(Received request, String method, String path) {
    assertThat(request.headers())
        .containsEntry("POLY_ADDRESS", KEY.address().checksummed())
        .containsEntry("POLY_API_KEY", "key-1")
        .containsEntry("POLY_PASSPHRASE", "pass")
        .containsEntry(
            "POLY_SIGNATURE",
            CREDENTIALS.seal(
                Long.parseLong(request.headers().get("POLY_TIMESTAMP")),
                method,
                path,
                request.body()));
  }

  private static String sample(String file) {
    return "polymarket-samples/nautilus_adapter_test_data/" + file;
  }

  private OrderOutcome place() {
    return join(orders.place(BUY, handedOver::incrementAndGet));
  }

  private OrderOutcome lookUp() {
    return join(orders.lookUp(BUY));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  private PolymarketOrders port(URI clob) {
    PolymarketSettings settings =
        new PolymarketSettings(
            clob,
            venue.address("ws", "/ws/market"),
            venue.address("ws", "/ws/user"),
            clob,
            137,
            "dutchbook",
            10,
            500,
            3_000,
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
            FeedSettings.POLYMARKET,
            ClockSettings.DEFAULT,
            PolymarketSites.of(clob),
            Duration.ZERO);
    return new PolymarketOrders(KIT.system(), settings, Wallet.ofKey(KEY), clock, telemetry);
  }
}
