package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code GET /portfolio/orders…}: orders, their place in the queue, their worth. */
final class OrderReads {
  private static final Set<String> STATUSES = Set.of("resting", "canceled", "executed");
  private static final int MOST_EVENTS = 10;

  /** Answers a request; the rest of its path begins behind {@code orders}. */
  Answer serve(Call call, List<String> rest, KalshiAccount account) {
    if (rest.isEmpty()) {
      return page(call, account);
    }
    if (rest.equals(List.of("queue_positions"))) {
      return queue(call, account);
    }
    Optional<KalshiOrder> order = account.order(rest.getFirst());
    if (order.isEmpty()) {
      return KalshiErrors.error(404, "not_found");
    }
    if (rest.size() == 1) {
      return Answer.sorted(200, Json.object().set("order", AccountJson.order(order.get())));
    }
    boolean queued =
        rest.size() == 2
            && rest.get(1).equals("queue_position")
            && order.get().status() == KalshiOrder.Status.RESTING;
    return queued
        ? Answer.sorted(200, Json.object().put("queue_position_fp", ahead(order.get())))
        : KalshiErrors.error(404, "not_found");
  }

  private Answer page(Call call, KalshiAccount account) {
    List<String> events = call.list("event_ticker");
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetOrders", 1_000)
            .or(() ->
                call.parameter("status")
                    .filter(status -> !STATUSES.contains(status))
                    .map(s -> KalshiErrors.invalidParameter("GetOrders", "Status", "oneof")));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (events.size() > MOST_EVENTS) {
      return KalshiErrors.invalidParameter("GetOrders", "EventTicker", "max");
    }
    List<KalshiOrder> newestFirst =
        new ArrayList<>(account.orders())
            .reversed().stream()
                .filter(o -> call.parameter("ticker").map(o.market().ticker()::equals).orElse(true))
                .filter(o -> events.isEmpty() || events.contains(o.market().event().ticker()))
                .filter(o -> call.parameter("status").map(o.status().wire()::equals).orElse(true))
                .filter(o -> isOnShard(call, o))
                .filter(o -> Times.within(call, o.createdAt()))
                .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(AccountJson::order).toList();
    return Answer.sorted(200, KalshiJson.page("orders", rows, page.cursor()));
  }

  private static boolean isOnShard(Call call, KalshiOrder order) {
    return Shards.fits(order.market(), Shards.named(call));
  }

  private static Answer queue(Call call, KalshiAccount account) {
    List<String> tickers = call.list("market_tickers");
    Optional<String> event = call.parameter("event_ticker");
    if (tickers.isEmpty() && event.isEmpty()) {
      return KalshiErrors.error(
          400, "invalid_parameters", "market_tickers or event_ticker is required");
    }
    List<KalshiOrder> wanted =
        account.restingOrders().stream()
            .filter(o ->
                tickers.contains(o.market().ticker())
                    || event.map(o.market().event().ticker()::equals).orElse(false))
            .toList();
    return Answer.sorted(
        200,
        Json.object()
            .set(
                "queue_positions",
                Json.array(
                    wanted,
                    order ->
                        Json.object()
                            .put("order_id", order.id())
                            .put("market_ticker", order.market().ticker())
                            .put("queue_position_fp", ahead(order)))));
  }

  /** Contracts that trade before an order does: better prices, then earlier orders. */
  private static String ahead(KalshiOrder order) {
    long ahead = 0;
    for (KalshiOrder other : order.market().book().orders()) {
      if (other.id().equals(order.id())) {
        break;
      }
      ahead += other.side() == order.side() ? other.remaining() : 0;
    }
    return Texts.count(ahead);
  }

  /** {@code GET /portfolio/summary/total_resting_order_value}. */
  static Answer restingValue(KalshiAccount account) {
    Map<Integer, Long> byShard = new TreeMap<>();
    long total = 0;
    for (KalshiOrder order : account.restingOrders()) {
      long value = order.restingValue();
      byShard.merge(order.market().shard(), value, Long::sum);
      total += value;
    }
    return Answer.sorted(
        200,
        Json.object()
            .put("total_resting_order_value", total / 10_000)
            .set("resting_order_value_breakdown", AccountJson.byShard(byShard)));
  }
}
