package io.dutchbook.venues.kalshi;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.money.FixedPoint;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.kalshi.KalshiFrame.Level;
import java.util.List;

/** Levels of a book, {@code [price, count]} each, over REST and in frames alike. */
final class BookLevels {
  private BookLevels() {}

  static List<Level> all(Fields holder, List<JsonNode> pairs, String side) {
    return pairs.stream().map(pair -> level(holder, side, pair)).toList();
  }

  private static Level level(Fields holder, String side, JsonNode pair) {
    if (!pair.isArray() || pair.size() != 2) {
      throw holder.malformed(side + " holds something that is not [price, count]");
    }
    int price = price(holder, holder.string(pair.get(0), side));
    long quantity = hundredths(holder, holder.string(pair.get(1), side));
    if (quantity < 0) {
      throw holder.malformed(side + " holds a negative count");
    }
    return new Level(price, quantity);
  }

  /** A price that an order can have, in ten-thousandths of a dollar. */
  static int price(Fields holder, String text) {
    try {
      Price price = Price.parse(text);
      if (price.isTradable()) {
        return price.tenThousandths();
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw holder.malformed("price: " + e.getMessage());
    }
    throw holder.malformed("price " + text + " is none an order can have");
  }

  /** A count with its sign, in hundredths of a contract. */
  static long hundredths(Fields holder, String text) {
    try {
      return FixedPoint.parse(text, Quantity.SCALE);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw holder.malformed("count: " + e.getMessage());
    }
  }
}
