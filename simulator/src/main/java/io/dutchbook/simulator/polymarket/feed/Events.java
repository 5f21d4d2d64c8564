package io.dutchbook.simulator.polymarket.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.PolymarketEvent;
import io.dutchbook.simulator.polymarket.PolymarketMarket;
import io.dutchbook.simulator.polymarket.PolymarketOrder;
import io.dutchbook.simulator.polymarket.PolymarketTrade;
import io.dutchbook.simulator.polymarket.api.Amounts;
import io.dutchbook.simulator.polymarket.api.ClobJson;
import io.dutchbook.simulator.server.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The messages of both channels. */
final class Events {
  private Events() {}

  /** A level that changed, in terms of the first token. */
  record Level(Side side, int price) {}

  /** A whole book of a token. */
  static ObjectNode book(ObjectNode book) {
    return Json.object().put("event_type", "book").setAll(book);
  }

  /** Changed levels, each for both tokens. */
  static ObjectNode priceChange(PolymarketMarket market, Set<Level> levels, long now) {
    ArrayNode changes = Json.array();
    for (Level level : levels) {
      long quantity = market.book().quantityAt(level.side, level.price);
      for (int token = 0; token < 2; token++) {
        changes.add(change(market, level, token, quantity, now));
      }
    }
    return Json.object()
        .put("market", market.conditionId())
        .<ObjectNode>set("price_changes", changes)
        .put("timestamp", Long.toString(now))
        .put("event_type", "price_change");
  }

  private static ObjectNode change(
      PolymarketMarket market, Level level, int token, long quantity, long now) {
    boolean buys = (level.side == Side.BID) == (token == 0);
    int price = token == 0 ? level.price : Price.DOLLAR - level.price;
    String id = market.token(token);
    return Json.object()
        .put("asset_id", id)
        .put("price", Amounts.price(price))
        .put("size", Amounts.units(quantity))
        .put("side", buys ? "BUY" : "SELL")
        .put("hash", ClobJson.sha1(id + price + quantity + now))
        .put("best_bid", market.best(token, Side.BID).map(Amounts::price).orElse("0"))
        .put("best_ask", market.best(token, Side.ASK).map(Amounts::price).orElse("1"));
  }

  /** A public trade, on the taker's token. */
  static ObjectNode lastTrade(PolymarketTrade trade) {
    PolymarketOrder taker = trade.taker();
    return Json.object()
        .put("event_type", "last_trade_price")
        .put("asset_id", taker.request().token())
        .put("market", taker.market().conditionId())
        .put("price", Amounts.price(trade.price()))
        .put("size", Amounts.units(trade.shares()))
        .put("side", taker.request().action().name())
        .put("fee_rate_bps", "0")
        .put("timestamp", Long.toString(trade.matchedAt()));
  }

  /** Best quotes of a token. */
  static ObjectNode bestBidAsk(PolymarketMarket market, int token, long now) {
    int bid = market.best(token, Side.BID).orElse(0);
    int ask = market.best(token, Side.ASK).orElse(Price.DOLLAR);
    return Json.object()
        .put("event_type", "best_bid_ask")
        .put("market", market.conditionId())
        .put("asset_id", market.token(token))
        .put("best_bid", Amounts.price(bid))
        .put("best_ask", Amounts.price(ask))
        .put("spread", Amounts.price(ask - bid))
        .put("timestamp", Long.toString(now));
  }

  /** A finer tick of a token. */
  static ObjectNode tickSize(PolymarketMarket market, int token, long now) {
    return Json.object()
        .put("event_type", "tick_size_change")
        .put("asset_id", market.token(token))
        .put("market", market.conditionId())
        .put("old_tick_size", Amounts.price(market.oldTick()))
        .put("new_tick_size", Amounts.price(market.tick()))
        .put("timestamp", Long.toString(now));
  }

  /** A market that was listed. */
  static ObjectNode newMarket(PolymarketMarket market, long now) {
    PolymarketEvent.Terms terms = market.terms();
    return Json.object()
        .put("event_type", "new_market")
        .put("id", terms.id())
        .put("question", terms.question())
        .put("market", market.conditionId())
        .put("slug", terms.slug())
        .put("description", "")
        .<ObjectNode>set("assets_ids", Json.texts(terms.tokens()))
        .<ObjectNode>set("outcomes", Json.texts(terms.outcomes()))
        .<ObjectNode>set("event_message", message(market.event()))
        .put("timestamp", Long.toString(now))
        .<ObjectNode>set("tags", Json.texts(List.of("sports")))
        .put("condition_id", market.conditionId())
        .put("active", true)
        .<ObjectNode>set("clob_token_ids", Json.texts(terms.tokens()))
        .put("sports_market_type", "moneyline")
        .put("line", "")
        .put(
            "game_start_time", Instant.ofEpochMilli(market.event().matchup().startsAt()).toString())
        .put("order_price_min_tick_size", Amounts.price(market.tick()))
        .put("group_item_title", terms.groupTitle())
        .put("taker_base_fee", "1000")
        .put("fees_enabled", true)
        .set(
            "fee_schedule",
            Json.object()
                .put("exponent", "1")
                .put("rate", "0.05")
                .put("taker_only", true)
                .put("rebate_rate", "0.15"));
  }

  private static ObjectNode message(PolymarketEvent event) {
    return Json.object()
        .put("id", event.id())
        .put("ticker", event.slug())
        .put("slug", event.slug())
        .put("title", event.title())
        .put("description", "");
  }

  /** A market that was resolved; at half a dollar nobody wins. */
  static ObjectNode resolved(PolymarketMarket market, long now) {
    int winner = ClobJson.winner(market);
    PolymarketEvent.Terms terms = market.terms();
    return Json.object()
        .put("event_type", "market_resolved")
        .put("id", terms.id())
        .put("market", market.conditionId())
        .<ObjectNode>set("assets_ids", Json.texts(terms.tokens()))
        .put("winning_asset_id", winner < 0 ? "" : terms.tokens().get(winner))
        .put("winning_outcome", winner < 0 ? "" : terms.outcomes().get(winner))
        .<ObjectNode>set("event_message", message(market.event()))
        .put("timestamp", Long.toString(now))
        .set("tags", Json.texts(List.of("sports")));
  }

  /** An own order. */
  static ObjectNode order(PolymarketOrder order, String type, long now) {
    ObjectNode json = ClobJson.order(order);
    return Json.object()
        .put("event_type", "order")
        .put("type", type)
        .<ObjectNode>setAll(json)
        .put("order_owner", order.request().owner())
        .put("status", order.statusText())
        .put("created_at", Long.toString(order.createdAt() / 1_000))
        .put("timestamp", Long.toString(now));
  }

  /** An own trade, as taker or as maker. */
  static ObjectNode trade(PolymarketTrade trade, String owner, boolean asTaker) {
    return Json.object()
        .put("event_type", "trade")
        .put("type", "TRADE")
        .<ObjectNode>setAll(ClobJson.trade(trade, asTaker))
        .put("trade_owner", owner)
        .put("timestamp", Long.toString(trade.updatedAt()));
  }
}
