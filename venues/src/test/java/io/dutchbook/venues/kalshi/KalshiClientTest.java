package io.dutchbook.venues.kalshi;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.venues.AccountPort.AccountFill;
import io.dutchbook.venues.AccountPort.Holding;
import io.dutchbook.venues.AccountPort.OpenOrder;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.Egress;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.kalshi.KalshiGroups.GroupRef;
import io.dutchbook.venues.kalshi.KalshiReply.Done;
import io.dutchbook.venues.kalshi.KalshiReply.Refused;
import io.dutchbook.venues.kalshi.KalshiReply.Unclear;
import io.dutchbook.venues.kalshi.KalshiTrading.OrderRef;
import io.dutchbook.venues.rate.BucketLimit;
import io.dutchbook.venues.rate.GovernorSettings;
import io.dutchbook.venues.rate.GovernorView.Budget;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Shared;
import io.dutchbook.venues.testing.StubVenue;
import io.dutchbook.venues.testing.StubVenue.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call over a real socket: its line by Kalshi's specification, its answer by its schema. */
class KalshiClientTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final String API = "/trade-api/v2";
  private static final long NOW = Intents.CREATED;
  private static final Quantity TEN = Quantity.of(10);
  private static final NewOrder ORDER =
      NewOrder.immediate("A", "c-1", BookSide.BID, TEN, Price.cents(40));

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final KalshiClient client = client();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  private KalshiClient client() {
    return client(KIT.system());
  }

  private KalshiClient client(ClassicActorSystemProvider system) {
    KeySource key = new KeySource.PemText("test", Keys.pem());
    KalshiSettings plain =
        KalshiSettings.of(
            venue.address("http", API), venue.address("ws", "/trade-api/ws/v2"), "key-1", key);
    // No connection is kept open: every test leaves a pool behind.
    KalshiSettings settings =
        new KalshiSettings(
            plain.rest(),
            plain.webSocket(),
            plain.keyId(),
            plain.key(),
            plain.userAgent(),
            new PoolSettings(0, 4, 16, Duration.ofSeconds(5), Duration.ofSeconds(9), 1 << 20),
            plain.orders(),
            plain.resend(),
            plain.clock(),
            plain.terms(),
            plain.feed());
    return new KalshiClient(
        system, settings, KalshiSigner.load("key-1", key), new FakeClock(NOW), telemetry);
  }

  /**
   * A call.
   *
   * @param line method and path below the base
   * @param answer the schema of its answer; blank when there is none
   */
  record Call(
      String line, int status, String answer, Function<KalshiClient, CompletionStage<?>> made) {
    String method() {
      return line.substring(0, line.indexOf(' '));
    }

    String path() {
      return line.substring(line.indexOf(' ') + 1);
    }

    @Override
    public String toString() {
      return line;
    }
  }

  static List<Call> calls() {
    GroupRef group = new GroupRef("g", 3);
    String orders = "/portfolio/events/orders";
    String groups = "/portfolio/order_groups";
    return List.of(
        new Call("GET /exchange/status", 200, "ExchangeStatus", c -> c.markets().status()),
        new Call(
            "GET /exchange/schedule",
            200,
            "GetExchangeScheduleResponse",
            c -> c.markets().schedule()),
        new Call("GET /series/S", 200, "GetSeriesResponse", c -> c.markets().series("S")),
        new Call("GET /series", 200, "GetSeriesListResponse", c -> c.markets().seriesOf("Sports")),
        new Call(
            "GET /series/fee_changes",
            200,
            "GetSeriesFeeChangesResponse",
            c -> c.markets().seriesFeeChanges("S")),
        new Call(
            "GET /events/fee_changes",
            200,
            "GetEventFeeChangesResponse",
            c -> c.markets().eventFeeChanges("E")),
        new Call("GET /events", 200, "GetEventsResponse", c -> c.markets().events("S", "open")),
        new Call("GET /events/E", 200, "GetEventResponse", c -> c.markets().event("E")),
        new Call("GET /markets", 200, "GetMarketsResponse", c -> c.markets().marketsOf("E")),
        new Call("GET /markets/A", 200, "GetMarketResponse", c -> c.markets().market("A")),
        new Call(
            "GET /markets/A/orderbook",
            200,
            "GetMarketOrderbookResponse",
            c -> c.markets().book("A")),
        new Call(
            "GET /markets/orderbooks",
            200,
            "GetMarketOrderbooksResponse",
            c -> c.markets().books(List.of("A", "B"))),
        new Call(
            "GET /markets/trades",
            200,
            "GetTradesResponse",
            c -> c.markets().trades("A", NOW - 60_000, NOW)),
        new Call(
            "GET /series/S/markets/A/candlesticks",
            200,
            "GetMarketCandlesticksResponse",
            c -> c.markets().candles("S", "A", NOW - 60_000, NOW, KalshiMarkets.Period.MINUTE)),
        new Call(
            "GET /account/limits", 200, "GetAccountApiLimitsResponse", c -> c.usage().limits()),
        new Call(
            "GET /account/endpoint_costs",
            200,
            "GetAccountEndpointCostsResponse",
            c -> c.usage().costs()),
        new Call(
            "GET /exchange/user_data_timestamp",
            200,
            "GetUserDataTimestampResponse",
            c -> c.usage().userDataAsOf()),
        new Call("GET /portfolio/balance", 200, "GetBalanceResponse", c -> c.account().balance()),
        new Call(
            "GET /portfolio/positions", 200, "GetPositionsResponse", c -> c.account().holdings()),
        new Call("GET /portfolio/orders", 200, "GetOrdersResponse", c -> c.account().openOrders()),
        new Call("GET /portfolio/orders/o", 200, "GetOrderResponse", c -> c.account().order("o")),
        new Call("GET /portfolio/fills", 200, "GetFillsResponse", c -> c.account().fills(NOW)),
        new Call(
            "GET /portfolio/settlements",
            200,
            "GetSettlementsResponse",
            c -> c.account().settlements(NOW)),
        new Call("DELETE " + orders, 204, "", c -> c.account().cancelAll()),
        new Call(
            "POST " + orders,
            201,
            "CreateOrderV2Response",
            c -> c.trading().create(ORDER, Purpose.ENTER, NOW)),
        new Call(
            "DELETE " + orders + "/o",
            200,
            "CancelOrderV2Response",
            c -> c.trading().cancel("o", "A")),
        new Call(
            "POST " + orders + "/o/amend",
            200,
            "AmendOrderV2Response",
            c -> c.trading().amend(new Amendment("o", "A", BookSide.BID, Price.cents(41), TEN))),
        new Call(
            "POST " + orders + "/o/decrease",
            200,
            "DecreaseOrderV2Response",
            c -> c.trading().decreaseTo("o", "A", TEN)),
        new Call(
            "POST " + orders + "/batched",
            201,
            "BatchCreateOrdersV2Response",
            c -> c.trading().createAll(List.of(ORDER), Purpose.ENTER)),
        new Call(
            "DELETE " + orders + "/batched",
            200,
            "BatchCancelOrdersV2Response",
            c -> c.trading().cancelAll(List.of(new KalshiTrading.OrderRef("o", "A")))),
        new Call("GET " + groups, 200, "GetOrderGroupsResponse", c -> c.groups().list()),
        new Call("GET " + groups + "/g", 200, "GetOrderGroupResponse", c -> c.groups().get("g")),
        new Call(
            "POST " + groups + "/create",
            201,
            "CreateOrderGroupResponse",
            c -> c.groups().create(TEN, 3)),
        new Call(
            "PUT " + groups + "/g/limit",
            200,
            "EmptyResponse",
            c -> c.groups().setLimit(group, TEN)),
        new Call("PUT " + groups + "/g/reset", 200, "EmptyResponse", c -> c.groups().reset(group)),
        new Call(
            "PUT " + groups + "/g/trigger", 200, "EmptyResponse", c -> c.groups().trigger(group)),
        new Call("DELETE " + groups + "/g", 200, "EmptyResponse", c -> c.groups().delete(group)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyCallIsOneOfTheSpecificationAndUnderstandsItsAnswer(Call call) {
    venue.on(call.method() + " " + API + call.path(), json(call.status(), body(call)));

    Object answer = join(call.made().apply(client));

    if (answer instanceof KalshiReply<?> reply) {
      assertThat(reply).isInstanceOf(Done.class);
    }
    Received sent = venue.received().getFirst();
    JsonNode operation = operation(call);
    assertThat(queryNames(sent.query())).isSubsetOf(names(operation, false));
    assertThat(queryNames(sent.query())).containsAll(names(operation, true));
    String schema = operation.at("/requestBody/content/application~1json/schema/$ref").asText();
    if (!sent.body().isEmpty() && !schema.isEmpty()) {
      String name = schema.substring(schema.lastIndexOf('/') + 1);
      assertThat(KalshiSpec.rest().breaches(name, Json.parse(sent.body(), "body"))).isEmpty();
    }
    assertThat(operation.path("responses").has(Integer.toString(call.status()))).isTrue();
  }

  /** A whole answer; the last page of it. */
  private static String body(Call call) {
    if (call.answer().isEmpty()) {
      return "";
    }
    JsonNode answer = KalshiSpec.rest().full(call.answer());
    if (answer.has("cursor")) {
      ((ObjectNode) answer).put("cursor", "");
    }
    for (JsonNode item : answer.path("orders")) {
      if (call.answer().startsWith("Batch")) {
        ((ObjectNode) item).putNull("error");
      }
    }
    return answer.toString();
  }

  private static JsonNode operation(Call call) {
    JsonNode paths = KalshiSpec.rest().root().path("paths");
    String method = call.method().toLowerCase(Locale.ROOT);
    JsonNode literal = paths.path(call.path()).path(method);
    if (!literal.isMissingNode()) {
      return literal;
    }
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (call.path().matches(path.getKey().replaceAll("\\{[a-z_]+}", "[^/]+"))
          && path.getValue().has(method)) {
        return path.getValue().path(method);
      }
    }
    throw new AssertionError(call + " is not in the specification");
  }

  private static List<String> names(JsonNode operation, boolean requiredOnly) {
    List<String> names = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      String ref = parameter.path("$ref").asText("");
      JsonNode resolved = ref.isEmpty() ? parameter : KalshiSpec.rest().root().at(ref.substring(1));
      if (resolved.path("in").asText().equals("query")
          && (!requiredOnly || resolved.path("required").asBoolean())) {
        names.add(resolved.path("name").asText());
      }
    }
    return names;
  }

  private static List<String> queryNames(String query) {
    return query.isEmpty()
        ? List.of()
        : List.of(query.split("&", -1)).stream()
            .map(part -> part.substring(0, part.indexOf('=')))
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":{\"code\":\"invalid_order\",\"message\":\"m\",\"details\":\"post only"
            + " cross\"}} | invalid_order",
        "400 | {\"code\":\"bad_request\",\"message\":\"m\",\"details\":\"d\"} | bad_request",
        "400 | {\"msg\":\"Parameter validation failed\"} | ''",
        "429 | {\"error\":\"too many requests\"} | ''",
        "410 | {\"error\":{\"code\":\"deprecated_v1_order_endpoint\"}} | deprecated_v1_order_endpoint",
        "404 | {\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}} | not_found",
        "403 | <html>Forbidden</html> | ''"
      })
  void aRefusalOfAnyShapeIsAValue(int status, String body, String code) {
    venue.on("POST " + API + "/portfolio/events/orders", json(status, body));

    KalshiReply<OrderReceipt> reply = join(client.trading().create(ORDER, Purpose.ENTER, NOW));

    assertThat(reply)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.isRetired()).isEqualTo(status == 410);
              assertThat(refused.isRateLimited()).isEqualTo(status == 429);
              assertThat(refused.isNotFound()).isEqualTo(status == 404);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "502 | <html>Bad Gateway</html>",
        "503 | {\"error\":{\"code\":\"exchange_unavailable\"}}",
        "408 | {}",
        "201 | {\"order\":{\"order_id\":\"o\"}}",
        "201 | not JSON"
      })
  void whatIsNotKnownIsUnclear(int status, String body) {
    venue.on("POST " + API + "/portfolio/events/orders", json(status, body));

    assertThat(join(client.trading().create(ORDER, Purpose.ENTER, NOW)))
        .isInstanceOf(Unclear.class);
  }

  @Test
  void aCreateAfterItsDeadlineIsNotSent() {
    KalshiReply<OrderReceipt> reply = join(client.trading().create(ORDER, Purpose.ENTER, NOW - 1));

    assertThat(reply).isInstanceOf(Refused.class);
    assertThat(venue.received()).noneMatch(received -> !received.body().isEmpty());
  }

  @Test
  void nothingThatAddsRiskLeavesWhileTheClockIsFarOffButCancelsDo() {
    venue
        .on("GET " + API + "/exchange/status", json(200, status()))
        .on("DELETE " + API + "/portfolio/events/orders", json(204, ""));
    join(client.markets().status());

    assertThat(join(client.trading().create(ORDER, Purpose.ENTER, NOW)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("clock_off"));
    assertThat(join(client.trading().createAll(List.of(ORDER), Purpose.ENTER)))
        .isInstanceOf(Refused.class);
    assertThat(join(client.trading().cancelAll())).isInstanceOf(Done.class);
    assertThat(venue.received()).hasSize(2);
  }

  @Test
  void aBatchSpendsWhatItsOrdersCost() {
    VenueGate gate = gate(1_000);
    KalshiTrading trading = governed(gate).trading();
    OrderRef ref = new OrderRef("o", "A");

    join(trading.createAll(List.of(ORDER, ORDER, ORDER), Purpose.ENTER));
    assertThat(spent(gate)).isEqualTo(30);
    join(trading.cancelAll(List.of(ref, ref, ref, ref)));
    assertThat(spent(gate)).isEqualTo(38);
  }

  @Test
  void whatTakesRiskAwayMaySpendTheReserve() {
    VenueGate gate = gate(30);

    join(governed(gate).trading().create(ORDER, Purpose.ENTER, NOW));
    assertThat(join(governed(gate).trading().create(ORDER, Purpose.ENTER, NOW)))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("not_sent"));
    join(governed(gate).trading().create(ORDER, Purpose.COMPLETE, NOW));
    assertThat(spent(gate)).isEqualTo(20);
    join(governed(gate).trading().decreaseBy("o", "A", TEN));
    assertThat(spent(gate)).isEqualTo(30);
  }

  // Clients of their own, because the stub's dates make them believe that the clock is off.

  /** A gate that grants so many tokens of writing, of which half is held in reserve. */
  private static VenueGate gate(long tokens) {
    return new VenueGate(
        KIT.system(),
        "kalshi",
        KalshiTariff.known(),
        List.of(
            new BucketLimit(KalshiTariff.READ, 1_000, 1, false),
            new BucketLimit(KalshiTariff.WRITE, tokens, 1, true)),
        new GovernorSettings(
            100,
            50,
            1,
            Duration.ZERO,
            Duration.ofSeconds(4),
            Duration.ofSeconds(64),
            Duration.ofMinutes(10)),
        BreakerSettings.NEVER,
        new FakeClock(NOW));
  }

  private KalshiClient governed(VenueGate gate) {
    return client(new Access(KIT.system(), gate, Egress.direct(KIT.system(), "kalshi")));
  }

  private static long spent(VenueGate gate) {
    Budget write =
        gate.view().rate().budgets().stream()
            .filter(budget -> budget.name().equals(KalshiTariff.WRITE))
            .findFirst()
            .orElseThrow();
    return write.capacity() - write.left();
  }

  private static String status() {
    return "{\"exchange_active\":true,\"trading_active\":true}";
  }

  @Test
  void everyPageOfAListingIsRead() {
    String line = "GET " + API + "/portfolio/positions";
    venue.on(
        line,
        json(200, positions("\"next\"", position("A", "3.00") + "," + position("B", "0.00"))),
        json(200, positions("\"\"", position("C", "-2.50"))));

    assertThat(join(client.account().holdings()))
        .containsExactly(
            new Holding(BookSide.BID.instrument("A"), Quantity.of(3)),
            new Holding(BookSide.ASK.instrument("C"), Quantity.parse("2.50")));
    assertThat(venue.received(line).getLast().query()).endsWith("&cursor=next");
  }

  @Test
  void aListingThatIsCutShortIsNoListing() {
    String line = "GET " + API + "/portfolio/positions";
    venue.on(line, json(200, positions("\"next\"", position("A", "3.00"))), json(500, "{}"));

    assertThatThrownBy(() -> join(client.account().holdings())).hasMessageContaining("HTTP 500");

    venue.on(line, json(200, positions("\"again\"", position("A", "3.00"))));
    assertThatThrownBy(() -> join(client.account().holdings()))
        .hasMessageContaining("more pages than allowed");
  }

  @Test
  void aMalformedRowFailsTheListingAndIsCounted() {
    venue.on(
        "GET " + API + "/portfolio/positions",
        json(200, positions("\"\"", position("A", "3.001"))));

    assertThatThrownBy(() -> join(client.account().holdings())).hasMessageContaining("position_fp");
    assertThat(telemetry.count("malformed/positions")).isEqualTo(1);
  }

  @Test
  void showsOpenOrdersAsPurchases() {
    JsonNode row = KalshiSpec.rest().full("Order");
    String ask =
        row.toString()
            .replace("\"book_side\":\"bid\"", "\"book_side\":\"ask\"")
            .replace("\"order_id\":\"text\"", "\"order_id\":\"o2\"");
    venue.on(
        "GET " + API + "/portfolio/orders",
        json(200, "{\"cursor\":\"\",\"orders\":[" + row + "," + ask + "]}"));

    assertThat(join(client.account().openOrders()))
        .containsExactly(
            new OpenOrder(
                "text",
                "text",
                BookSide.BID.instrument("text"),
                Action.BUY,
                Price.cents(60),
                Quantity.of(3)),
            new OpenOrder(
                "o2",
                "text",
                BookSide.ASK.instrument("text"),
                Action.BUY,
                Price.cents(40),
                Quantity.of(3)));
  }

  @Test
  void readsTheRecordedFillsOldestFirstAndOnce() {
    String page =
        Shared.text("kalshi-samples/demo-rest-2026-06/fills__after_taker.json")
            .replace("\"cursor\":\"\"", "\"cursor\":\"more\"");
    String last = page.replace("\"cursor\":\"more\"", "\"cursor\":\"\"");
    venue.on("GET " + API + "/portfolio/fills", json(200, page), json(200, last));

    List<AccountFill> fills = join(client.account().fills(0));

    assertThat(fills).isSortedAccordingTo(Comparator.comparingLong(AccountFill::at));
    assertThat(fills).doesNotHaveDuplicates();
    assertThat(fills.getLast())
        .isEqualTo(
            new AccountFill(
                "f4a42159-b500-57c6-efa2-c31d94d916c1",
                "97ec18b7-10d3-4557-9de0-8598aad625f0",
                BookSide.BID.instrument("KXWTACHALLENGERMATCH-26JUN11JIMLEP-LEP"),
                Action.BUY,
                Price.cents(52),
                Quantity.of(1),
                Money.parse("0.0175"),
                true,
                Instant.parse("2026-06-11T06:29:30.164956Z").toEpochMilli()));
  }

  @Test
  void cancelsAllOrSaysThatItIsNotConfirmed() {
    String line = "DELETE " + API + "/portfolio/events/orders";
    venue.on(line, json(204, ""));
    join(client.account().cancelAll());
    assertThat(venue.received(line)).hasSize(1);

    venue.on(line, json(503, "<html>"));
    assertThatThrownBy(() -> join(client.account().cancelAll()))
        .hasMessageContaining("did not confirm");
  }

  private static String positions(String cursor, String rows) {
    return "{\"cursor\":" + cursor + ",\"event_positions\":[],\"market_positions\":[" + rows + "]}";
  }

  private static String position(String ticker, String count) {
    return """
    {"ticker":"%s","position_fp":"%s","market_exposure_dollars":"1.500000",\
    "total_traded_dollars":"2.500000","realized_pnl_dollars":"-0.250000",\
    "fees_paid_dollars":"0.018900","last_updated_ts":"2026-11-22T10:00:00.165032Z"}\
    """
        .formatted(ticker, count);
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
