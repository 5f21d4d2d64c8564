package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketExchange;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.signing.Exchange;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A wallet's own orders, trades and balances. */
final class OwnRoutes {
  private static final String UNLIMITED =
      "115792089237316195423570985008687907853269984665640564039457584007913129639935";
  private static final int PAGE = 500;

  private final PolymarketExchange exchange;

  OwnRoutes(PolymarketExchange exchange) {
    this.exchange = exchange;
  }

  /** One order, also when it has ended; {@code null} for one that is not known. */
  Answer order(String id, PolymarketAccount account) {
    return account
        .order(id)
        .map(found -> Answer.json(200, ClobJson.order(found)))
        .orElseGet(() -> ClobApi.text("null"));
  }

  Answer openOrders(Call call, PolymarketAccount account) {
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

  Answer trades(Call call, PolymarketAccount account) {
    List<ObjectNode> newestFirst =
        new ArrayList<>(account.trades())
            .reversed().stream()
                .filter(trade -> matches(call, "id", trade.id()))
                .filter(trade -> matches(call, "market", trade.taker().market().conditionId()))
                .filter(trade -> matches(call, "asset_id", trade.taker().request().token()))
                .filter(trade -> isOf(call, trade))
                .filter(trade -> isWithin(call, trade))
                .map(trade -> ClobJson.trade(trade, trade.taker().account() == account))
                .toList();
    return Answer.json(200, Offsets.page(call, newestFirst, PAGE));
  }

  private static boolean isOf(Call call, PolymarketTrade trade) {
    return call.parameter("maker_address")
        .map(address ->
            trade.taker().request().maker().equalsIgnoreCase(address)
                || trade.makers().stream()
                    .anyMatch(fill -> fill.order().request().maker().equalsIgnoreCase(address)))
        .orElse(true);
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

  /** Pending proceeds count as collateral; pending tokens do not count as tokens. */
  Answer balance(Call call, PolymarketAccount account) {
    String asset = call.parameter("asset_type").orElse("");
    if (call.parameter("signature_type").filter(type -> !type.matches("[0-3]")).isPresent()) {
      return ClobErrors.error(400, "Invalid signature_type");
    }
    long balance;
    switch (asset) {
      case "COLLATERAL" -> balance = account.cash();
      case "CONDITIONAL", "CONDITIONAL-V2" -> {
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
