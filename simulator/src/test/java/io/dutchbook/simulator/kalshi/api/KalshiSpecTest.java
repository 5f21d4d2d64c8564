package io.dutchbook.simulator.kalshi.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.kalshi.api.Member.Reply;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.simulator.server.Session;
import io.dutchbook.simulator.testing.Recording;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is sent is as Kalshi's own specifications say. */
class KalshiSpecTest {
  private static final String CREATE = "/portfolio/events/orders";

  private final Member member = new Member(Member.settings().in(RateTier.PRESTIGE));
  private final Recording line = new Recording();
  private KalshiSpec spec;
  private List<String> nba = List.of();
  private List<String> nfl = List.of();

  @BeforeEach
  void listGames() {
    spec = new KalshiSpec();
    nba = member.list(League.NBA);
    nfl = member.list(League.NFL);
    member.quote(nba.getFirst(), 45, 100, 55, 100);
    member.quote(nfl.getFirst(), 40, 100, 42, 3);
  }

  private JsonNode ask(int status, String method, String path, String body) {
    Reply reply = member.send(method, path, body);
    assertThat(reply.status()).as("%s %s: %s", method, path, reply.text()).isEqualTo(status);
    if (status != 204) {
      spec.checkAnswer(method, path.split("\\?", 2)[0], status, reply.body());
    }
    return reply.body();
  }

  private JsonNode get(String path) {
    return ask(200, "GET", path, "");
  }

  private JsonNode create(String ticker, String name, String side, String price, String lifetime) {
    return ask(201, "POST", CREATE, Member.order(ticker, name, side, price, "5.00", lifetime));
  }

  private void trade() {
    create(nba.getFirst(), "taken", "bid", "0.5500", "immediate_or_cancel");
    create(nfl.getFirst(), "partly", "bid", "0.4200", "good_till_canceled");
    create(nba.getLast(), "resting", "ask", "0.9000", "good_till_canceled");
  }

  @Test
  void everyReadBeforeAndAfterTheEndOfAGame() {
    trade();
    readEverything();

    member.finish(member.games.getFirst(), 0);
    member.finish(member.games.getLast(), League.NFL.outcomes().indexOf("tie"));
    readEverything();
    member.advance(1_500);
    readEverything();
    member.advance(3_000);
    readEverything();

    assertThat(get("/portfolio/settlements").path("settlements")).hasSize(2);
    assertThat(spec.operations()).hasSizeGreaterThan(30);
  }

  private void readEverything() {
    String market = nba.getFirst();
    String event = market.substring(0, market.lastIndexOf('-'));
    long seconds = member.now / 1_000;
    String span = "start_ts=" + (seconds - 600) + "&end_ts=" + (seconds + 600);
    for (String path :
        List.of(
            "/exchange/status",
            "/exchange/schedule",
            "/exchange/user_data_timestamp",
            "/historical/cutoff",
            "/account/limits",
            "/account/endpoint_costs",
            "/series",
            "/series/KXNBAGAME",
            "/series/fee_changes",
            "/events?with_nested_markets=true&with_milestones=true",
            "/events/multivariate",
            "/events/fee_changes",
            "/events/" + event,
            "/events/" + event + "?with_nested_markets=true",
            "/events/" + event + "/metadata",
            "/markets",
            "/markets?tickers=" + market,
            "/markets/" + market,
            "/markets/" + market + "/orderbook?depth=1",
            "/markets/orderbooks?tickers=" + market + "," + nfl.getFirst(),
            "/markets/trades",
            "/series/KXNBAGAME/markets/"
                + market
                + "/candlesticks?period_interval=1&include_latest_before_start=true&"
                + span,
            "/series/KXNBAGAME/events/" + event + "/candlesticks?period_interval=60&" + span,
            "/markets/candlesticks?period_interval=1&market_tickers=" + market + "&" + span,
            "/milestones?limit=5",
            "/portfolio/balance",
            "/portfolio/positions?settlement_status=all",
            "/portfolio/positions?count_filter=total_traded",
            "/portfolio/fills",
            "/portfolio/settlements",
            "/portfolio/orders",
            "/portfolio/orders/queue_positions?event_ticker=" + event,
            "/portfolio/summary/total_resting_order_value",
            "/portfolio/deposits",
            "/portfolio/withdrawals",
            "/portfolio/order_groups")) {
      get(path);
    }
    get("/portfolio/orders")
        .path("orders")
        .forEach(order -> {
          get("/portfolio/orders/" + order.path("order_id").asText());
          if (order.path("status").asText().equals("resting")) {
            get("/portfolio/orders/" + order.path("order_id").asText() + "/queue_position");
          }
        });
  }

  @Test
  void everyWayToMakeChangeAndCancelAnOrder() {
    makeChangeAndCancel();

    assertThat(spec.operations()).hasSizeGreaterThan(14);
  }

  private void makeChangeAndCancel() {
    String ticker = nfl.getFirst();
    String group =
        ask(201, "POST", "/portfolio/order_groups/create", "{\"contracts_limit\":5}")
            .path("order_group_id")
            .asText();
    String grouped =
        Member.order(ticker, "grouped", "bid", "0.1000", "5", "good_till_canceled")
            .replace("}", ",\"order_group_id\":\"" + group + "\",\"cancel_order_on_pause\":true}");
    String id = ask(201, "POST", CREATE, grouped).path("order_id").asText();
    get("/portfolio/orders/" + id);
    get("/portfolio/order_groups");
    get("/portfolio/order_groups/" + group);
    ask(200, "PUT", "/portfolio/order_groups/" + group + "/limit", "{\"contracts_limit\":7}");
    ask(200, "POST", CREATE + "/" + id + "/amend", amendment(ticker, "0.4200", "6.00"));
    ask(200, "POST", CREATE + "/" + id + "/decrease", "{\"reduce_by\":\"1.00\"}");
    ask(200, "PUT", "/portfolio/order_groups/" + group + "/trigger", "{}");
    ask(200, "PUT", "/portfolio/order_groups/" + group + "/reset", "{}");
    ask(200, "DELETE", "/portfolio/order_groups/" + group, "");
    String other =
        create(ticker, "o", "bid", "0.1000", "good_till_canceled").path("order_id").asText();
    ask(200, "DELETE", CREATE + "/" + other, "");
    JsonNode batch =
        ask(
            201,
            "POST",
            CREATE + "/batched",
            "{\"orders\":["
                + Member.order(ticker, "b1", "bid", "0.1", "1", "good_till_canceled")
                + ","
                + Member.order(ticker, "b2", "bid", "0.9", "1", "immediate_or_cancel")
                + ","
                + Member.order(ticker, "b1", "bid", "0.1", "1", "good_till_canceled")
                + "]}");
    ask(
        200,
        "DELETE",
        CREATE + "/batched",
        "{\"orders\":[{\"order_id\":\""
            + batch.at("/orders/0/order_id").asText()
            + "\"},{\"order_id\":\"nobody\"}]}");
    ask(204, "DELETE", CREATE, "");
    ask(201, "POST", "/account/api_usage_level/upgrade", "");
    ask(
        200,
        "POST",
        "/portfolio/intra_exchange_instance_transfer",
        "{\"source\":\"event_contract\",\"destination\":\"event_contract\",\"amount\":10000,"
            + "\"destination_exchange_shard\":3}");
  }

  private static String amendment(String ticker, String price, String count) {
    return "{\"ticker\":\"%s\",\"side\":\"bid\",\"price\":\"%s\",\"count\":\"%s\"}"
        .formatted(ticker, price, count);
  }

  @Test
  void everyFrame() {
    Session session = member.socket(line);
    session.onText(
        "{\"id\":1,\"cmd\":\"subscribe\",\"params\":{\"channels\":[\"ticker\",\"trade\",\"fill\","
            + "\"user_orders\",\"market_positions\",\"market_lifecycle_v2\","
            + "\"order_group_updates\"],\"send_initial_snapshot\":true}}",
        member.now);
    command(session, 2, "subscribe", "\"channels\":[\"orderbook_delta\"]," + tickers());
    command(session, 3, "subscribe", "\"channels\":[\"orderbook_delta\"]," + tickers());
    command(
        session, 4, "update_subscription", "\"sid\":8,\"action\":\"get_snapshot\"," + tickers());
    command(
        session, 5, "update_subscription", "\"sid\":1,\"action\":\"get_snapshot\"," + tickers());
    command(session, 6, "subscribe", "\"channels\":[\"nothing\"]");
    session.onText("{\"id\":7,\"cmd\":\"list_subscriptions\"}", member.now);
    makeChangeAndCancel();
    trade();
    member.list(League.EPL);
    for (String fault :
        List.of(
            "fee-change {}",
            "fee-change {\"clear\":true}",
            "price-grid {\"structure\":\"tapered_deci_cent\"}",
            "pause-market {}",
            "pause-market {\"paused\":false}",
            "channel-error {\"channel\":\"trade\",\"code\":25}")) {
      String[] parts = fault.split(" ", 2);
      assertThat(member.venue.fault(parts[0], Json.read(parts[1]).orElseThrow(), member.now))
          .isTrue();
    }
    member.finish(member.games.getFirst(), 0);
    member.advance(1_500);
    member.advance(3_000);
    command(session, 8, "unsubscribe", "\"sids\":[8]");

    List<JsonNode> frames = line.frames();
    frames.forEach(spec::checkFrame);
    assertThat(spec.frameTypes())
        .containsExactlyInAnyOrder(
            "error",
            "event_fee_update",
            "event_lifecycle",
            "fill",
            "list",
            "market_lifecycle_v2",
            "market_position",
            "ok",
            "order_group_updates",
            "orderbook_delta",
            "orderbook_snapshot",
            "subscribed",
            "ticker",
            "trade",
            "unsubscribed",
            "user_order");
    assertThat(frames).allMatch(frame -> frame.has("sending_ts_ms"));
  }

  private String tickers() {
    return "\"market_tickers\":[\"" + nba.getFirst() + "\",\"" + nfl.getFirst() + "\"]";
  }

  private void command(Session session, int id, String name, String params) {
    session.onText(
        "{\"id\":%d,\"cmd\":\"%s\",\"params\":{%s}}".formatted(id, name, params), member.now);
  }
}
