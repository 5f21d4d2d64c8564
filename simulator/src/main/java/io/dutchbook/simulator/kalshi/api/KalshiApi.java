package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All of Kalshi's REST interface that is served here. */
public final class KalshiApi {
  /** What every path begins with. */
  public static final String PREFIX = "/trade-api/v2";

  private final KalshiExchange exchange;
  private final KalshiGate gate;
  private final MarketRoutes markets;
  private final PortfolioRoutes portfolio;
  private final OrderRoutes orders;
  private final GroupRoutes groups;

  /** The interface of an exchange, behind a gate. */
  public KalshiApi(KalshiExchange exchange, KalshiGate gate, KalshiJson json) {
    this.exchange = exchange;
    this.gate = gate;
    this.markets = new MarketRoutes(exchange, json);
    this.portfolio = new PortfolioRoutes(exchange, json);
    this.orders = new OrderRoutes(exchange);
    this.groups = new GroupRoutes(exchange);
  }

  /** Whether a request places orders. */
  public static boolean isOrder(Call call) {
    return call.method().equals("POST") && call.path().startsWith(PREFIX + "/portfolio/events/");
  }

  /** Answers a request. */
  public Answer serve(Call call, long now) {
    if (!call.path().startsWith(PREFIX + "/")) {
      return KalshiErrors.error(404, "not_found");
    }
    List<String> segments = call.segments();
    String area = segments.size() > 2 ? segments.get(2) : "";
    List<String> rest = segments.subList(Math.min(3, segments.size()), segments.size());
    if (area.equals("portfolio")) {
      return switch (gate.check(call, now)) {
        case KalshiGate.Let let -> portfolio(call, rest, let.account(), now);
        case KalshiGate.Denied(Answer answer) -> answer;
      };
    }
    if (!call.method().equals("GET")) {
      return KalshiErrors.error(404, "not_found");
    }
    return switch (area) {
      case "exchange" -> exchange(rest, now);
      case "series" -> markets.series(call, rest);
      case "events" -> markets.events(call, rest);
      case "markets" -> markets.markets(call, rest);
      case "account" -> account(call, rest, now);
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private Answer portfolio(Call call, List<String> rest, KalshiAccount account, long now) {
    try {
      if (rest.size() >= 2 && rest.getFirst().equals("events") && rest.get(1).equals("orders")) {
        return orders.serve(call, rest.subList(2, rest.size()), account, now);
      }
      if (!rest.isEmpty() && rest.getFirst().equals("order_groups")) {
        return groups.serve(call, rest.subList(1, rest.size()), account, now);
      }
    } catch (RequestBody.Malformed malformed) {
      return malformed.answer();
    }
    if (call.method().equals("GET")) {
      return portfolio.serve(call, rest, account, now);
    }
    return !rest.isEmpty() && rest.getFirst().equals("orders")
        ? KalshiErrors.error(410, "deprecated_v1_order_endpoint")
        : KalshiErrors.error(404, "not_found");
  }

  private Answer exchange(List<String> rest, long now) {
    return switch (String.join("/", rest)) {
      case "status" -> Answer.sorted(200, status());
      case "schedule" -> Answer.sorted(200, schedule());
      case "user_data_timestamp" ->
          Answer.sorted(200, Json.object().put("as_of_time", Texts.time(now)));
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private ObjectNode status() {
    ObjectNode status =
        Json.object()
            .put("exchange_active", exchange.isOpen())
            .put("trading_active", exchange.isTrading())
            .put("intra_exchange_transfers_active", true);
    status.set(
        "exchange_index_statuses",
        Json.array(
            Shards.ALL,
            shard ->
                Json.object()
                    .put("exchange_index", shard)
                    .put("description", "shard " + shard)
                    .put("exchange_active", exchange.isOpen())
                    .put("trading_active", exchange.isTrading())
                    .put("intra_exchange_transfers_active", true)));
    return status;
  }

  /** Around the clock but for Thursday 03:00 to 05:00 Eastern (recorded 2026). */
  private static ObjectNode schedule() {
    ObjectNode week =
        Json.object()
            .put("start_time", "2025-01-01T00:00:00Z")
            .put("end_time", "2030-01-01T00:00:00Z");
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.FULL, Locale.US).toLowerCase(Locale.ROOT);
      ArrayNode hours = Json.array();
      if (day == DayOfWeek.THURSDAY) {
        hours.add(hours("00:00", "03:00")).add(hours("05:00", "00:00"));
      } else {
        hours.add(hours("00:00", "00:00"));
      }
      week.set(name, hours);
    }
    return Json.object()
        .set(
            "schedule",
            Json.object()
                .<ObjectNode>set("standard_hours", Json.array().add(week))
                .set("maintenance_windows", Json.array()));
  }

  private static ObjectNode hours(String open, String close) {
    return Json.object().put("open_time", open).put("close_time", close);
  }

  private Answer account(Call call, List<String> rest, long now) {
    return switch (String.join("/", rest)) {
      case "endpoint_costs" -> Answer.sorted(200, costs());
      case "limits" ->
          switch (gate.check(call, now)) {
            case KalshiGate.Let let -> Answer.sorted(200, limits());
            case KalshiGate.Denied(Answer answer) -> answer;
          };
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private static ObjectNode limits() {
    return Json.object()
        .put("usage_tier", "basic")
        .<ObjectNode>set("grants", Json.array())
        .<ObjectNode>set("read", bucket(200, 600))
        .set("write", bucket(100, 100));
  }

  private static ObjectNode bucket(int refill, int capacity) {
    return Json.object().put("refill_rate", refill).put("bucket_capacity", capacity);
  }

  private static ObjectNode costs() {
    List<ObjectNode> cheap =
        Arrays.asList(
            cost("DELETE", "/portfolio/events/orders", 2),
            cost("DELETE", "/portfolio/events/orders/:order_id", 2),
            cost("DELETE", "/portfolio/events/orders/batched", 2),
            cost("GET", "/portfolio/orders/:order_id", 2));
    return Json.object()
        .put("default_cost", 10)
        .set("endpoint_costs", Json.array(cheap, endpoint -> endpoint));
  }

  private static ObjectNode cost(String method, String path, int tokens) {
    return Json.object().put("method", method).put("path", PREFIX + path).put("cost", tokens);
  }
}
