package io.dutchbook.simulator.polymarket;

import io.dutchbook.simulator.book.Side;

/** Hears what happens on the exchange, in the order in which it happens. */
public interface PolymarketListener {
  /** The quantity at a price of the first token changed; the book already has the new one. */
  void onLevel(PolymarketMarket market, Side side, int price, long at);

  /** A trade was matched. */
  void onTrade(PolymarketTrade trade);

  /** A trade got further. */
  void onProgress(PolymarketTrade trade);

  /** Something happened to an order. */
  void onOrder(PolymarketOrder order, Change change, long at);

  /** A market's life went on. */
  void onMarket(PolymarketMarket market, Step step, long at);

  /** What happened to an order. */
  enum Change {
    /** It was taken. */
    PLACEMENT,
    /** It traded. */
    UPDATE,
    /** It ended with something left. */
    CANCELLATION
  }

  /** Steps in the life of a market. */
  enum Step {
    /** It was listed. */
    LISTED,
    /** Its tick became finer. */
    TICK,
    /** Somebody told the oracle a result. */
    PROPOSED,
    /** It was resolved and paid. */
    RESOLVED
  }
}
