package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Frames of the channels beside the order book, by their type. */
final class NewsFrames {
  /** What is sent on channels that no part of this engine subscribes to (AsyncAPI of 2026-10). */
  private static final Set<String> IRRELEVANT =
      Set.of(
          "multivariate_market_lifecycle",
          "cfbenchmarks_value",
          "cfbenchmarks_value_indexlist",
          "pyth_value",
          "pyth_value_underlying_list",
          "rfq_created",
          "rfq_deleted",
          "quote_created",
          "quote_accepted",
          "quote_executed");

  private NewsFrames() {}

  /** Whether a type is one of these. */
  static boolean knows(String type) {
    return switch (type) {
      case "ticker",
          "trade",
          "fill",
          "user_order",
          "market_position",
          "market_lifecycle_v2",
          "event_lifecycle",
          "event_fee_update",
          "order_group_updates" ->
          true;
      default -> IRRELEVANT.contains(type);
    };
  }

  /** The meaning of a frame whose type is known. */
  static KalshiNews decode(String type, Fields frame) {
    if (IRRELEVANT.contains(type)) {
      return new KalshiNews.Irrelevant(type);
    }
    Fields msg = frame.object("msg");
    return switch (type) {
      case "ticker" -> ticker(msg);
      case "trade" -> trade(msg);
      case "fill" -> fill(msg);
      case "user_order" -> order(msg);
      case "market_position" -> position(msg);
      case "market_lifecycle_v2" -> lifecycle(msg);
      case "event_lifecycle" -> event(msg);
      case "event_fee_update" -> fees(msg);
      case "order_group_updates" -> group(msg);
      default -> throw frame.malformed("type '" + type + "' is not known");
    };
  }

  private static KalshiNews ticker(Fields msg) {
    return new KalshiNews.Ticker(
        WireValues.ticker(msg, "market_ticker"),
        msg.price("price_dollars"),
        msg.price("yes_bid_dollars"),
        msg.price("yes_ask_dollars"),
        msg.quantity("yes_bid_size_fp"),
        msg.quantity("yes_ask_size_fp"),
        msg.quantity("volume_fp"),
        msg.quantity("open_interest_fp"),
        msg.integer("ts_ms"));
  }

  private static KalshiNews trade(Fields msg) {
    return new KalshiNews.Traded(
        msg.text("trade_id"),
        WireValues.ticker(msg, "market_ticker"),
        LegPrices.yes(msg),
        msg.quantity("count_fp"),
        KalshiTrade.takerSide(msg),
        msg.optionalFlag("is_block_trade").orElse(false),
        msg.integer("ts_ms"));
  }

  private static KalshiNews fill(Fields msg) {
    return new KalshiNews.Filled(
        msg.text("trade_id"),
        msg.text("order_id"),
        WireValues.optionalText(msg, "client_order_id"),
        WireValues.ticker(msg, "market_ticker"),
        WireValues.word(msg, "book_side", BookSide.class),
        msg.price("yes_price_dollars"),
        msg.quantity("count_fp"),
        msg.flag("is_taker"),
        msg.money("fee_cost"),
        WireValues.signedCount(msg, "post_position_fp"),
        msg.integer("ts_ms"));
  }

  private static KalshiNews order(Fields msg) {
    return new KalshiNews.OrderChanged(
        msg.text("order_id"),
        msg.text("client_order_id"),
        WireValues.ticker(msg, "ticker"),
        WireValues.word(msg, "status", KalshiNews.OrderChanged.Status.class),
        WireValues.word(msg, "book_side", BookSide.class),
        msg.price("yes_price_dollars"),
        msg.quantity("initial_count_fp"),
        msg.quantity("fill_count_fp"),
        msg.quantity("remaining_count_fp"),
        msg.money("taker_fees_dollars"),
        msg.money("maker_fees_dollars"),
        WireValues.optionalText(msg, "order_group_id"),
        WireValues.optionalText(msg, "last_update_reason"),
        WireValues.shard(msg));
  }

  private static KalshiNews position(Fields msg) {
    return new KalshiNews.PositionChanged(
        WireValues.ticker(msg, "market_ticker"),
        WireValues.signedCount(msg, "position_fp"),
        msg.money("position_cost_dollars"),
        msg.money("realized_pnl_dollars"),
        msg.money("fees_paid_dollars"),
        msg.quantity("volume_fp"));
  }

  private static KalshiNews lifecycle(Fields msg) {
    String ticker = WireValues.ticker(msg, "market_ticker");
    String event = msg.text("event_type");
    return switch (event) {
      case "created" -> new KalshiNews.MarketCreated(ticker, eventTicker(msg), grid(msg));
      case "deactivated" -> new KalshiNews.MarketPaused(ticker, true);
      case "activated" -> new KalshiNews.MarketPaused(ticker, false);
      case "close_date_updated" ->
          new KalshiNews.CloseMoved(ticker, WireValues.seconds(msg, "close_ts"));
      case "determined" -> determined(ticker, msg);
      case "settled" -> new KalshiNews.Settled(ticker, WireValues.seconds(msg, "settled_ts"));
      case "price_level_structure_updated" -> new KalshiNews.GridChanged(ticker, grid(msg));
      case "metadata_updated" -> new KalshiNews.MetadataChanged(ticker);
      default -> throw msg.malformed("event_type '" + event + "' is not known");
    };
  }

  private static KalshiNews determined(String ticker, Fields msg) {
    return new KalshiNews.Determined(
        ticker,
        KalshiMarket.ended(msg),
        msg.read("settlement_value", Price::parse),
        WireValues.seconds(msg, "determination_ts"));
  }

  private static String eventTicker(Fields msg) {
    return msg.optionalObject("additional_metadata")
        .map(more -> WireValues.optionalText(more, "event_ticker"))
        .orElse("");
  }

  private static @Nullable PriceGrid grid(Fields msg) {
    return msg.has("price_ranges") ? PriceRanges.of(msg) : null;
  }

  private static KalshiNews event(Fields msg) {
    return new KalshiNews.EventCreated(
        WireValues.ticker(msg, "event_ticker"),
        msg.text("series_ticker"),
        msg.text("title"),
        msg.text("collateral_return_type"));
  }

  private static KalshiNews fees(Fields msg) {
    return new KalshiNews.FeesChanged(
        WireValues.ticker(msg, "event_ticker"),
        msg.optionalText("fee_type_override").orElse(null),
        msg.optionalDecimal("fee_multiplier_override").orElse(null));
  }

  private static KalshiNews group(Fields msg) {
    return new KalshiNews.GroupChanged(
        msg.text("order_group_id"),
        WireValues.word(msg, "event_type", KalshiNews.GroupChanged.What.class),
        msg.has("contracts_limit_fp") ? msg.quantity("contracts_limit_fp") : null,
        msg.integer("ts_ms"));
  }
}
