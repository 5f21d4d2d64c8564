package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Json;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** {@code GET /exchange/…} and {@code GET /historical/cutoff}: is it open, and when. */
final class ExchangeRoutes {
  private static final long LIVE_DAYS = 90;
  private static final long ORDER_DAYS = 14;
  private static final long DAY = 86_400_000;

  private final KalshiExchange exchange;
  private final ReadReplica replica;

  ExchangeRoutes(KalshiExchange exchange, ReadReplica replica) {
    this.exchange = exchange;
    this.replica = replica;
  }

  /** Answers a request; the rest of its path begins behind {@code exchange}. */
  Answer serve(List<String> rest, long now) {
    return switch (String.join("/", rest)) {
      case "status" -> Answer.sorted(200, status());
      case "schedule" -> Answer.sorted(200, schedule());
      case "user_data_timestamp" ->
          Answer.sorted(200, Json.object().put("as_of_time", Texts.time(replica.asOf(now))));
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  /** Everything that is played here is younger than what Kalshi moves to its history. */
  static Answer cutoff(long now) {
    String live = Texts.time(now - LIVE_DAYS * DAY);
    return Answer.sorted(
        200,
        Json.object()
            .put("market_settled_ts", live)
            .put("trades_created_ts", live)
            .put("orders_updated_ts", Texts.time(now - ORDER_DAYS * DAY))
            .put("market_positions_last_updated_ts", live));
  }

  private ObjectNode status() {
    ObjectNode status = flags(Json.object());
    status.set(
        "exchange_index_statuses",
        Json.array(
            Shards.ALL,
            shard ->
                flags(
                    Json.object()
                        .put("exchange_index", shard)
                        .put("description", "shard " + shard))));
    return status;
  }

  private ObjectNode flags(ObjectNode status) {
    return status
        .put("exchange_active", exchange.isOpen())
        .put("trading_active", exchange.isTrading())
        .put("intra_exchange_transfers_active", exchange.isOpen());
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
}
