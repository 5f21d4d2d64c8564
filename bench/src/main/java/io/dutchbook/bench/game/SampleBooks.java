package io.dutchbook.bench.game;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Price;

/**
 * Books around what each outcome is worth: ten levels a side, a cent apart, the best ask two cents
 * above the fair price and the best bid two below, so that no Dutch book is there.
 */
public final class SampleBooks {
  /** The moment of every measurement, epoch milliseconds. */
  public static final long NOW = 1_795_364_790_123L;

  /** Levels of a side. */
  public static final int LEVELS = 10;

  private static final int CENT = 100;
  private static final int HALF_SPREAD = 2 * CENT;
  private static final long QUANTITY = 5_000;
  private static final int[] TWO_WAY = {5_000, 5_000};
  private static final int[] THREE_WAY = {4_500, 2_500, 3_000};

  private SampleBooks() {}

  /** The book of an instrument at which nothing is mispriced. */
  public static Depth fair(Instrument instrument) {
    return book(instrument, 0, 0);
  }

  /**
   * The same with all prices lower.
   *
   * @param cents how much lower
   * @param variant makes books with the same prices differ in the quantity of the best level
   */
  public static Depth cheaper(Instrument instrument, int cents, int variant) {
    return book(instrument, cents * CENT, variant);
  }

  private static Depth book(Instrument instrument, int lower, int variant) {
    int middle = fairPrice(instrument) - lower;
    OrderBook book = new OrderBook(instrument.id());
    book.beginSnapshot();
    for (int level = 0; level < LEVELS; level++) {
      long quantity = QUANTITY * (level + 1) + (level == 0 ? variant : 0);
      book.setBid(middle - HALF_SPREAD - level * CENT, quantity);
      book.setAsk(middle + HALF_SPREAD + level * CENT, quantity);
    }
    return book.depth(LEVELS, NOW, 0);
  }

  /** What an instrument is worth, in ten-thousandths of a dollar. */
  private static int fairPrice(Instrument instrument) {
    int[] chances = instrument.payoff().size() == TWO_WAY.length ? TWO_WAY : THREE_WAY;
    long worth = 0;
    for (int outcome = 0; outcome < chances.length; outcome++) {
      worth += (long) chances[outcome] * instrument.payoff().in(outcome).tenThousandths();
    }
    return Math.toIntExact(worth / Price.DOLLAR);
  }
}
