package io.dutchbook.simulator.kalshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.kalshi.api.Member.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KalshiApiTest {
  private static final String ORDERS = "/portfolio/events/orders";
  private static final String NOT_FOUND =
      "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}";
  private static final String TOO_MANY = "{\"error\":\"too many requests\"}";

  private final Member member = Member.usual();
  private String nba = "";
  private String nfl = "";

  @BeforeEach
  void listGames() {
    nba = member.list(League.NBA).getFirst();
    nfl = member.list(League.NFL).getFirst();
    member.quote(nba, 45, 100, 55, 100);
    member.quote(nfl, 40, 100, 42, 3);
  }

  private static String id(Reply reply) {
    return reply.body().path("order_id").asText();
  }

  private void says(Reply reply, int status, String text) {
    assertThat(reply.text()).isEqualTo(text);
    assertThat(reply.status()).isEqualTo(status);
  }

  /** Bodies recorded on the demo exchange in June 2026, without the field dropped in August. */
  @Test
  void refusesOrdersAsRecorded() {
    says(
        member.rest(nfl, "a", "bid", "0.4150", "1"),
        400,
        "{\"error\":{\"code\":\"invalid_price\",\"message\":\"invalid price\"}}");
    says(
        member.rest(nfl, "a", "bid", "0.40", "100000"),
        400,
        "{\"error\":{\"code\":\"insufficient_balance\",\"message\":\"insufficient balance\"}}");
    says(
        member.send(
            "POST",
            ORDERS,
            Member.order(nfl, "a", "bid", "0.4200", "1", "good_till_canceled")
                .replace("}", ",\"post_only\":true}")),
        400,
        "{\"error\":{\"code\":\"invalid_order\",\"message\":\"invalid order\","
            + "\"details\":\"post only cross\"}}");
    says(
        member.send(
            "POST",
            ORDERS,
            Member.order(nfl, "a", "bid", "0.4200", "1", "good_till_canceled")
                .replace("\"1\"", "1")),
        400,
        "{\"code\":\"bad_request\",\"message\":\"bad request\",\"details\":\"json: cannot unmarshal"
            + " number into Go struct field CreateOrderV2Request.count of type string\"}");
    member.rest(nfl, "a", "bid", "0.4000", "1");
    says(
        member.rest(nfl, "a", "bid", "0.4000", "1"),
        409,
        "{\"error\":{\"code\":\"order_already_exists\",\"message\":\"order already exists\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fill_or_kill|||409|fill_or_kill_insufficient_resting_volume",
        "immediate_or_cancel|expiration_time|2000000000|400|invalid_order",
        "good_till_canceled|expiration_time|1|400|invalid_order",
        "good_till_canceled|reduce_only|true|400|invalid_order",
        "immediate_or_cancel|reduce_only|true|400|invalid_order",
        "immediate_or_cancel|post_only|true|400|invalid_order",
        "good_till_canceled|order_group_id|\"none\"|404|order_group_not_found",
        "good_till_canceled|exchange_index|3|404|market_not_found",
        "good_till_canceled|subaccount|1|403|forbidden",
        "good_till_canceled|client_order_id|\"a.b\"|400|invalid_parameters",
      })
  void refusesOrdersWithTheCode(
      String lifetime, String field, String value, int status, String code) {
    String body = Member.order(nfl, "a", "bid", "0.4200", "5", lifetime);
    String asked = field == null ? body : body.replace("}", ",\"" + field + "\":" + value + "}");

    Reply reply = member.send("POST", ORDERS, asked);

    assertThat(reply.body().at("/error/code").asText()).as(reply.text()).isEqualTo(code);
    assertThat(reply.status()).isEqualTo(status);
  }

  @Test
  void aCancelWithoutAHintGoesToShardZero() {
    String basketball = id(member.rest(nba, "a", "bid", "0.4000", "1"));
    String football = id(member.rest(nfl, "b", "bid", "0.4000", "1"));

    says(member.send("DELETE", ORDERS + "/" + basketball, ""), 404, NOT_FOUND);
    assertThat(member.send("DELETE", ORDERS + "/" + football, "").status()).isEqualTo(200);
    assertThat(
            member.send("DELETE", ORDERS + "/" + basketball + "?market_ticker=" + nba, "").status())
        .isEqualTo(200);
  }

  @Test
  void finishedAndUnknownOrdersLookAlike() {
    String executed = id(member.take(nfl, "a", "bid", "0.4200", "1"));
    String canceled = id(member.rest(nfl, "b", "bid", "0.4000", "1"));
    member.send("DELETE", ORDERS + "/" + canceled, "");

    for (String id : List.of(executed, canceled, "nobody")) {
      says(member.send("DELETE", ORDERS + "/" + id, ""), 404, NOT_FOUND);
      says(
          member.send("POST", ORDERS + "/" + id + "/decrease", "{\"reduce_by\":\"1\"}"),
          404,
          NOT_FOUND);
    }
  }

  @Test
  void retiredOrderRequestsAreGone() {
    for (String path :
        List.of("/portfolio/orders", "/portfolio/orders/1/amend", "/portfolio/orders/batched")) {
      says(
          member.send("POST", path, "{}"),
          410,
          "{\"error\":{\"code\":\"deprecated_v1_order_endpoint\","
              + "\"message\":\"deprecated v1 order endpoint\"}}");
    }
    assertThat(member.send("DELETE", "/portfolio/orders/1", "").status()).isEqualTo(410);
  }

  @Test
  void anAmendedOrderHasToBeTheOneThatIsNamed() {
    String order = id(member.rest(nfl, "a", "bid", "0.4000", "5"));
    String path = ORDERS + "/" + order + "/amend";
    String body =
        "{\"ticker\":\"%s\",\"side\":\"%s\",\"price\":\"0.4100\",\"count\":\"5\","
            + "\"client_order_id\":\"%s\"}";

    assertThat(
            List.of(
                code(member.send("POST", path, body.formatted(nfl, "ask", "a"))),
                code(member.send("POST", path, body.formatted(nfl, "bid", "b"))),
                code(member.send("POST", path, body.formatted(nba, "bid", "a")))))
        .containsExactly(
            "order_side_mismatch",
            "order_id_and_client_order_id_mismatch",
            "order_ticker_mismatch");
    Reply amended =
        member.send(
            "POST",
            path,
            body.formatted(nfl, "bid", "a").replace("}", ",\"updated_client_order_id\":\"new\"}"));
    assertThat(amended.body().path("client_order_id").asText()).isEqualTo("new");
    assertThat(code(member.rest(nfl, "new", "bid", "0.1", "1"))).isEqualTo("order_already_exists");
  }

  private static String code(Reply reply) {
    return reply.body().at("/error/code").asText();
  }

  @Test
  void theItemsOfABatchSucceedAndFailAlone() {
    Reply reply =
        member.send(
            "POST",
            ORDERS + "/batched",
            "{\"orders\":["
                + Member.order(nba, "a", "bid", "0.55", "1", "immediate_or_cancel")
                + ","
                + Member.order(nfl, "b", "bid", "0.415", "1", "good_till_canceled")
                + "]}");

    JsonNode items = reply.body().path("orders");
    assertThat(reply.status()).isEqualTo(201);
    assertThat(items.at("/0/fill_count").asText()).isEqualTo("1.00");
    assertThat(items.at("/0/error").isNull()).isTrue();
    assertThat(items.at("/1/fill_count").isNull()).isTrue();
    assertThat(items.at("/1/client_order_id").asText()).isEqualTo("b");
    assertThat(items.at("/1/error/code").asText()).isEqualTo("invalid_price");
    assertThat(
            member
                .send("DELETE", ORDERS + "/batched", "{\"orders\":[{\"order_id\":\"nobody\"}]}")
                .text())
        .isEqualTo(
            "{\"orders\":[{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"},"
                + "\"order_id\":\"nobody\",\"reduced_by\":\"0.00\"}]}");
  }

  @Test
  void aBasicMemberPlacesTenOrdersAtOnceAndTenMoreEachSecond() {
    for (int i = 0; i < 10; i++) {
      assertThat(member.rest(nfl, "first-" + i, "bid", "0.01", "1").status()).isEqualTo(201);
    }

    Reply refused = member.rest(nfl, "eleventh", "bid", "0.01", "1");
    says(refused, 429, TOO_MANY);
    assertThat(refused.headers()).isEmpty();
    assertThat(member.get("/portfolio/balance").status()).isEqualTo(200);
    member.now += 99;
    assertThat(member.rest(nfl, "eleventh", "bid", "0.01", "1").status()).isEqualTo(429);
    member.now += 1;
    assertThat(member.rest(nfl, "eleventh", "bid", "0.01", "1").status()).isEqualTo(201);
  }

  @Test
  void aBatchNeedsAllItsTokensAtOnce() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      orders.add(Member.order(nfl, "order-" + i, "bid", "0.01", "1", "good_till_canceled"));
    }
    String eleven = "{\"orders\":[" + String.join(",", orders) + "]}";
    String ten = "{\"orders\":[" + String.join(",", orders.subList(0, 10)) + "]}";

    says(member.send("POST", ORDERS + "/batched", eleven), 429, TOO_MANY);
    assertThat(member.send("POST", ORDERS + "/batched", ten).status()).isEqualTo(201);
  }

  @Test
  void readingStopsAtSixtyRequestsAndTheUpgradeIsTold() {
    for (int i = 0; i < 60; i++) {
      assertThat(member.get("/portfolio/balance").status()).isEqualTo(200);
    }
    says(member.get("/portfolio/balance"), 429, TOO_MANY);

    member.now += 1_000;
    assertThat(member.send("POST", "/account/api_usage_level/upgrade", "").status()).isEqualTo(201);
    assertThat(member.get("/account/limits").text())
        .isEqualTo(
            "{\"grants\":[],\"read\":{\"bucket_capacity\":900,\"refill_rate\":300},"
                + "\"usage_tier\":\"advanced\","
                + "\"write\":{\"bucket_capacity\":900,\"refill_rate\":300}}");
  }

  @ParameterizedTest
  @CsvSource({
    "status=finalized",
    "status=open&min_close_ts=1",
    "status=closed&max_settled_ts=1",
    "min_created_ts=1&min_close_ts=1",
    "status=open&min_updated_ts=1",
    "series_ticker=KXNBAGAME&min_updated_ts=1",
  })
  void filtersThatDoNotGoTogetherAreRefused(String query) {
    Reply reply = member.get("/markets?" + query);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(code(reply)).isEqualTo("bad_request");
  }

  @Test
  void pagesEndWithAnEmptyCursorAndGarbageLeadsToTheFirst() {
    JsonNode first = member.get("/markets?limit=3").body();
    JsonNode second = member.get("/markets?limit=3&cursor=" + first.path("cursor").asText()).body();

    assertThat(first.path("markets")).hasSize(3);
    assertThat(second.path("markets")).hasSize(1);
    assertThat(second.path("cursor").asText("none")).isEmpty();
    assertThat(member.get("/markets?limit=3&cursor=%25%25").body()).isEqualTo(first);
    says(
        member.get("/markets?limit=1001"),
        400,
        "{\"msg\":\"Parameter validation failed for GetMarkets: Key: 'GetMarketsParams.Limit'"
            + " Error:Field validation for 'Limit' failed on the 'lte' tag\"}");
  }

  @Test
  void quotesThatAreMissingAreFilledByTheMarketsPhase() {
    String untouched = member.list(League.EPL).getFirst();
    assertThat(quotes(untouched)).containsExactly("0.0000", "0.0000", "1.0000", "1.0000");
    assertThat(quotes(nfl)).containsExactly("0.4000", "0.4200", "0.5800", "0.6000");

    member.quote(nfl, 40, 1, 0, 0);
    assertThat(quotes(nfl)).containsExactly("0.4000", "1.0000", "0.0000", "0.6000");

    member.games.forEach(game -> member.finish(game, 0));
    member.advance(1_500);
    assertThat(quotes(nfl)).containsExactly("0.0000", "1.0000", "0.0000", "1.0000");
    assertThat(quotes(untouched)).containsExactly("0.0000", "1.0000", "0.0000", "1.0000");
  }

  private List<String> quotes(String ticker) {
    JsonNode market = member.get("/markets/" + ticker).body().path("market");
    return List.of(
        market.path("yes_bid_dollars").asText(),
        market.path("yes_ask_dollars").asText(),
        market.path("no_bid_dollars").asText(),
        market.path("no_ask_dollars").asText());
  }

  @Test
  void aTiePaysHalfADollarAndTheRowIsASettlement() {
    member.take(nfl, "a", "bid", "0.42", "3");
    member.finish(member.games.getLast(), League.NFL.outcomes().indexOf("tie"));
    member.advance(1_000);
    JsonNode determined = member.get("/markets/" + nfl).body().path("market");
    member.advance(2_000);

    assertThat(determined.path("result").asText()).isEqualTo("scalar");
    assertThat(determined.path("settlement_value_dollars").asText()).isEqualTo("0.5000");
    JsonNode row = member.get("/portfolio/settlements").body().at("/settlements/0");
    assertThat(row.path("revenue").asInt()).isEqualTo(150);
    assertThat(row.path("value").asInt()).isEqualTo(50);
    assertThat(member.get("/portfolio/positions").body().path("market_positions")).isEmpty();
    assertThat(
            member
                .get("/portfolio/positions?settlement_status=settled")
                .body()
                .path("market_positions"))
        .hasSize(1);
  }

  @Test
  void theQueueCountsBetterPricesAndEarlierOrders() {
    String order = id(member.rest(nfl, "a", "bid", "0.4000", "7"));

    assertThat(member.get("/portfolio/orders/" + order + "/queue_position").text())
        .isEqualTo("{\"queue_position_fp\":\"100.00\"}");
    assertThat(member.get("/portfolio/summary/total_resting_order_value").text())
        .isEqualTo(
            "{\"resting_order_value_breakdown\":[{\"balance\":\"2.8000\",\"exchange_index\":0}],"
                + "\"total_resting_order_value\":280}");
  }

  @Test
  void candlesHoldWhatTradedInAMinute() {
    member.take(nba, "a", "bid", "0.55", "2");
    long seconds = member.now / 1_000;

    JsonNode candles =
        member
            .get(
                "/series/KXNBAGAME/markets/%s/candlesticks?period_interval=1&start_ts=%d&end_ts=%d"
                    .formatted(nba, seconds - 60, seconds + 60))
            .body()
            .path("candlesticks");

    assertThat(candles).hasSize(1);
    assertThat(candles.at("/0/volume_fp").asText()).isEqualTo("2.00");
    assertThat(candles.at("/0/price/close_dollars").asText()).isEqualTo("0.5500");
    assertThat(candles.at("/0/yes_bid/close_dollars").asText()).isEqualTo("0.4500");
  }

  /** Bodies recorded on the demo exchange in June 2026. */
  @Test
  void turnsAwayWhoDoesNotSign() {
    String path = "/portfolio/balance";
    Map<String, String> late = member.headers("GET", "/trade-api/v2" + path, member.now - 30_000);

    says(
        member.send("GET", path, "", Map.of()),
        401,
        "{\"error\":{\"code\":\"signature_is_missing_from_headers\","
            + "\"message\":\"signature is missing from headers\"}}");
    says(
        member.send("GET", path, "", late),
        401,
        "{\"error\":{\"code\":\"header_timestamp_expired\","
            + "\"message\":\"header timestamp expired\"}}");
    says(
        member.send("GET", path, "", member.headers("GET", "/trade-api/v2/else", member.now)),
        401,
        "{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
            + "\"details\":\"INCORRECT_API_KEY_SIGNATURE\"}}");
    assertThat(member.send("GET", "/markets", "", Map.of()).status()).isEqualTo(200);
  }
}
