package io.dutchbook.simulator.kalshi.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiSettlement;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.server.Json;
import java.util.Map;
import java.util.Optional;

/** What an account has, as JSON. */
final class AccountJson {
  private AccountJson() {}

  /** An order. */
  static ObjectNode order(KalshiOrder order) {
    ObjectNode json =
        Json.object()
            .put("order_id", order.id())
            .put("user_id", order.account().userId())
            .put("client_order_id", Optional.ofNullable(order.clientOrderId()).orElse(""))
            .put("ticker", order.market().ticker())
            .put("outcome_side", KalshiJson.outcome(order.side()))
            .put("book_side", KalshiJson.book(order.side()))
            .put("side", KalshiJson.outcome(order.side()))
            .put("action", "buy")
            .put("type", "limit")
            .put("status", order.status().wire())
            .put("yes_price_dollars", Texts.price(order.price()))
            .put("no_price_dollars", Texts.price(Price.DOLLAR - order.price()))
            .put("initial_count_fp", Texts.count(order.request().count()))
            .put("fill_count_fp", Texts.count(order.filled()))
            .put("remaining_count_fp", Texts.count(order.remaining()))
            .put("taker_fill_cost_dollars", Texts.cost(order.takerCost()))
            .put("maker_fill_cost_dollars", Texts.cost(order.makerCost()))
            .put("taker_fees_dollars", Texts.cost(order.takerFeesPaid()))
            .put("maker_fees_dollars", Texts.cost(order.makerFeesPaid()))
            .put("created_time", Texts.time(order.createdAt()))
            .put("last_update_time", Texts.time(order.updatedAt()))
            .put("self_trade_prevention_type", order.request().ownCross().wire())
            .put("cancel_order_on_pause", order.request().cancelOnPause())
            .put("subaccount_number", 0)
            .put("exchange_index", order.market().event().series().exchangeIndex());
    if (order.request().expiresAt() != 0) {
      json.put("expiration_time", Texts.time(order.request().expiresAt()));
    }
    if (order.request().groupId() != null) {
      json.put("order_group_id", order.request().groupId());
    }
    return json;
  }

  /** A fill. */
  static ObjectNode fill(KalshiFill fill) {
    KalshiTrade trade = fill.trade();
    Side side = fill.order().side();
    return Json.object()
        .put("fill_id", trade.id())
        .put("trade_id", trade.id())
        .put("order_id", fill.order().id())
        .put("ticker", trade.market().ticker())
        .put("market_ticker", trade.market().ticker())
        .put("exchange_index", trade.market().event().series().exchangeIndex())
        .put("outcome_side", KalshiJson.outcome(side))
        .put("book_side", KalshiJson.book(side))
        .put("side", KalshiJson.outcome(side))
        .put("action", "buy")
        .put("count_fp", Texts.count(trade.count()))
        .put("yes_price_dollars", Texts.price(trade.price()))
        .put("no_price_dollars", Texts.price(Price.DOLLAR - trade.price()))
        .put("is_taker", fill.taker())
        .put("fee_cost", Texts.cost(fill.fee()))
        .put("created_time", Texts.time(trade.at()))
        .put("ts", trade.at() / 1_000)
        .put("subaccount_number", 0);
  }

  /** A position in a market. */
  static ObjectNode position(KalshiMarket market, KalshiPosition position) {
    return Json.object()
        .put("ticker", market.ticker())
        .put("exchange_index", market.event().series().exchangeIndex())
        .put("position_fp", Texts.count(position.net()))
        .put("market_exposure_dollars", Texts.cost(position.cost()))
        .put("total_traded_dollars", Texts.cost(position.traded()))
        .put("realized_pnl_dollars", Texts.cost(position.realized()))
        .put("fees_paid_dollars", Texts.cost(position.fees()))
        .put("last_updated_ts", Texts.time(position.updatedAt()));
  }

  /** A settled position. */
  static ObjectNode settlement(KalshiSettlement settlement) {
    long net = settlement.net();
    return Json.object()
        .put("ticker", settlement.market().ticker())
        .put("event_ticker", settlement.market().event().ticker())
        .put("exchange_index", settlement.market().event().series().exchangeIndex())
        .put("market_result", KalshiJson.result(settlement.value()))
        .put("yes_count_fp", Texts.count(Math.max(net, 0)))
        .put("yes_total_cost_dollars", Texts.cost(net > 0 ? settlement.cost() : 0))
        .put("no_count_fp", Texts.count(Math.max(-net, 0)))
        .put("no_total_cost_dollars", Texts.cost(net < 0 ? settlement.cost() : 0))
        .put("revenue", settlement.payment() / 10_000)
        .put("settled_time", Texts.time(settlement.at()))
        .put("fee_cost", Texts.cost(settlement.fees()))
        .put("value", settlement.value().tenThousandths() / 100);
  }

  /** Amounts of money by shard, in micro-dollars. */
  static ArrayNode byShard(Map<Integer, Long> amounts) {
    return Json.array(
        amounts.entrySet(),
        entry ->
            Json.object()
                .put("exchange_index", entry.getKey())
                .put("balance", Texts.balance(entry.getValue())));
  }
}
