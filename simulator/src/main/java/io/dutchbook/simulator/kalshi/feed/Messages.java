package io.dutchbook.simulator.kalshi.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.EventTerms;
import io.dutchbook.simulator.kalshi.FeeTerms;
import io.dutchbook.simulator.kalshi.KalshiAccount;
import io.dutchbook.simulator.kalshi.KalshiFill;
import io.dutchbook.simulator.kalshi.KalshiListener.GroupStep;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.KalshiListener.Step;
import io.dutchbook.simulator.kalshi.KalshiMarket;
import io.dutchbook.simulator.kalshi.KalshiOrder;
import io.dutchbook.simulator.kalshi.KalshiPosition;
import io.dutchbook.simulator.kalshi.KalshiTrade;
import io.dutchbook.simulator.kalshi.OrderGroup;
import io.dutchbook.simulator.kalshi.api.KalshiJson;
import io.dutchbook.simulator.kalshi.api.Quotes;
import io.dutchbook.simulator.kalshi.api.Texts;
import io.dutchbook.simulator.server.Json;
import java.util.Optional;

/** The bodies of frames. */
final class Messages {
  private static final long DOLLAR = 1_000_000;
  private static final int NO_DECIMALS = 100;

  private Messages() {}

  /** A whole book; an empty side has no key. */
  static ObjectNode snapshot(KalshiMarket market, boolean yesPrices) {
    ObjectNode message = header(market);
    if (market.book().best(Side.BID).isPresent()) {
      message.set("yes_dollars_fp", KalshiJson.ladder(market, Side.BID, 0, yesPrices));
    }
    if (market.book().best(Side.ASK).isPresent()) {
      message.set("no_dollars_fp", KalshiJson.ladder(market, Side.ASK, 0, yesPrices));
    }
    return message;
  }

  private static ObjectNode header(KalshiMarket market) {
    return Json.object()
        .put("market_ticker", market.ticker())
        .put("market_id", market.terms().id());
  }

  /** A change of one level. */
  static ObjectNode delta(
      KalshiMarket market, Side side, int price, long change, boolean yesPrices, long at) {
    int shown = side == Side.BID || yesPrices ? price : Price.DOLLAR - price;
    return header(market)
        .put("price_dollars", Texts.price(shown))
        .put("delta_fp", Texts.count(change))
        .put("side", side == Side.BID ? "yes" : "no")
        .put("ts", Texts.time(at))
        .put("ts_ms", at);
  }

  /** Best quotes and volume. */
  static ObjectNode ticker(KalshiMarket market, long at) {
    Quotes quotes = Quotes.of(market);
    long openDollars = market.openInterest() / NO_DECIMALS;
    return header(market)
        .put("price_dollars", Texts.price(market.lastPrice()))
        .put("yes_bid_dollars", Texts.price(quotes.bid()))
        .put("yes_ask_dollars", Texts.price(quotes.ask()))
        .put("yes_bid_size_fp", Texts.count(quotes.bidSize()))
        .put("yes_ask_size_fp", Texts.count(quotes.askSize()))
        .put("last_trade_size_fp", Texts.count(market.lastSize()))
        .put("volume_fp", Texts.count(market.volume()))
        .put("open_interest_fp", Texts.count(market.openInterest()))
        .put("dollar_volume", market.dollarVolume() / DOLLAR)
        .put("dollar_open_interest", openDollars)
        .put("ts", at / 1_000)
        .put("ts_ms", at)
        .put("time", Texts.time(at));
  }

  /** A public trade. */
  static ObjectNode trade(KalshiTrade trade) {
    return Json.object()
        .put("trade_id", trade.id())
        .put("market_ticker", trade.market().ticker())
        .put("yes_price_dollars", Texts.price(trade.price()))
        .put("no_price_dollars", Texts.price(Price.DOLLAR - trade.price()))
        .put("count_fp", Texts.count(trade.count()))
        .put("taker_side", KalshiJson.outcome(trade.takerSide()))
        .put("taker_outcome_side", KalshiJson.outcome(trade.takerSide()))
        .put("taker_book_side", KalshiJson.book(trade.takerSide()))
        .put("is_block_trade", false)
        .put("ts", trade.at() / 1_000)
        .put("ts_ms", trade.at());
  }

  /** An own fill. */
  static ObjectNode fill(KalshiFill fill) {
    KalshiTrade trade = fill.trade();
    Side side = fill.order().side();
    ObjectNode message =
        Json.object()
            .put("trade_id", trade.id())
            .put("order_id", fill.order().id())
            .put("market_ticker", trade.market().ticker())
            .put("exchange_index", trade.market().event().series().exchangeIndex())
            .put("is_taker", fill.taker())
            .put("side", KalshiJson.outcome(side))
            .put("action", "buy")
            .put("outcome_side", KalshiJson.outcome(side))
            .put("book_side", KalshiJson.book(side))
            .put("purchased_side", KalshiJson.outcome(side))
            .put("yes_price_dollars", Texts.price(trade.price()))
            .put("count_fp", Texts.count(trade.count()))
            .put("fee_cost", Texts.cost(fill.fee()))
            .put("post_position_fp", Texts.count(fill.positionAfter()))
            .put("ts", trade.at() / 1_000)
            .put("ts_ms", trade.at());
    if (fill.order().clientOrderId() != null) {
      message.put("client_order_id", fill.order().clientOrderId());
    }
    return message;
  }

  /** An own order. */
  static ObjectNode order(KalshiOrder order, Reason reason) {
    ObjectNode message =
        Json.object()
            .put("order_id", order.id())
            .put("user_id", order.account().userId())
            .put("client_order_id", Optional.ofNullable(order.clientOrderId()).orElse(""))
            .put("ticker", order.market().ticker())
            .put("status", order.status().wire())
            .put("side", KalshiJson.outcome(order.side()))
            .put("is_yes", order.side() == Side.BID)
            .put("outcome_side", KalshiJson.outcome(order.side()))
            .put("book_side", KalshiJson.book(order.side()))
            .put("yes_price_dollars", Texts.price(order.price()))
            .put("initial_count_fp", Texts.count(order.request().count()))
            .put("fill_count_fp", Texts.count(order.filled()))
            .put("remaining_count_fp", Texts.count(order.remaining()))
            .put("taker_fill_cost_dollars", Texts.cost(order.takerCost()))
            .put("maker_fill_cost_dollars", Texts.cost(order.makerCost()))
            .put("taker_fees_dollars", Texts.cost(order.takerFeesPaid()))
            .put("maker_fees_dollars", Texts.cost(order.makerFeesPaid()))
            .put("created_time", Texts.time(order.createdAt()))
            .put("created_ts_ms", order.createdAt())
            .put("last_update_time", Texts.time(order.updatedAt()))
            .put("last_updated_ts_ms", order.updatedAt())
            .put("self_trade_prevention_type", order.request().ownCross().wire())
            .put("exchange_index", order.market().shard());
    if (order.request().expiresAt() != 0) {
      message.put("expiration_time", Texts.time(order.request().expiresAt()));
      message.put("expiration_ts_ms", order.request().expiresAt());
    }
    if (order.request().groupId() != null) {
      message.put("order_group_id", order.request().groupId());
    }
    if (!reason.wire().isEmpty()) {
      message.put("last_update_reason", reason.wire());
    }
    return message;
  }

  /** An own position. */
  static ObjectNode position(KalshiAccount account, KalshiMarket market, KalshiPosition position) {
    return Json.object()
        .put("user_id", account.userId())
        .put("market_ticker", market.ticker())
        .put("position_fp", Texts.count(position.net()))
        .put("position_cost_dollars", Texts.cost(position.cost()))
        .put("realized_pnl_dollars", Texts.cost(position.realized()))
        .put("fees_paid_dollars", Texts.cost(position.fees()))
        .put("position_fee_cost_dollars", Texts.cost(position.fees()))
        .put("volume_fp", Texts.count(position.volume()));
  }

  /** A step in a market's life. */
  static ObjectNode lifecycle(KalshiMarket market, Step step, long at) {
    ObjectNode message = Json.object().put("market_ticker", market.ticker());
    Price value = market.settlementValue();
    switch (step) {
      case CREATED -> created(message.put("event_type", "created"), market);
      case PAUSED -> message.put("event_type", "deactivated").put("is_deactivated", true);
      case RESUMED -> message.put("event_type", "activated").put("is_deactivated", false);
      case PRICES_CHANGED ->
          message
              .put("event_type", "price_level_structure_updated")
              .put("price_level_structure", market.structure().wire())
              .set("price_ranges", KalshiJson.ranges(market));
      case CLOSED ->
          message
              .put("event_type", "close_date_updated")
              .put("close_ts", market.closesAt() / 1_000);
      case DETERMINED ->
          message
              .put("event_type", "determined")
              .put("determination_ts", at / 1_000)
              .put("result", KalshiJson.result(value))
              .put("settlement_value", value == null ? "" : value.toString());
      case SETTLED -> message.put("event_type", "settled").put("settled_ts", at / 1_000);
    }
    return message;
  }

  private static void created(ObjectNode message, KalshiMarket market) {
    EventTerms event = market.event();
    message
        .put("exchange_index", event.series().exchangeIndex())
        .put("open_ts", event.listedAt() / 1_000)
        .put("close_ts", market.closesAt() / 1_000)
        .put("price_level_structure", market.structure().wire())
        .<ObjectNode>set("price_ranges", KalshiJson.ranges(market))
        .set(
            "additional_metadata",
            Json.object()
                .put("name", market.terms().name())
                .put("title", market.terms().title())
                .put("yes_sub_title", market.terms().name())
                .put("no_sub_title", market.terms().name())
                .put("rules_primary", market.terms().rules())
                .put("rules_secondary", "")
                .put("can_close_early", true)
                .put("event_ticker", event.ticker())
                .put("expected_expiration_ts", KalshiJson.expectedEnd(event) / 1_000)
                .put("strike_type", "structured")
                .set("custom_strike", KalshiJson.strike(market)));
  }

  /** An event that was listed. */
  static ObjectNode event(EventTerms event) {
    return Json.object()
        .put("event_ticker", event.ticker())
        .put("series_ticker", event.series().ticker())
        .put("exchange_index", event.series().exchangeIndex())
        .put("title", event.title())
        .put("subtitle", event.subTitle())
        .put("collateral_return_type", "MECNET");
  }

  /** An event with fees of its own, or without again. */
  static ObjectNode fees(EventTerms event, Optional<FeeTerms> override) {
    ObjectNode message = Json.object().put("event_ticker", event.ticker());
    return override.isEmpty()
        ? message.putNull("fee_type_override").putNull("fee_multiplier_override")
        : message
            .put("fee_type_override", override.get().type().wire())
            .put("fee_multiplier_override", KalshiJson.multiplier(override.get()));
  }

  /** A step in an order group's life. */
  static ObjectNode group(OrderGroup group, GroupStep step, long at) {
    ObjectNode message =
        Json.object()
            .put("event_type", step.wire())
            .put("order_group_id", group.id())
            .put("ts_ms", at);
    return step == GroupStep.CREATED || step == GroupStep.LIMIT_UPDATED
        ? message.put("contracts_limit_fp", Texts.count(group.limit()))
        : message;
  }
}
