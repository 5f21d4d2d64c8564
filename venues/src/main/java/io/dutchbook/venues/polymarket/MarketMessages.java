package io.dutchbook.venues.polymarket;

import static io.dutchbook.venues.polymarket.MarketMessage.NOT_STATED;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.polymarket.MarketMessage.Book;
import io.dutchbook.venues.polymarket.MarketMessage.Change;
import io.dutchbook.venues.polymarket.MarketMessage.Level;
import io.dutchbook.venues.polymarket.MarketMessage.PriceChange;
import io.dutchbook.venues.polymarket.MarketMessage.TickChange;
import io.dutchbook.venues.polymarket.MarketMessage.Unused;
import java.util.List;

/** JSON of the market channel to its meaning. Everything is checked before anything is returned. */
final class MarketMessages {
  private static final int SHARE_SCALE = 6;

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
      case "tick_size_change" -> new TickChange(message.as(type).text("asset_id"));
      case "last_trade_price", "best_bid_ask", "new_market", "market_resolved" -> new Unused();
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
    return node.has("fee_rate_bps") ? "last_trade_price" : "";
  }

  private static Book book(Fields message) {
    boolean older = !message.has("bids") && message.has("buys");
    return new Book(
        message.text("asset_id"),
        levels(message.objects(older ? "buys" : "bids")),
        levels(message.objects(older ? "sells" : "asks")),
        time(message));
  }

  private static List<Level> levels(List<Fields> rows) {
    return rows.stream().map(MarketMessages::level).toList();
  }

  private static Level level(Fields row) {
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
    String side = row.text("side");
    if (!side.equals("BUY") && !side.equals("SELL")) {
      throw row.malformed("side is neither BUY nor SELL");
    }
    return new Change(
        row.text("asset_id"),
        side.equals("BUY"),
        level(row),
        best(row, "best_bid"),
        best(row, "best_ask"));
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
