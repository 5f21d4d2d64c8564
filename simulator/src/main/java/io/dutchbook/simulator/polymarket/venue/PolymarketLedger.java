package io.dutchbook.simulator.polymarket.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.simulator.polymarket.PolymarketAccount;
import io.dutchbook.simulator.polymarket.PolymarketAccount.Payout;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;
import io.dutchbook.simulator.polymarket.api.Amounts;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything about an account, for whoever checks a trader's books against the exchange's. */
final class PolymarketLedger {
  private PolymarketLedger() {}

  static ObjectNode of(PolymarketAccount account) {
    long paid = account.payouts().stream().mapToLong(Payout::payment).sum();
    ObjectNode ledger =
        Json.object()
            .put("account", account.address())
            .put("deposits", money(account.deposits()))
            .put("cash", money(account.cash()))
            .put("fees", money(account.feesPaid()))
            .put("payouts", money(paid));
    ObjectNode positions = ledger.putObject("positions");
    for (Map.Entry<String, PolymarketAccount.Holding> entry : account.holdings().entrySet()) {
      long held = entry.getValue().settled() + entry.getValue().pending();
      if (held != 0) {
        positions.put(entry.getKey(), Amounts.units(held));
      }
    }
    ledger.set("openOrders", Json.array(account.openOrders(), PolymarketLedger::order));
    ledger.set("orders", Json.array(account.orders(), PolymarketLedger::order));
    ledger.set("fills", Json.array(fills(account), fill -> fill));
    ledger.set("settlements", Json.array(account.payouts(), PolymarketLedger::payout));
    return ledger;
  }

  private static String money(long micros) {
    return FixedPoint.format(micros, 6, 6);
  }

  private static ObjectNode order(PolymarketOrder order) {
    return Json.object()
        .put("id", order.id())
        .put("salt", order.request().salt())
        .put("market", order.market().conditionId())
        .put("token", order.request().token())
        .put("action", order.request().action().name().toLowerCase(Locale.ROOT))
        .put("type", order.request().type().name())
        .put("price", Amounts.price(order.limit()))
        .put("quantity", Amounts.units(order.request().shares()))
        .put("filled", Amounts.units(order.matched()))
        .put("cost", money(order.value()))
        .put("status", order.status().name())
        .put("createdAt", order.createdAt());
  }

  private static List<ObjectNode> fills(PolymarketAccount account) {
    List<ObjectNode> fills = new ArrayList<>();
    for (PolymarketTrade trade : account.trades()) {
      if (trade.taker().account() == account) {
        fills.add(
            fill(trade, trade.taker(), trade.shares(), trade.price(), trade.value())
                .put("fee", money(trade.fee()))
                .put("taker", true));
      }
      for (MakerFill fill : trade.makers()) {
        if (fill.order().account() == account) {
          long value = fill.shares() * fill.price() / 10_000;
          fills.add(
              fill(trade, fill.order(), fill.shares(), fill.price(), value)
                  .put("fee", money(0))
                  .put("taker", false));
        }
      }
    }
    return fills;
  }

  private static ObjectNode fill(
      PolymarketTrade trade, PolymarketOrder order, long shares, int price, long value) {
    return Json.object()
        .put("id", trade.id())
        .put("orderId", order.id())
        .put("salt", order.request().salt())
        .put("market", order.market().conditionId())
        .put("token", order.request().token())
        .put("action", order.request().action().name().toLowerCase(Locale.ROOT))
        .put("quantity", Amounts.units(shares))
        .put("price", Amounts.price(price))
        .put("value", money(value))
        .put("status", trade.status().name())
        .put("at", trade.matchedAt());
  }

  private static ObjectNode payout(Payout payout) {
    return Json.object()
        .put("market", payout.market().conditionId())
        .put("token", payout.market().token(payout.token()))
        .put("pays", payout.price().toString())
        .put("position", Amounts.units(payout.shares()))
        .put("payment", money(payout.payment()))
        .put("at", payout.at());
  }
}
