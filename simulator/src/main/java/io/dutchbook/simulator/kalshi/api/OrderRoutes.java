package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.kalshi.Amendment;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.Placement;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Reduction;
import io.dutchbook.simulator.kalshi.Reduction.Denied;
import io.dutchbook.simulator.kalshi.Reduction.Reduced;
import io.dutchbook.simulator.kalshi.api.RequestBody.Malformed;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** {@code /portfolio/events/orders…}: everything that makes, changes or cancels orders (V2). */
final class OrderRoutes {
  private final KalshiExchange exchange;
  private final Shards shards;

  OrderRoutes(KalshiExchange exchange) {
    this.exchange = exchange;
    this.shards = new Shards(exchange);
  }

  /** Answers a request; the rest of its path begins behind {@code orders}. */
  Answer serve(Call call, List<String> rest, KalshiAccount account, long now) {
    String what = call.method() + " " + (rest.size() == 2 ? rest.get(1) : "");
    return switch (rest.size()) {
      case 0 -> all(call, account, now);
      case 1 ->
          rest.getFirst().equals("batched")
              ? batch(call, account, now)
              : call.method().equals("DELETE")
                  ? cancel(call, rest.getFirst(), account, now)
                  : KalshiErrors.error(404, "not_found");
      case 2 ->
          switch (what) {
            case "POST amend" -> amend(call, rest.getFirst(), account, now);
            case "POST decrease" -> decrease(call, rest.getFirst(), account, now);
            default -> KalshiErrors.error(404, "not_found");
          };
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private Answer all(Call call, KalshiAccount account, long now) {
    return switch (call.method()) {
      case "POST" -> create(RequestBody.read(call.body(), OrderBody.CREATE), account, now);
      case "DELETE" -> {
        account.restingOrders().forEach(order -> exchange.cancel(account, order.id(), now));
        yield Answer.empty(204);
      }
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private Answer batch(Call call, KalshiAccount account, long now) {
    return switch (call.method()) {
      case "POST" -> createAll(call, account, now);
      case "DELETE" -> cancelAll(call, account, now);
      default -> KalshiErrors.error(404, "not_found");
    };
  }

  private Answer create(RequestBody body, KalshiAccount account, long now) {
    NewOrder order = OrderBody.order(body);
    Optional<KalshiMarket> market = exchange.market(order.ticker());
    if (market.isPresent() && !Shards.fits(market.get(), body.shard())) {
      return OrderAnswers.refused(Refusal.MARKET_NOT_FOUND);
    }
    return switch (exchange.place(account, order, now)) {
      case Placement.Refused(Refusal refusal) -> OrderAnswers.refused(refusal);
      case Placement.Accepted(KalshiOrder accepted) ->
          Answer.sorted(201, OrderAnswers.created(accepted, now));
    };
  }

  /** Items succeed and fail alone; what an item has nothing for is null. */
  private Answer createAll(Call call, KalshiAccount account, long now) {
    ArrayNode items = Json.array();
    RequestBody body = RequestBody.read(call.body(), "BatchCreateOrdersV2Request");
    for (RequestBody row : body.rows("orders", OrderBody.CREATE)) {
      ObjectNode item = Json.object();
      for (String name : List.of("average_fee_paid", "average_fill_price", "client_order_id")) {
        item.putNull(name);
      }
      item.putNull("error").putNull("fill_count").putNull("remaining_count").putNull("ts_ms");
      Answer answer = attempt(() -> create(row, account, now));
      if (answer.status() == 201) {
        item.setAll((ObjectNode) Json.read(answer.body()).orElseThrow());
      } else {
        item.put("client_order_id", row.text("client_order_id"));
        item.set("error", KalshiErrors.item(answer));
      }
      items.add(item);
    }
    return Answer.sorted(201, Json.object().set("orders", items));
  }

  private static Answer attempt(Supplier<Answer> request) {
    try {
      return request.get();
    } catch (Malformed malformed) {
      return malformed.answer();
    }
  }

  private Answer cancelAll(Call call, KalshiAccount account, long now) {
    ArrayNode items = Json.array();
    RequestBody body = RequestBody.read(call.body(), "BatchCancelOrdersV2Request");
    for (RequestBody row : body.rows("orders", "BatchCancelOrdersV2RequestOrder")) {
      String id = row.required("order_id");
      Optional<String> ticker = Optional.ofNullable(row.optional("market_ticker"));
      row.requirePrimaryAccount();
      items.add(
          switch (cancel(id, row.shard(), ticker, account, now)) {
            case Reduced reduced -> OrderAnswers.cancelled(reduced, now);
            case Denied(Refusal refusal) ->
                Json.object()
                    .put("order_id", id)
                    .put("reduced_by", "0.00")
                    .set("error", KalshiErrors.item(OrderAnswers.refused(refusal)));
          });
    }
    return Answer.sorted(200, Json.object().set("orders", items));
  }

  private Answer cancel(Call call, String id, KalshiAccount account, long now) {
    Optional<String> ticker = call.parameter("market_ticker");
    return switch (cancel(id, Shards.named(call), ticker, account, now)) {
      case Reduced reduced -> Answer.sorted(200, OrderAnswers.cancelled(reduced, now));
      case Denied(Refusal refusal) -> OrderAnswers.refused(refusal);
    };
  }

  private Reduction cancel(
      String id, OptionalInt shard, Optional<String> ticker, KalshiAccount account, long now) {
    return isReached(account, id, shard, ticker)
        ? exchange.cancel(account, id, now)
        : new Denied(Refusal.NOT_FOUND);
  }

  private boolean isReached(
      KalshiAccount account, String id, OptionalInt shard, Optional<String> ticker) {
    return account.order(id).filter(order -> shards.reaches(order, shard, ticker)).isPresent();
  }

  private Answer amend(Call call, String id, KalshiAccount account, long now) {
    RequestBody body = RequestBody.read(call.body(), "AmendOrderV2Request");
    Amendment change = OrderBody.amendment(body);
    Optional<KalshiOrder> order = account.order(id);
    Optional<String> ticker = order.map(found -> found.market().ticker());
    if (order.isEmpty() || !isReached(account, id, body.shard(), ticker)) {
      return OrderAnswers.refused(Refusal.NOT_FOUND);
    }
    OrderAnswers.Before before = OrderAnswers.Before.of(order.get());
    return switch (exchange.amend(account, id, change, now)) {
      case Placement.Refused(Refusal refusal) -> OrderAnswers.refused(refusal);
      case Placement.Accepted(KalshiOrder amended) ->
          Answer.sorted(200, OrderAnswers.amended(amended, before, now));
    };
  }

  private Answer decrease(Call call, String id, KalshiAccount account, long now) {
    RequestBody body = RequestBody.read(call.body(), "DecreaseOrderV2Request");
    if (body.has("reduce_by") == body.has("reduce_to")) {
      return KalshiErrors.error(
          400, "invalid_parameters", "exactly one of reduce_by and reduce_to is required");
    }
    boolean by = body.has("reduce_by");
    long amount = body.decimal(by ? "reduce_by" : "reduce_to", 2, "invalid_order_size");
    Optional<String> ticker = Optional.ofNullable(body.optional("market_ticker"));
    if (amount < 0 || (by && amount == 0)) {
      return OrderAnswers.refused(Refusal.INVALID_ORDER_SIZE);
    }
    if (!isReached(account, id, body.shard(), ticker)) {
      return OrderAnswers.refused(Refusal.NOT_FOUND);
    }
    long left = account.order(id).map(KalshiOrder::remaining).orElse(0L);
    return switch (exchange.decrease(account, id, by ? left - amount : amount, now)) {
      case Reduced reduced -> Answer.sorted(200, OrderAnswers.decreased(reduced, now));
      case Denied(Refusal refusal) -> OrderAnswers.refused(refusal);
    };
  }
}
