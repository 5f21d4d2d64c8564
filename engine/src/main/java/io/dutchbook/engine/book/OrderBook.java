package io.dutchbook.engine.book;

import io.dutchbook.engine.market.InstrumentId;

/**
 * The order book of one instrument as a feed keeps it. It starts stale, becomes live with a
 * snapshot, and every snapshot after a loss of trust starts a new epoch.
 *
 * <p>Belongs to one thread.
 */
public final class OrderBook {
  private final InstrumentId instrument;
  private final Ladder bids = Ladder.bids();
  private final Ladder asks = Ladder.asks();
  private BookState state = BookState.STALE;
  private long epoch;
  private long changes;

  /** A book that knows nothing yet. */
  public OrderBook(InstrumentId instrument) {
    this(instrument, 0);
  }

  /**
   * A book that takes the place of an earlier one of the same instrument, as after a reconnect.
   *
   * @param generation larger than that of every earlier book, so that epochs and versions go on
   *     rising; a generation has room for four billion of each
   */
  public OrderBook(InstrumentId instrument, int generation) {
    this.instrument = instrument;
    this.epoch = (long) generation << Integer.SIZE;
    this.changes = epoch;
  }

  /** Forgets every level and starts a new epoch; the caller sets the snapshot's levels next. */
  public void beginSnapshot() {
    bids.clear();
    asks.clear();
    state = BookState.LIVE;
    epoch++;
    changes++;
  }

  /**
   * Sets the quantity bid at a price; zero removes the level.
   *
   * @return whether the best bid changed
   */
  public boolean setBid(int price, long quantity) {
    changes++;
    return bids.set(price, quantity);
  }

  /**
   * Sets the quantity offered at a price; zero removes the level.
   *
   * @return whether the best ask changed
   */
  public boolean setAsk(int price, long quantity) {
    changes++;
    return asks.set(price, quantity);
  }

  /**
   * Takes trust away until the next snapshot. The levels stay readable.
   *
   * @return whether the book was live before
   */
  public boolean distrust(BookState reason) {
    boolean wasLive = state == BookState.LIVE;
    state = reason;
    changes++;
    return wasLive;
  }

  /** The quantity bid at a price; zero when there is no such level. */
  public long bidAt(int price) {
    return bids.quantityAt(price);
  }

  /** The quantity offered at a price; zero when there is no such level. */
  public long askAt(int price) {
    return asks.quantityAt(price);
  }

  /** Whether it may be believed. */
  public BookState state() {
    return state;
  }

  /**
   * An immutable view of the best levels.
   *
   * @param levels the most levels a side
   * @param receivedAt when the frame behind the last change arrived, epoch milliseconds
   * @param frameNanos the same moment on this node's monotonic clock, for latency figures only
   */
  public Depth depth(int levels, long receivedAt, long frameNanos) {
    return new Depth(
        instrument,
        Levels.of(bids, levels),
        Levels.of(asks, levels),
        state,
        epoch,
        changes,
        receivedAt,
        frameNanos);
  }
}
