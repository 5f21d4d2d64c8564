package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import java.util.List;

/**
 * A market's book as REST shows it: two ladders of bids, each with the prices of its own leg, the
 * best last (recorded 2026-08). An ask is the other leg's bid at the complement.
 */
public record KalshiOrderBook(String ticker, List<Level> yesBids, List<Level> noBids) {
  /** Copies the lists. */
  public KalshiOrderBook {
    yesBids = List.copyOf(yesBids);
    noBids = List.copyOf(noBids);
  }

  /** A price and what waits there. */
  public record Level(Price price, Quantity quantity) {}

  /** The book under {@code orderbook_fp}. Both keys are always there, empty or not. */
  static KalshiOrderBook of(String ticker, Fields holder) {
    Fields book = holder.object("orderbook_fp");
    return new KalshiOrderBook(ticker, levels(book, "yes_dollars"), levels(book, "no_dollars"));
  }

  static KalshiOrderBook of(Fields row) {
    return of(WireValues.ticker(row, "ticker"), row);
  }

  private static List<Level> levels(Fields book, String side) {
    List<Level> levels =
        BookLevels.all(book, book.list(side), side).stream()
            .map(level -> new Level(new Price(level.price()), new Quantity(level.quantity())))
            .toList();
    for (int rank = 1; rank < levels.size(); rank++) {
      if (levels.get(rank - 1).price().compareTo(levels.get(rank).price()) >= 0) {
        throw book.malformed(side + " does not rise");
      }
    }
    return levels;
  }
}
