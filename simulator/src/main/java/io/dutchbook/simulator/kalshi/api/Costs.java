package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.List;

/** How many tokens a request costs: ten, but for those listed here (October 2026). */
final class Costs {
  private static final int USUAL = 10;
  private static final String ORDERS = "/portfolio/events/orders";
  private static final String BATCH = ORDERS + "/batched";

  private static final List<Cost> LISTED =
      List.of(
          new Cost(30, "POST", "/account/api_usage_level/upgrade"),
          new Cost(2, "DELETE", BATCH),
          new Cost(2, "DELETE", ORDERS),
          new Cost(2, "DELETE", ORDERS + "/:order_id"),
          new Cost(2, "GET", "/portfolio/orders/:order_id"));

  private Costs() {}

  /** The cost of a request; a batch costs what its items cost together. */
  static int of(Call call) {
    String path = call.path().substring(KalshiApi.PREFIX.length());
    int each =
        LISTED.stream()
            .filter(cost -> cost.fits(call.method(), path))
            .mapToInt(Cost::tokens)
            .findFirst()
            .orElse(USUAL);
    return path.equals(BATCH) ? each * Math.max(1, items(call)) : each;
  }

  private static int items(Call call) {
    return Json.read(call.body()).map(body -> body.path("orders").size()).orElse(1);
  }

  /** Whether a request spends the budget for orders. */
  static boolean isWrite(Call call) {
    String path = call.path().substring(KalshiApi.PREFIX.length());
    return !call.method().equals("GET")
        && (path.startsWith(ORDERS) || path.startsWith("/portfolio/order_groups"));
  }

  /** Whether a request is a batch, which never counts against one shard alone. */
  static boolean isBatch(Call call) {
    return call.path().endsWith(BATCH);
  }

  /** {@code GET /account/endpoint_costs}. */
  static ObjectNode json() {
    JsonNode listed =
        Json.array(
            LISTED,
            cost ->
                Json.object()
                    .put("cost", cost.tokens)
                    .put("method", cost.method)
                    .put("path", KalshiApi.PREFIX + cost.path));
    return Json.object().put("default_cost", USUAL).set("endpoint_costs", listed);
  }

  private record Cost(int tokens, String method, String path) {
    private boolean fits(String otherMethod, String otherPath) {
      String pattern = path.replaceAll(":[a-z_]+", "[^/]+");
      return method.equals(otherMethod) && otherPath.matches(pattern);
    }
  }
}
