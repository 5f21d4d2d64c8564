package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.polymarket.MarketMessage.NOT_STATED;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.MarketMessage.BestPrices;
import io.dutchbook.venues.polymarket.MarketMessage.Book;
import io.dutchbook.venues.polymarket.MarketMessage.Change;
import io.dutchbook.venues.polymarket.MarketMessage.LastTrade;
import io.dutchbook.venues.polymarket.MarketMessage.Level;
import io.dutchbook.venues.polymarket.MarketMessage.MarketListed;
import io.dutchbook.venues.polymarket.MarketMessage.MarketResolved;
import io.dutchbook.venues.polymarket.MarketMessage.PriceChange;
import io.dutchbook.venues.polymarket.MarketMessage.TickChange;
import java.util.List;

/** JSON of the market channel to its meaning. Everything is checked before anything is returned. */
final class MarketMessages {
  private static final int SHARE_SCALE = 6;
  private static final String LIVE_DATA = "live data";

  private MarketMessages() {}

  /**
   * Decodes one message.
   *
   * @throws MalformedMessage when it is not what its type must be
   */
  static MarketMessage decode(JsonNode node) {
    Fields message = Fields.of(node, "unreadable");
    String type = message.optionalText("event_type").orElseGet(() -> typeByFields(node));
    return switch (type) {
      case "book" -> book(message.as(type));
      case "price_change" -> priceChange(message.as(type));
      case "tick_size_change" -> tickChange(message.as(type));
      case "best_bid_ask" -> bestPrices(message.as(type));
      case "last_trade_price" -> lastTrade(message.as(type));
      case "new_market" -> listed(message.as(type));
      case "market_resolved" -> resolved(message.as(type));
      case LIVE_DATA -> throw new MalformedMessage("foreign", "is of the live data service");
      default -> throw new MalformedMessage("unknown", "event_type '" + type + "' is not known");
    };
  }

  /** Some first books have been seen without {@code event_type} (2026). */
  private static String typeByFields(JsonNode node) {
    if ((node.has("bids") && node.has("asks")) || (node.has("buys") && node.has("sells"))) {
      return "book";
    }
    if (node.has("price_changes") || node.has("changes")) {
      return "price_change";
    }
    if (node.has("new_tick_size")) {
      return "tick_size_change";
    }
    if (node.has("topic") && node.has("payload")) {
      return LIVE_DATA;
    }
    return node.has("fee_rate_bps") ? "last_trade_price" : "";
  }

  private static Book book(Fields message) {
    boolean older = !message.has("bids") && message.has("buys");
    return new Book(
        message.text("asset_id"),
        levels(message.objects(older ? "buys" : "bids")),
        levels(message.objects(older ? "sells" : "asks")),
        time(message),
        message.isText("tick_size") ? tick(message, "tick_size") : NOT_STATED);
  }

  private static TickChange tickChange(Fields message) {
    return new TickChange(message.text("asset_id"), tick(message, "new_tick_size"));
  }

  private static int tick(Fields message, String name) {
    Price tick = message.price(name);
    if (!tick.isTradable()) {
      throw message.malformed(name + " is " + tick);
    }
    return tick.tenThousandths();
  }

  private static List<Level> levels(List<Fields> rows) {
    return rows.stream().map(MarketMessages::level).toList();
  }

  static Level level(Fields row) {
    int price = row.read("price", Price::parse).tenThousandths();
    if (price == 0 || price == Price.DOLLAR) {
      throw row.malformed("price " + row.text("price") + " is none an order can have");
    }
    long quantity = row.read("size", text -> FixedPoint.parseTruncated(text, Quantity.SCALE));
    long shares = row.read("size", text -> FixedPoint.parseTruncated(text, SHARE_SCALE));
    if (shares < 0) {
      throw row.malformed("size is negative");
    }
    return new Level(price, quantity, shares > 0);
  }

  private static PriceChange priceChange(Fields message) {
    if (message.has("changes") && !message.has("price_changes")) {
      throw message.malformed("has the form of before 2025-09-15");
    }
    return new PriceChange(
        message.objects("price_changes").stream().map(MarketMessages::change).toList(),
        time(message));
  }

  private static Change change(Fields row) {
    return new Change(
        row.text("asset_id"), isBuy(row), level(row), best(row, "best_bid"), best(row, "best_ask"));
  }

  private static BestPrices bestPrices(Fields message) {
    return new BestPrices(
        message.text("asset_id"),
        best(message, "best_bid"),
        best(message, "best_ask"),
        time(message));
  }

  private static LastTrade lastTrade(Fields message) {
    return new LastTrade(message.text("asset_id"), isBuy(message), level(message), time(message));
  }

  private static MarketListed listed(Fields message) {
    return new MarketListed(message.text("market"), tokens(message));
  }

  private static MarketResolved resolved(Fields message) {
    return new MarketResolved(
        message.text("market"),
        tokens(message),
        message.optionalText("winning_asset_id").orElse(""));
  }

  private static List<String> tokens(Fields message) {
    return message.list("assets_ids").stream()
        .map(token -> message.string(token, "assets_ids"))
        .toList();
  }

  private static boolean isBuy(Fields row) {
    String side = row.text("side");
    if (!side.equals("BUY") && !side.equals("SELL")) {
      throw row.malformed("side is neither BUY nor SELL");
    }
    return side.equals("BUY");
  }

  private static int best(Fields row, String name) {
    return row.optionalText(name).orElse("").isBlank()
        ? NOT_STATED
        : row.price(name).tenThousandths();
  }

  private static long time(Fields message) {
    return message.read("timestamp", Long::parseLong);
  }
}
