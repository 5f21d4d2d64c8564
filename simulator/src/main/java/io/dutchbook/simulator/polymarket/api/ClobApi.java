package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All of the CLOB's HTTP interface that is served here. */
public final class ClobApi {
  private static final String UNLIMITED =
      "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  private static final int PAGE = 500;

  private final PolymarketExchange exchange;
  private final ClobGate gate;
  private final BookRoutes books;
  private final OrderDesk orders;
  private final Heartbeats heartbeats;

  /** The interface of an exchange, behind a gate. */
  public ClobApi(PolymarketExchange exchange, ClobGate gate, Ids ids) {
    this.exchange = exchange;
    this.gate = gate;
    this.books = new BookRoutes(exchange);
    this.orders = new OrderDesk(exchange);
    this.heartbeats = new Heartbeats(ids);
  }

  /** Whether a request places orders. */
  public static boolean isOrder(Call call) {
    return call.method().equals("POST")
        && (call.path().equals("/order") || call.path().equals("/orders"));
  }

  /** Stops or resumes new orders. */
  public void trade(boolean allowed) {
    orders.trade(allowed);
  }

  /** Cancels the orders of keys whose heartbeats stopped. */
  public void advance(long now) {
    heartbeats.silent(now).forEach(credentials -> orders.cancelAll(credentials, now));
  }

  /** Answers a request. */
  public Answer serve(Call call, long now) {
    List<String> segments = call.segments();
    String first = segments.isEmpty() ? "" : segments.getFirst();
    return switch (call.method() + " /" + first) {
      case "GET /", "GET /ok" -> Answer.json(200, Json.array().add("OK").get(0));
      case "GET /time" -> text(Long.toString(now / 1_000));
      case "GET /version" -> Answer.json(200, Json.object().put("version", 2));
      case "GET /book",
          "GET /tick-size",
          "GET /neg-risk",
          "GET /fee-rate",
          "GET /midpoint",
          "GET /spread",
          "GET /price",
          "GET /last-trade-price" ->
          books.token(call, first, now);
      case "POST /books" -> books.books(call.body(), now);
      case "GET /markets" ->
          segments.size() == 1 ? books.markets(call) : books.market(segments.get(1));
      case "GET /clob-markets" -> books.shortMarket(segments.getLast());
      case "GET /markets-by-token" -> books.byToken(segments.getLast());
      case "POST /auth" -> gate.create(call, now);
      case "GET /auth" ->
          call.path().equals("/auth/derive-api-key") ? gate.derive(call, now) : members(call, now);
      default -> members(call, now);
    };
  }

  private static Answer text(String body) {
    return new Answer(200, "application/json", body, Map.of());
  }

  private Answer members(Call call, long now) {
    return switch (gate.check(call, now)) {
      case ClobGate.Denied(Answer answer) -> answer;
      case ClobGate.Let(Credentials member) -> serve(call, member, now);
    };
  }

  private Answer serve(Call call, Credentials member, long now) {
    return switch (call.method() + " " + call.path()) {
      case "POST /order" -> orders.post(call.body(), member, now);
      case "POST /orders" -> orders.postAll(call.body(), member, now);
      case "DELETE /order" -> orders.cancel(call.body(), member, now);
      case "DELETE /orders" -> orders.cancelSome(call.body(), member, now);
      case "DELETE /cancel-all" -> orders.cancelAll(member, now);
      case "DELETE /cancel-market-orders" -> orders.cancelMarket(call.body(), member, now);
      case "GET /data/orders" -> openOrders(call, member.account());
      case "GET /data/trades" -> trades(call, member.account());
      case "GET /balance-allowance", "GET /balance-allowance/update" ->
          balance(call, member.account());
      case "POST /v1/heartbeats" -> heartbeats.beat(call.body(), member, now);
      case "GET /auth/api-keys" ->
          Answer.json(200, Json.object().set("apiKeys", Json.texts(List.of(member.apiKey()))));
      case "GET /auth/ban-status/closed-only" ->
          Answer.json(200, Json.object().put("closed_only", false));
      case "DELETE /auth/api-key" -> delete(member);
      default -> order(call, member.account());
    };
  }

  private Answer delete(Credentials member) {
    gate.delete(member);
    return text("\"OK\"");
  }

  private Answer order(Call call, PolymarketAccount account) {
    List<String> segments = call.segments();
    boolean asked = segments.size() == 3 && call.path().startsWith("/data/order/");
    if (!asked || !call.method().equals("GET")) {
      return ClobErrors.notFound();
    }
    Optional<PolymarketOrder> order = account.order(segments.get(2));
    return order
        .map(found -> Answer.json(200, ClobJson.order(found)))
        .orElseGet(() -> text("null"));
  }

  private static Answer openOrders(Call call, PolymarketAccount account) {
    List<ObjectNode> rows =
        account.openOrders().stream()
            .filter(order -> order.status() == PolymarketOrder.Status.LIVE)
            .filter(order -> matches(call, "id", order.id()))
            .filter(order -> matches(call, "market", order.market().conditionId()))
            .filter(order -> matches(call, "asset_id", order.request().token()))
            .map(ClobJson::order)
            .toList();
    return Answer.json(200, Offsets.page(call, rows, PAGE));
  }

  private static boolean matches(Call call, String parameter, String value) {
    return call.parameter(parameter).map(value::equals).orElse(true);
  }

  private static Answer trades(Call call, PolymarketAccount account) {
    List<ObjectNode> newestFirst =
        new ArrayList<>(account.trades())
            .reversed().stream()
                .filter(trade -> matches(call, "id", trade.id()))
                .filter(trade -> matches(call, "market", trade.taker().market().conditionId()))
                .filter(trade -> matches(call, "asset_id", trade.taker().request().token()))
                .filter(trade -> isWithin(call, trade))
                .map(trade -> ClobJson.trade(trade, trade.taker().account() == account))
                .toList();
    return Answer.json(200, Offsets.page(call, newestFirst, PAGE));
  }

  private static boolean isWithin(Call call, PolymarketTrade trade) {
    long seconds = trade.matchedAt() / 1_000;
    return seconds >= bound(call, "after", Long.MIN_VALUE)
        && seconds <= bound(call, "before", Long.MAX_VALUE);
  }

  private static long bound(Call call, String name, long none) {
    try {
      return call.parameter(name).map(Long::parseLong).orElse(none);
    } catch (NumberFormatException malformed) {
      return none;
    }
  }

  private Answer balance(Call call, PolymarketAccount account) {
    String asset = call.parameter("asset_type").orElse("");
    long balance;
    switch (asset) {
      case "COLLATERAL" -> balance = account.cash();
      case "CONDITIONAL" -> {
        String token = call.parameter("token_id").orElse("");
        if (exchange.marketOf(token).isEmpty()) {
          return ClobErrors.error(400, "Invalid token id");
        }
        PolymarketAccount.Holding holding = account.holdings().get(token);
        balance = holding == null ? 0 : holding.settled();
      }
      default -> {
        return ClobErrors.error(400, "Invalid asset type");
      }
    }
    ObjectNode allowances = Json.object();
    Arrays.stream(Exchange.values())
        .forEach(contract -> allowances.put(contract.contract(), UNLIMITED));
    return Answer.json(
        200, Json.object().put("balance", Long.toString(balance)).set("allowances", allowances));
  }
}
