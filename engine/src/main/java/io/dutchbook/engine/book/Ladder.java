package io.dutchbook.engine.book;

import java.util.Arrays;

/**
 * One side of a book: price levels in order, the best one last, so that a change near the best
 * moves little.
 *
 * <p>Prices are ten-thousandths of a dollar, quantities hundredths of a contract. Not shared
 * between threads.
 */
public final class Ladder {
  private static final int INITIAL_LEVELS = 16;

  private final boolean ascending;
  private int[] prices = new int[INITIAL_LEVELS];
  private long[] quantities = new long[INITIAL_LEVELS];
  private int size;

  private Ladder(boolean ascending) {
    this.ascending = ascending;
  }

  /** A side whose best level is the highest price. */
  public static Ladder bids() {
    return new Ladder(true);
  }

  /** A side whose best level is the lowest price. */
  public static Ladder asks() {
    return new Ladder(false);
  }

  /**
   * Sets the quantity at a price; zero removes the level.
   *
   * @return whether the best level changed, in price or in quantity
   */
  public boolean set(int price, long quantity) {
    if (quantity < 0) {
      throw new IllegalArgumentException("level " + price + " cannot hold " + quantity);
    }
    int at = find(price);
    if (at >= 0) {
      return quantity == 0 ? remove(at) : replace(at, quantity);
    }
    return quantity != 0 && insert(-at - 1, price, quantity);
  }

  /** The quantity at a price; zero when there is no such level. */
  public long quantityAt(int price) {
    int at = find(price);
    return at < 0 ? 0 : quantities[at];
  }

  /** How many levels there are. */
  public int size() {
    return size;
  }

  /** Whether there is no level. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** The price of a level, 0 being the best. */
  public int price(int rank) {
    return prices[indexOf(rank)];
  }

  /** The quantity of a level, 0 being the best. */
  public long quantity(int rank) {
    return quantities[indexOf(rank)];
  }

  /** Removes every level. */
  public void clear() {
    size = 0;
  }

  private int indexOf(int rank) {
    if (rank < 0 || rank >= size) {
      throw new IndexOutOfBoundsException("level " + rank + " of " + size);
    }
    return size - 1 - rank;
  }

  private int find(int price) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order =
          ascending
              ? Integer.compare(prices[middle], price)
              : Integer.compare(price, prices[middle]);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  private boolean replace(int at, long quantity) {
    boolean changed = quantities[at] != quantity;
    quantities[at] = quantity;
    return changed && at == size - 1;
  }

  private boolean remove(int at) {
    boolean best = at == size - 1;
    System.arraycopy(prices, at + 1, prices, at, size - at - 1);
    System.arraycopy(quantities, at + 1, quantities, at, size - at - 1);
    size--;
    return best;
  }

  private boolean insert(int at, int price, long quantity) {
    if (size == prices.length) {
      prices = Arrays.copyOf(prices, size * 2);
      quantities = Arrays.copyOf(quantities, size * 2);
    }
    System.arraycopy(prices, at, prices, at + 1, size - at);
    System.arraycopy(quantities, at, quantities, at + 1, size - at);
    prices[at] = price;
    quantities[at] = quantity;
    size++;
    return at == size - 1;
  }
}
