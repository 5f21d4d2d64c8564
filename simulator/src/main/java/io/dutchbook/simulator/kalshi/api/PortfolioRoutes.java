package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiExchange;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiSettlement;
import io.dutchbook.simulator.kalshi.NewOrder;
import io.dutchbook.simulator.kalshi.Placement;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Requests about an account: money, positions, fills, orders. */
final class PortfolioRoutes {
  private static final Set<String> ORDER_STATUSES = Set.of("resting", "canceled", "executed");

  private final KalshiExchange exchange;
  private final KalshiJson json;

  PortfolioRoutes(KalshiExchange exchange, KalshiJson json) {
    this.exchange = exchange;
    this.json = json;
  }

  /** {@code …/portfolio/…}. */
  Answer serve(Call call, List<String> rest, KalshiAccount account, long now) {
    if (rest.size() >= 2 && rest.getFirst().equals("events") && rest.get(1).equals("orders")) {
      return orders(call, rest.subList(2, rest.size()), account, now);
    }
    if (!call.method().equals("GET")) {
      return KalshiErrors.error(410, "deprecated_v1_order_endpoint");
    }
    return switch (String.join("/", rest)) {
      case "balance" -> balance(account, now);
      case "positions" -> positions(call, account);
      case "fills" -> fills(call, account);
      case "settlements" -> settlements(call, account);
      case "orders" -> orderPage(call, account);
      default -> order(rest, account);
    };
  }

  private Answer balance(KalshiAccount account, long now) {
    int shard = 0;
    return Answer.sorted(
        200,
        Json.object()
            .put("balance", account.cash() / 10_000)
            .put("balance_dollars", Texts.balance(account.cash()))
            .put("portfolio_value", worth(account) / 10_000)
            .put("updated_ts", now / 1_000)
            .set(
                "balance_breakdown",
                Json.array()
                    .add(
                        Json.object()
                            .put("exchange_index", shard)
                            .put("balance", Texts.balance(account.cash())))));
  }

  /** Positions at the last prices, in micro-dollars. */
  private long worth(KalshiAccount account) {
    return account.positions().entrySet().stream()
        .mapToLong(entry -> {
          int last = exchange.market(entry.getKey()).map(KalshiMarket::lastPrice).orElse(0);
          long net = entry.getValue().net();
          return net >= 0 ? net * last : -net * (Price.DOLLAR - last);
        })
        .sum();
  }

  private Answer positions(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetPositions", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    String status = call.parameter("settlement_status").orElse("unsettled");
    List<KalshiMarket> held = new ArrayList<>();
    for (String ticker : account.positions().keySet()) {
      exchange.market(ticker).filter(market -> isShown(call, status, market)).ifPresent(held::add);
    }
    held.removeIf(market -> !hasContent(call, account, market, status));
    var page = Pages.cut(call, held, 100);
    List<ObjectNode> rows =
        page.rows().stream()
            .map(market -> json.position(market, position(account, market)))
            .toList();
    ObjectNode body = KalshiJson.page("market_positions", rows, page.cursor());
    body.set("event_positions", Json.array(EventPosition.of(page.rows(), account), p -> p.json()));
    return Answer.sorted(200, body);
  }

  private static boolean isShown(Call call, String status, KalshiMarket market) {
    boolean settled = market.status() == KalshiMarket.Status.FINALIZED;
    boolean wanted =
        switch (status) {
          case "settled" -> settled;
          case "all" -> true;
          default -> !settled;
        };
    return wanted
        && call.parameter("ticker").map(market.ticker()::equals).orElse(true)
        && call.parameter("event_ticker").map(market.event().ticker()::equals).orElse(true);
  }

  private static boolean hasContent(
      Call call, KalshiAccount account, KalshiMarket market, String status) {
    return account.net(market.ticker()) != 0
        || !status.equals("unsettled")
        || call.list("count_filter").contains("total_traded");
  }

  private static KalshiPosition position(KalshiAccount account, KalshiMarket market) {
    return Objects.requireNonNull(account.positions().get(market.ticker()));
  }

  private Answer fills(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetFills", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> tickers = call.list("ticker");
    List<KalshiFill> newestFirst =
        account.fills().reversed().stream()
            .filter(f -> tickers.isEmpty() || tickers.contains(f.trade().market().ticker()))
            .filter(f -> call.parameter("order_id").map(f.order().id()::equals).orElse(true))
            .filter(f -> Times.within(call, f.trade().at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(json::fill).toList();
    return Answer.sorted(200, KalshiJson.page("fills", rows, page.cursor()));
  }

  private Answer settlements(Call call, KalshiAccount account) {
    Optional<Answer> refusal = Pages.invalidLimit(call, "GetSettlements", 1_000);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<KalshiSettlement> newestFirst =
        account.settlements().reversed().stream()
            .filter(s -> call.parameter("ticker").map(s.market().ticker()::equals).orElse(true))
            .filter(s ->
                call.parameter("event_ticker")
                    .map(s.market().event().ticker()::equals)
                    .orElse(true))
            .filter(s -> Times.within(call, s.at()))
            .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(json::settlement).toList();
    return Answer.sorted(200, KalshiJson.page("settlements", rows, page.cursor()));
  }

  private Answer orderPage(Call call, KalshiAccount account) {
    Optional<Answer> refusal =
        Pages.invalidLimit(call, "GetOrders", 1_000)
            .or(() ->
                call.parameter("status")
                    .filter(status -> !ORDER_STATUSES.contains(status))
                    .map(s -> KalshiErrors.invalidParameter("GetOrders", "Status", "oneof")));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<String> events = call.list("event_ticker");
    List<KalshiOrder> newestFirst =
        new ArrayList<>(account.orders())
            .reversed().stream()
                .filter(o -> call.parameter("ticker").map(o.market().ticker()::equals).orElse(true))
                .filter(o -> events.isEmpty() || events.contains(o.market().event().ticker()))
                .filter(o -> call.parameter("status").map(o.status().wire()::equals).orElse(true))
                .filter(o -> Times.within(call, o.createdAt()))
                .toList();
    var page = Pages.cut(call, newestFirst, 100);
    List<ObjectNode> rows = page.rows().stream().map(json::order).toList();
    return Answer.sorted(200, KalshiJson.page("orders", rows, page.cursor()));
  }

  private Answer order(List<String> rest, KalshiAccount account) {
    return rest.size() == 2 && rest.getFirst().equals("orders")
        ? account
            .order(rest.get(1))
            .map(order -> Answer.sorted(200, Json.object().set("order", json.order(order))))
            .orElseGet(() -> KalshiErrors.error(404, "not_found"))
        : KalshiErrors.error(404, "not_found");
  }

  /** {@code …/portfolio/events/orders…}. */
  private Answer orders(Call call, List<String> rest, KalshiAccount account, long now) {
    if (call.method().equals("POST") && rest.isEmpty()) {
      return create(call, account, now);
    }
    if (call.method().equals("DELETE") && rest.isEmpty()) {
      account.restingOrders().forEach(order -> exchange.cancel(account, order.id(), now));
      return Answer.empty(204);
    }
    return call.method().equals("DELETE") && rest.size() == 1
        ? cancel(call, rest.getFirst(), account, now)
        : KalshiErrors.error(404, "not_found");
  }

  private Answer create(Call call, KalshiAccount account, long now) {
    return switch (OrderBody.read(call.body())) {
      case OrderBody.Malformed(Answer answer) -> answer;
      case OrderBody.Order(NewOrder order) ->
          switch (exchange.place(account, order, now)) {
            case Placement.Refused(Placement.Refusal refusal) ->
                KalshiErrors.error(refusal.status(), refusal.code(), refusal.details());
            case Placement.Accepted(KalshiOrder accepted) -> created(accepted, now);
          };
    };
  }

  private static Answer created(KalshiOrder order, long now) {
    ObjectNode body = Json.object();
    long filled = order.filled();
    if (filled > 0) {
      long cost = order.takerCost();
      int average = Math.toIntExact((cost + filled / 2) / filled);
      boolean bid = order.side() == Side.BID;
      long fee = (order.takerFeesPaid() + filled / 2) / filled;
      body.put("average_fee_paid", Texts.price(Math.toIntExact(fee)));
      body.put("average_fill_price", Texts.price(bid ? average : Price.DOLLAR - average));
    }
    if (order.clientOrderId() != null) {
      body.put("client_order_id", order.clientOrderId());
    }
    body.put("fill_count", Texts.count(filled))
        .put("order_id", order.id())
        .put("remaining_count", Texts.count(order.remaining()))
        .put("ts_ms", now);
    return Answer.sorted(201, body);
  }

  /** Without a hint a cancel goes to shard 0 and does not find orders of the others (2026-08). */
  private Answer cancel(Call call, String id, KalshiAccount account, long now) {
    Optional<KalshiOrder> order = account.order(id).filter(found -> isRouted(call, found.market()));
    OptionalLong dropped =
        order.isPresent() ? exchange.cancel(account, id, now) : OptionalLong.empty();
    if (order.isEmpty() || dropped.isEmpty()) {
      return KalshiErrors.error(404, "not_found");
    }
    ObjectNode body =
        Json.object()
            .put("order_id", id)
            .put("reduced_by", Texts.count(dropped.getAsLong()))
            .put("ts_ms", now);
    if (order.get().clientOrderId() != null) {
      body.put("client_order_id", order.get().clientOrderId());
    }
    return Answer.sorted(200, body);
  }

  private static boolean isRouted(Call call, KalshiMarket market) {
    int shard = market.event().series().exchangeIndex();
    boolean byTicker = call.parameter("market_ticker").map(market.ticker()::equals).orElse(false);
    return byTicker
        || call.parameter("exchange_index").orElse("0").equals(Integer.toString(shard))
        || call.parameter("exchange_index").orElse("0").equals("-1");
  }
}
