package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.OrderGroup;
import io.dutchbook.simulator.kalshi.OrderGroups;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code /portfolio/order_groups…}. */
final class GroupRoutes {
  private static final long MOST_CONTRACTS = 1_000_000;

  private final OrderGroups groups;

  GroupRoutes(KalshiExchange exchange) {
    this.groups = exchange.groups();
  }

  /** Answers a request; the rest of its path begins behind {@code order_groups}. */
  Answer serve(Call call, List<String> rest, KalshiAccount account, long now) {
    if (rest.isEmpty()) {
      return call.method().equals("GET") ? list(account) : notFound();
    }
    if (rest.equals(List.of("create")) && call.method().equals("POST")) {
      return create(call, account, now);
    }
    OptionalInt shard = Shards.named(call);
    Optional<OrderGroup> group =
        account
            .group(rest.getFirst())
            .filter(found -> shard.isEmpty() || shard.getAsInt() == found.shard());
    return group.isEmpty() ? notFound() : serve(call, rest, account, group.get(), now);
  }

  private Answer serve(
      Call call, List<String> rest, KalshiAccount account, OrderGroup group, long now) {
    switch (call.method() + " " + String.join("/", rest.subList(1, rest.size()))) {
      case "GET " -> {
        return single(account, group);
      }
      case "DELETE " -> groups.delete(account, group, now);
      case "PUT reset" -> groups.reset(account, group, now);
      case "PUT trigger" -> groups.trigger(account, group, now);
      case "PUT limit" ->
          groups.limit(
              account,
              group,
              limit(RequestBody.read(call.body(), "UpdateOrderGroupLimitRequest")),
              now);
      default -> {
        return notFound();
      }
    }
    return Answer.sorted(200, Json.object());
  }

  private static Answer notFound() {
    return KalshiErrors.error(404, "not_found");
  }

  private Answer create(Call call, KalshiAccount account, long now) {
    RequestBody body = RequestBody.read(call.body(), "CreateOrderGroupRequest");
    body.requirePrimaryAccount();
    int shard = body.shard().orElse(0);
    long limit = limit(body);
    if (!Shards.ALL.contains(shard)) {
      return KalshiErrors.error(400, "invalid_parameters", "exchange_index");
    }
    return groups
        .create(account, shard, limit, now)
        .map(group ->
            Answer.sorted(
                201,
                Json.object()
                    .put("order_group_id", group.id())
                    .put("subaccount", 0)
                    .put("exchange_index", group.shard())))
        .orElseGet(() -> KalshiErrors.error(400, "invalid_parameters", "too many order groups"));
  }

  /** In hundredths of a contract; whole contracts or a text, and when both, then the same. */
  private static long limit(RequestBody body) {
    long whole = body.number("contracts_limit").orElse(-1);
    long exact =
        body.has("contracts_limit_fp")
            ? body.decimal("contracts_limit_fp", 2, "invalid_parameters")
            : -1;
    long limit = exact >= 0 ? exact : Math.clamp(whole, -1, MOST_CONTRACTS + 1) * 100;
    boolean differ = whole >= 0 && exact >= 0 && exact != whole * 100;
    if (differ || limit < 100 || limit > MOST_CONTRACTS * 100) {
      throw new RequestBody.Malformed(
          KalshiErrors.error(400, "invalid_parameters", "contracts_limit"));
    }
    return limit;
  }

  private static Answer list(KalshiAccount account) {
    return Answer.sorted(
        200,
        Json.object()
            .set(
                "order_groups",
                Json.array(account.groups(), group -> terms(group).put("id", group.id()))));
  }

  private static ObjectNode terms(OrderGroup group) {
    return Json.object()
        .put("contracts_limit_fp", Texts.count(group.limit()))
        .put("is_auto_cancel_enabled", true)
        .put("exchange_index", group.shard());
  }

  private static Answer single(KalshiAccount account, OrderGroup group) {
    List<String> orders =
        account.orders().stream()
            .filter(order -> group.id().equals(order.request().groupId()))
            .map(KalshiOrder::id)
            .toList();
    return Answer.sorted(200, terms(group).set("orders", Json.texts(orders)));
  }
}
