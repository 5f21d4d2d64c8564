package io.dutchbook.simulator.kalshi.venue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiSettlement;
import io.dutchbook.simulator.kalshi.api.KalshiJson;
import io.dutchbook.simulator.kalshi.api.Texts;
import io.dutchbook.simulator.server.Json;
import java.util.Map;
import java.util.Optional;

/** Everything about an account, for whoever checks a trader's books against the exchange's. */
final class KalshiLedger {
  private KalshiLedger() {}

  static ObjectNode of(KalshiAccount account) {
    ObjectNode ledger =
        Json.object()
            .put("account", account.userId())
            .put("deposits", money(account.deposits()))
            .put("cash", money(account.cash()))
            .put("fees", money(account.feesPaid()))
            .put("payouts", money(account.payouts()));
    ObjectNode positions = ledger.putObject("positions");
    for (Map.Entry<String, KalshiPosition> entry : account.positions().entrySet()) {
      if (entry.getValue().net() != 0) {
        positions.put(entry.getKey(), Texts.count(entry.getValue().net()));
      }
    }
    ledger.set("openOrders", Json.array(account.restingOrders(), KalshiLedger::order));
    ledger.set("orders", Json.array(account.orders(), KalshiLedger::order));
    ledger.set("fills", Json.array(account.fills(), KalshiLedger::fill));
    ledger.set("settlements", Json.array(account.settlements(), KalshiLedger::settlement));
    return ledger;
  }

  private static String money(long micros) {
    return FixedPoint.format(micros, 6, 6);
  }

  private static ObjectNode order(KalshiOrder order) {
    return Json.object()
        .put("id", order.id())
        .put("clientOrderId", Optional.ofNullable(order.clientOrderId()).orElse(""))
        .put("market", order.market().ticker())
        .put("side", KalshiJson.book(order.side()))
        .put("price", Texts.price(order.price()))
        .put("quantity", Texts.count(order.request().count()))
        .put("filled", Texts.count(order.filled()))
        .put("remaining", Texts.count(order.remaining()))
        .put("cost", money(order.takerCost() + order.makerCost()))
        .put("fees", money(order.takerFeesPaid() + order.makerFeesPaid()))
        .put("status", order.status().wire())
        .put("createdAt", order.createdAt())
        .put("updatedAt", order.updatedAt());
  }

  /** The price is of the side that was bought. */
  private static ObjectNode fill(KalshiFill fill) {
    KalshiOrder order = fill.order();
    String bought = KalshiJson.outcome(order.side());
    int yes = fill.trade().price();
    int price = bought.equals("yes") ? yes : Price.DOLLAR - yes;
    return Json.object()
        .put("id", fill.trade().id())
        .put("orderId", order.id())
        .put("clientOrderId", Optional.ofNullable(order.clientOrderId()).orElse(""))
        .put("market", order.market().ticker())
        .put("token", bought)
        .put("action", "buy")
        .put("quantity", Texts.count(fill.trade().count()))
        .put("price", Texts.price(price))
        .put("value", money(price * fill.trade().count()))
        .put("fee", money(fill.fee()))
        .put("taker", fill.taker())
        .put("at", fill.trade().at());
  }

  private static ObjectNode settlement(KalshiSettlement settlement) {
    return Json.object()
        .put("market", settlement.market().ticker())
        .put("yesPays", settlement.value().toString())
        .put("position", Texts.count(settlement.net()))
        .put("cost", money(settlement.cost()))
        .put("payment", money(settlement.payment()))
        .put("at", settlement.at());
  }
}
