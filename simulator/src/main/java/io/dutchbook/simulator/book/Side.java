package io.dutchbook.simulator.book;

/** Which side of a book an order is on. */
public enum Side {
  /** Buys what the book trades. */
  BID,
  /** Sells what the book trades. */
  ASK;

  /** The side that an order of this side trades with. */
  public Side opposite() {
    return this == BID ? ASK : BID;
  }

  /** Whether a price is at least as good for the other side as a limit of this side asks. */
  public boolean accepts(int limit, int price) {
    return this == BID ? price <= limit : price >= limit;
  }
}
