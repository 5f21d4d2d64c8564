package io.dutchbook.engine.book;

import io.dutchbook.engine.money.Price;
import java.util.Arrays;

/**
 * The best levels of one side of a book, best first; never changes.
 *
 * <p>Prices are ten-thousandths of a dollar, quantities hundredths of a contract.
 */
public final class Levels {
  /** A side without orders. */
  public static final Levels NONE = new Levels(new int[0], new long[0]);

  private final int[] prices;
  private final long[] quantities;

  private Levels(int[] prices, long[] quantities) {
    this.prices = prices;
    this.quantities = quantities;
  }

  /** The best levels of a ladder, at most {@code limit} of them. */
  public static Levels of(Ladder ladder, int limit) {
    int count = Math.min(limit, ladder.size());
    int[] prices = new int[count];
    long[] quantities = new long[count];
    for (int rank = 0; rank < count; rank++) {
      prices[rank] = ladder.price(rank);
      quantities[rank] = ladder.quantity(rank);
    }
    return new Levels(prices, quantities);
  }

  /** How many levels are known. */
  public int size() {
    return prices.length;
  }

  /** Whether there is no level. */
  public boolean isEmpty() {
    return prices.length == 0;
  }

  /** The price of a level, 0 being the best. */
  public int price(int rank) {
    return prices[rank];
  }

  /** The quantity of a level, 0 being the best. */
  public long quantity(int rank) {
    return quantities[rank];
  }

  /** The same orders seen from the other side of the market: a bid at p is an offer at 1 − p. */
  public Levels mirrored() {
    int[] mirrored = new int[prices.length];
    for (int rank = 0; rank < prices.length; rank++) {
      mirrored[rank] = Price.DOLLAR - prices[rank];
    }
    return new Levels(mirrored, quantities);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Levels that
        && Arrays.equals(prices, that.prices)
        && Arrays.equals(quantities, that.quantities);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(prices) + Arrays.hashCode(quantities);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int rank = 0; rank < prices.length; rank++) {
      text.append(rank == 0 ? "" : " ").append(quantities[rank]).append('@').append(prices[rank]);
    }
    return text.append(']').toString();
  }
}
