package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiFrame.Confirmed;
import io.dutchbook.venues.kalshi.KalshiFrame.Delta;
import io.dutchbook.venues.kalshi.KalshiFrame.Level;
import io.dutchbook.venues.kalshi.KalshiFrame.Listing;
import io.dutchbook.venues.kalshi.KalshiFrame.Other;
import io.dutchbook.venues.kalshi.KalshiFrame.Refused;
import io.dutchbook.venues.kalshi.KalshiFrame.Snapshot;
import io.dutchbook.venues.kalshi.KalshiFrame.Subscribed;
import io.dutchbook.venues.kalshi.KalshiFrame.Unsubscribed;
import java.util.List;
import java.util.Set;

/** Text of a frame to its meaning. Everything is checked before anything is returned. */
final class KalshiFrames {
  static final String BOOK_CHANNEL = "orderbook_delta";

  private static final String UNREADABLE = "unreadable";

  /** What the other channels send (documentation of 2026-10). */
  private static final Set<String> OTHER_CHANNELS =
      Set.of(
          "ticker",
          "trade",
          "fill",
          "user_order",
          "market_position",
          "market_lifecycle_v2",
          "event_lifecycle",
          "event_fee_update",
          "order_group_updates",
          "cfbenchmarks_value",
          "pyth_value");

  private KalshiFrames() {}

  /**
   * Decodes a frame.
   *
   * @throws MalformedMessage when it is not what its type must be
   */
  static KalshiFrame decode(String text) {
    Fields frame = Fields.of(Json.parse(text, UNREADABLE), UNREADABLE);
    String type = frame.text("type");
    return switch (type) {
      case "orderbook_delta" -> delta(frame.as(type));
      case "orderbook_snapshot" -> snapshot(frame.as(type));
      case "subscribed" -> subscribed(frame.as(type).object("msg"));
      case "ok" -> confirmed(frame.as(type));
      case "error" -> refused(frame.as(type));
      case "unsubscribed" ->
          new Unsubscribed(frame.as(type).integer("sid"), orNone(frame.as(type), "seq"));
      default -> {
        // An unknown type may hold changes of a book: it keeps its place in the sequence open, so
        // that the next frame shows a gap.
        if (!OTHER_CHANNELS.contains(type)) {
          throw new MalformedMessage("unknown", "type '" + type + "' is not known");
        }
        yield new Other();
      }
    };
  }

  private static Subscribed subscribed(Fields msg) {
    return new Subscribed(msg.text("channel"), msg.integer("sid"));
  }

  private static KalshiFrame confirmed(Fields frame) {
    if (!frame.isList("msg")) {
      return new Confirmed(orNone(frame, "id"), orNone(frame, "sid"), orNone(frame, "seq"));
    }
    List<Long> sids =
        frame.list("msg").stream()
            .map(element -> Fields.of(element, "ok"))
            .filter(subscription -> subscription.text("channel").equals(BOOK_CHANNEL))
            .map(subscription -> subscription.integer("sid"))
            .toList();
    return new Listing(orNone(frame, "id"), sids);
  }

  private static Refused refused(Fields frame) {
    Fields msg = frame.object("msg");
    return new Refused(
        orNone(frame, "id"),
        orNone(frame, "sid"),
        orNone(frame, "seq"),
        msg.integer("code"),
        msg.optionalText("msg").orElse(""));
  }

  private static Snapshot snapshot(Fields frame) {
    Fields msg = frame.object("msg");
    return new Snapshot(
        frame.integer("sid"),
        frame.integer("seq"),
        msg.text("market_ticker"),
        levels(msg, "yes_dollars_fp"),
        levels(msg, "no_dollars_fp"));
  }

  /** The venue leaves an empty side out. */
  private static List<Level> levels(Fields msg, String side) {
    return msg.optionalList(side).stream().map(pair -> level(msg, side, pair)).toList();
  }

  private static Level level(Fields msg, String side, JsonNode pair) {
    if (!pair.isArray() || pair.size() != 2) {
      throw msg.malformed(side + " holds something that is not [price, count]");
    }
    int price = price(msg, msg.string(pair.get(0), side));
    long quantity = hundredths(msg, msg.string(pair.get(1), side));
    if (quantity < 0) {
      throw msg.malformed(side + " holds a negative count");
    }
    return new Level(price, quantity);
  }

  private static Delta delta(Fields frame) {
    Fields msg = frame.object("msg");
    String side = msg.text("side");
    if (!side.equals("yes") && !side.equals("no")) {
      throw msg.malformed("side is neither yes nor no");
    }
    return new Delta(
        frame.integer("sid"),
        frame.integer("seq"),
        msg.text("market_ticker"),
        side.equals("yes"),
        price(msg, msg.text("price_dollars")),
        hundredths(msg, msg.text("delta_fp")));
  }

  private static int price(Fields msg, String text) {
    try {
      Price price = Price.parse(text);
      if (price.isTradable()) {
        return price.tenThousandths();
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw msg.malformed("price: " + e.getMessage());
    }
    throw msg.malformed("price " + text + " is none an order can have");
  }

  private static long hundredths(Fields msg, String text) {
    try {
      return FixedPoint.parse(text, Quantity.SCALE);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw msg.malformed("count: " + e.getMessage());
    }
  }

  private static long orNone(Fields frame, String name) {
    return frame.optionalInteger(name).orElse(KalshiFrame.NONE);
  }
}
