package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import io.dutchbook.venues.kalshi.KalshiFrame.Confirmed;
import io.dutchbook.venues.kalshi.KalshiFrame.Delta;
import io.dutchbook.venues.kalshi.KalshiFrame.Level;
import io.dutchbook.venues.kalshi.KalshiFrame.Listing;
import io.dutchbook.venues.kalshi.KalshiFrame.News;
import io.dutchbook.venues.kalshi.KalshiFrame.Refused;
import io.dutchbook.venues.kalshi.KalshiFrame.Snapshot;
import io.dutchbook.venues.kalshi.KalshiFrame.Subscribed;
import io.dutchbook.venues.kalshi.KalshiFrame.Unsubscribed;
import java.util.List;

/** Text of a frame to its meaning. Everything is checked before anything is returned. */
final class KalshiFrames {
  static final String BOOK_CHANNEL = "orderbook_delta";

  private static final String UNREADABLE = "unreadable";

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
        if (!NewsFrames.knows(type)) {
          throw new MalformedMessage("unknown", "type '" + type + "' is not known");
        }
        yield new News(
            orNone(frame.as(type), "sid"),
            orNone(frame.as(type), "seq"),
            NewsFrames.decode(type, frame.as(type)));
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
    return BookLevels.all(msg, msg.optionalList(side), side);
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
        BookLevels.price(msg, msg.text("price_dollars")),
        BookLevels.hundredths(msg, msg.text("delta_fp")));
  }

  private static long orNone(Fields frame, String name) {
    return frame.optionalInteger(name).orElse(KalshiFrame.NONE);
  }
}
