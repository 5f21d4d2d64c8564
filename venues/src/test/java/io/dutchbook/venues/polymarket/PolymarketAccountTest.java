package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.AccountPort.AccountFill;
import io.dutchbook.venues.AccountPort.Holding;
import io.dutchbook.venues.AccountPort.OpenOrder;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.ClobRows.Placed;
import io.dutchbook.venues.polymarket.ClobTerms.Token;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubVenue;
import io.dutchbook.venues.testing.StubVenue.Received;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account has, and the CLOB's other questions and answers, over real sockets. */
class PolymarketAccountTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Wallet WALLET =
      Wallet.ofKey(
          SigningKey.parse("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));
  private static final String SECRET = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
  private static final String TERMS =
      """
      {"c":"%s","t":[{"t":"%s","o":"Yes"},{"t":"%s","o":"No"}],"mts":0.01,"mos":5,"nr":true,\
      "fd":{"r":0.05,"e":1,"to":true},"mbf":1000,"tbf":1000,"ao":true,"sd":3,"cbos":true,\
      "itode":false}\
      """
          .formatted(Intents.MARKET, Intents.TOKEN, Intents.OTHER_TOKEN);
  private static final InstrumentId YES =
      new InstrumentId(Venue.POLYMARKET, Intents.MARKET, Intents.TOKEN);
  private static final InstrumentId NO =
      new InstrumentId(Venue.POLYMARKET, Intents.MARKET, Intents.OTHER_TOKEN);

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final FakeClock clock = new FakeClock(Intents.CREATED);
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final URI address = venue.address("http", "");
  private final PolymarketSettings settings =
      PolymarketSettings.of(
          address, venue.address("ws", "/ws/market"), venue.address("ws", "/ws/user"), address);
  private final Clob clob = new Clob(KIT.system(), settings, WALLET, clock, telemetry);
  private final RestClient client =
      new RestClient(KIT.system(), address, settings.pool(), "dutchbook", clock, telemetry);
  private final PolymarketAccount account =
      new PolymarketAccount(clob, WALLET, new DataApi(client, telemetry));
  private final ClobOrders orders = new ClobOrders(clob);
  private final ClobMarkets markets = new ClobMarkets(clob);

  @BeforeEach
  void login() {
    venue
        .dated(clock::millis)
        .on(
            "POST /auth/api-key",
            json(
                200,
                "{\"apiKey\":\"key-1\",\"secret\":\"" + SECRET + "\",\"passphrase\":\"pass\"}"));
    join(clob.login());
  }

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void holdingsAreWhatTheExchangeLetsOneSellOfWhatTheIndexLists() {
    venue
        .on(
            "GET /positions",
            json(
                200,
                "[%s,%s,%s]"
                    .formatted(
                        position(Intents.TOKEN, "150.5", false),
                        position(Intents.OTHER_TOKEN, "3", false),
                        position("77", "9", true))))
        .on(
            "GET /balance-allowance",
            json(200, "{\"balance\":\"150504999\"}"),
            json(200, "{\"balance\":\"0\"}"));

    assertThat(join(account.holdings()))
        .containsExactly(new Holding(YES, Quantity.parse("150.50")));
    assertThat(venue.received("GET /positions").getFirst().query())
        .isEqualTo(
            "user=0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266&sizeThreshold=0&limit=500&offset=0");
    assertThat(venue.received("GET /balance-allowance"))
        .extracting(Received::query)
        .containsExactly(
            "asset_type=CONDITIONAL&token_id=" + Intents.TOKEN + "&signature_type=0",
            "asset_type=CONDITIONAL&token_id=" + Intents.OTHER_TOKEN + "&signature_type=0");
  }

  @Test
  void positionsAreReadToTheLastPageOrNotAtAll() {
    String full =
        "["
            + String.join(
                ",",
                IntStream.range(1, 501)
                    .mapToObj(i -> position(Integer.toString(i), "1", true))
                    .toList())
            + "]";
    venue.on("GET /positions", json(200, full), json(200, "[]"), json(500, "{}"));

    assertThat(join(account.holdings())).isEmpty();
    assertThat(venue.received("GET /positions")).hasSize(2);
    assertThatThrownBy(() -> join(account.holdings())).hasMessageContaining("HTTP 500");
  }

  @Test
  void openOrdersAreReadToTheLastPage() {
    venue.on(
        "GET /data/orders",
        json(200, "{\"data\":[" + open("0x1", "BUY", "10", "2.5") + "],\"next_cursor\":\"MQ==\"}"),
        json(200, "{\"data\":[" + open("0x2", "SELL", "5", "0") + "],\"next_cursor\":\"LTE=\"}"),
        json(200, "{\"data\":[]}"));

    assertThat(join(account.openOrders()))
        .containsExactly(
            new OpenOrder("0x1", "", YES, Action.BUY, Price.cents(40), Quantity.parse("7.5")),
            new OpenOrder("0x2", "", YES, Action.SELL, Price.cents(40), Quantity.of(5)));
    assertThat(venue.received("GET /data/orders").getLast().query())
        .isEqualTo("next_cursor=MQ%3D%3D");
    assertThatThrownBy(() -> join(account.openOrders()))
        .hasMessageContaining("next_cursor is missing");
  }

  @Test
  void fillsCarryTheirFeeAndWhetherTheyAreFinal() {
    venue
        .on("GET /clob-markets/" + Intents.MARKET, json(200, TERMS))
        .on(
            "GET /data/trades",
            json(
                200,
                page(
                    trade("t3", "MATCHED", "TAKER", "1783000009"),
                    trade("t2", "TRADE_STATUS_CONFIRMED", "MAKER", "1783000005"),
                    trade("t1", "FAILED", "TAKER", "1783000001"))));

    assertThat(join(account.fills(1_783_000_000_500L)))
        .containsExactly(
            new AccountFill(
                "t2",
                "0xmine",
                NO,
                Action.BUY,
                Price.cents(49),
                Quantity.of(6),
                Money.ZERO,
                true,
                1_783_000_005_000L),
            new AccountFill(
                "t3",
                "0xtook",
                YES,
                Action.BUY,
                Price.parse("0.5060"),
                Quantity.of(10),
                Money.parse("0.12497"),
                false,
                1_783_000_009_000L));
    assertThat(venue.received("GET /data/trades").getFirst().query())
        .startsWith("maker_address=0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266&after=1783000000");
    assertThat(venue.received("GET /clob-markets/" + Intents.MARKET)).hasSize(1);
  }

  @Test
  void fillsOfAMarketWhoseFeeIsUnknownFail() {
    venue
        .on("GET /clob-markets/" + Intents.MARKET, json(200, TERMS.replace("\"e\":1", "\"e\":2")))
        .on("GET /data/trades", json(200, page(trade("t3", "MATCHED", "TAKER", "1783000009"))));

    assertThatThrownBy(() -> join(account.fills(0)))
        .hasMessageContaining("the fee of market " + Intents.MARKET + " is unknown");
  }

  @Test
  void cancellingEverythingFailsWhenSomethingMayStillTrade() {
    venue.on(
        "DELETE /cancel-all",
        json(200, "{\"canceled\":[\"0x1\"],\"not_canceled\":{}}"),
        json(
            200,
            """
            {"canceled":[],"not_canceled":{"0x2":"already canceled or matched",\
            "0x3":"order is delayed"}}\
            """));

    assertThat(join(account.cancelAll())).isNull();
    assertThatThrownBy(() -> join(account.cancelAll()))
        .hasMessageContaining("did not cancel 1 orders, the first because: order is delayed");
  }

  @Test
  void cancellationsNameWhatTheyCancelAndAreSealed() {
    venue
        .on("DELETE /order", json(200, "{\"canceled\":[\"0x1\"],\"not_canceled\":{}}"))
        .on(
            "DELETE /orders",
            json(200, "{\"canceled\":[\"0x1\"],\"not_canceled\":{\"0x2\":\"no\"}}"))
        .on("DELETE /cancel-market-orders", json(200, "{\"canceled\":[],\"not_canceled\":{}}"));

    assertThat(join(orders.cancel("0x1"))).isEqualTo(new Cancelled(List.of("0x1"), Map.of()));
    assertThat(join(orders.cancel(List.of("0x1", "0x2", "0x1"))).refused())
        .isEqualTo(Map.of("0x2", "no"));
    join(orders.cancelMarket(Intents.MARKET, Intents.TOKEN));
    assertThat(join(orders.cancel(List.of()))).isEqualTo(new Cancelled(List.of(), Map.of()));

    Received one = venue.received("DELETE /order").getFirst();
    assertThat(one.body()).isEqualTo("{\"orderID\":\"0x1\"}");
    assertThat(one.headers())
        .containsEntry(
            "POLY_SIGNATURE",
            new ApiCredentials("key-1", SECRET, "pass")
                .seal(1_783_000_000L, "DELETE", "/order", one.body()));
    assertThat(venue.received("DELETE /orders"))
        .extracting(Received::body)
        .containsExactly("[\"0x1\",\"0x2\"]");
    assertThat(venue.received("DELETE /cancel-market-orders").getFirst().body())
        .isEqualTo(
            "{\"market\":\"" + Intents.MARKET + "\",\"asset_id\":\"" + Intents.TOKEN + "\"}");
  }

  @Test
  void aThousandIdsGoIntoOneCancellation() {
    List<String> ids = IntStream.range(0, 1_001).mapToObj(i -> "0x" + i).toList();
    venue.on("DELETE /orders", json(200, "{\"canceled\":[],\"not_canceled\":{}}"));

    join(orders.cancel(ids));

    assertThat(venue.received("DELETE /orders"))
        .extracting(request -> Json.parse(request.body(), "ids").size())
        .containsExactly(1_000, 1);
  }

  @Test
  void aBatchHasFifteenOrdersAtMostAndAsManyAnswers() {
    SignedOrder order =
        SignedOrder.of(
            Intents.of(Action.BUY, "0.40", "10"), WALLET, ExchangeDomain.of(2, 137, false));
    venue.on(
        "POST /orders",
        json(
            200,
            """
            [{"success":true,"orderID":"0x1","status":"live","errorMsg":""},\
            {"success":true,"orderID":"","errorMsg":"not enough balance / allowance"}]\
            """),
        json(200, "[]"));
    Handling resting = Handling.until(1_783_000_300L, true);

    assertThat(join(orders.place(List.of(order, order), "key-1", resting)))
        .containsExactly(
            new Placed(true, "0x1", "live", "", List.of()),
            new Placed(true, "", "", "not enough balance / allowance", List.of()));
    assertThat(venue.received("POST /orders").getFirst().body())
        .isEqualTo("[" + order.body("key-1", resting) + "," + order.body("key-1", resting) + "]");
    assertThatThrownBy(() -> join(orders.place(List.of(order), "key-1", resting)))
        .hasMessageContaining("answers 0 of 1 orders");
    assertThatThrownBy(() -> orders.place(Collections.nCopies(16, order), "key-1", resting))
        .hasMessage("16 orders in a batch, allowed is 1 to 15");
    assertThatThrownBy(() -> new Handling(OrderType.FAK, true, 0))
        .hasMessageContaining("FAK order with post-only true");
  }

  @Test
  void readsMarketsBooksAndTicks() {
    String book =
        Shared.text("polymarket-samples/nautilus_adapter_test_data/clob_book_response.json");
    venue
        .on("GET /clob-markets/" + Intents.MARKET, json(200, TERMS))
        .on("GET /book", json(200, book), json(404, "{\"error\":\"No orderbook exists\"}"))
        .on("POST /books", json(200, "[" + book + "]"))
        .on("GET /tick-size", json(200, "{\"minimum_tick_size\":0.0025}"))
        .on("GET /neg-risk", json(200, "{\"neg_risk\":true}"));

    ClobTerms terms = join(markets.terms(Intents.MARKET));
    assertThat(terms.tokens())
        .containsExactly(new Token(Intents.TOKEN, "Yes"), new Token(Intents.OTHER_TOKEN, "No"));
    assertThat(terms.tick()).isEqualTo(TickSize.CENT);
    assertThat(terms.delayMillis()).isEqualTo(OptionalLong.of(3_000));
    assertThat(terms.clearsOnStart() && terms.takesOrders() && terms.negRisk()).isTrue();
    RestBook read = join(markets.book("1"));
    assertThat(read.bids())
        .extracting(MarketMessage.Level::price)
        .containsExactly(5_000, 4_900, 4_800);
    assertThat(read.asks())
        .extracting(MarketMessage.Level::price)
        .containsExactly(5_100, 5_200, 5_300);
    assertThat(read.terms()).isEmpty();
    assertThat(join(markets.books(List.of("1", "2")))).containsExactly(read);
    assertThat(venue.received("POST /books").getFirst().body())
        .isEqualTo("[{\"token_id\":\"1\"},{\"token_id\":\"2\"}]");
    assertThat(join(markets.tickSize("1"))).isEqualTo(TickSize.QUARTER_CENT);
    assertThat(join(markets.negRisk("1"))).isTrue();
    assertThatThrownBy(() -> join(markets.book("1"))).hasMessageContaining("HTTP 404");
  }

  @Test
  void aMarketsFeeIsItsScheduleOrUnknown() {
    assertThat(ClobTerms.parse(TERMS).fees()).isPresent();
    assertThat(ClobTerms.parse(TERMS.replace("\"r\":0.05", "\"r\":1.5")).fees()).isEmpty();
    String noSchedule = TERMS.replace("\"fd\":{\"r\":0.05,\"e\":1,\"to\":true},", "");
    assertThat(ClobTerms.parse(noSchedule).fees()).isEmpty();
    assertThat(ClobTerms.parse(noSchedule.replace("\"tbf\":1000", "\"tbf\":0")).fees()).isPresent();
    assertThatThrownBy(() -> ClobTerms.parse(TERMS.replace("0.01", "0.02")))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("tick size 0.0200 is not known");
    assertThat(
            ClobTerms.parse(TERMS.replace("\"sd\":3,", "").replace("false}", "true}"))
                .delayMillis())
        .isEqualTo(OptionalLong.of(250));
  }

  @Test
  void ordersGoOutOnlyFromWhereTheVenueTakesThem() {
    venue.on(
        "GET /api/geoblock",
        json(200, "{\"blocked\":false,\"ip\":\"1\",\"country\":\"IE\",\"region\":\"L\"}"),
        json(200, "{\"blocked\":true,\"country\":\"US\",\"region\":\"NY\"}"),
        json(500, "{}"),
        json(200, "{\"blocked\":\"no\"}"));

    assertThat(join(region(RegionCheck.Mode.REQUIRED).allowsOrders())).isNull();
    assertThatThrownBy(() -> join(region(RegionCheck.Mode.UNLESS_BLOCKED).allowsOrders()))
        .hasMessageContaining("takes no orders from US NY");
    assertThat(join(region(RegionCheck.Mode.UNLESS_BLOCKED).allowsOrders())).isNull();
    assertThatThrownBy(() -> join(region(RegionCheck.Mode.REQUIRED).allowsOrders()))
        .hasMessageContaining("is not known: region: blocked is not true or false");
    assertThat(join(region(RegionCheck.Mode.VOUCHED).allowsOrders())).isNull();
    assertThat(venue.received("GET /api/geoblock")).hasSize(4);
  }

  private Region region(RegionCheck.Mode mode) {
    return new Region(new RegionCheck(address.resolve("/api/geoblock"), mode), client, telemetry);
  }

  private static String position(String token, String size, boolean redeemable) {
    return """
    {"conditionId":"%s","asset":"%s","size":%s,"redeemable":%s,"mergeable":false,\
    "negativeRisk":false}\
    """
        .formatted(Intents.MARKET, token, size, redeemable);
  }

  private static String open(String id, String side, String size, String matched) {
    return """
    {"id":"%s","status":"LIVE","market":"%s","asset_id":"%s","side":"%s","original_size":"%s",\
    "size_matched":"%s","price":"0.40"}\
    """
        .formatted(id, Intents.MARKET, Intents.TOKEN, side, size, matched);
  }

  private static String trade(String id, String status, String role, String at) {
    return """
    {"id":"%s","taker_order_id":"0xtook","market":"%s","asset_id":"%s","side":"BUY","size":"10",\
    "price":"0.51","status":"%s","match_time":"%s","trader_side":"%s","owner":"key-1",\
    "maker_orders":[{"order_id":"0xother","owner":"key-2","asset_id":"%s",\
    "matched_amount":"4","price":"0.50"},{"order_id":"0xmine","owner":"key-1","asset_id":"%s",\
    "matched_amount":"6","price":"0.49"}]}\
    """
        .formatted(
            id,
            Intents.MARKET,
            Intents.TOKEN,
            status,
            at,
            role,
            Intents.TOKEN,
            Intents.OTHER_TOKEN);
  }

  private static String page(String... trades) {
    return "{\"next_cursor\":\"LTE=\",\"data\":[" + String.join(",", trades) + "]}";
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
