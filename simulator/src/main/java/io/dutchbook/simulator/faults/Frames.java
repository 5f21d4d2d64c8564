package io.dutchbook.simulator.faults;

/** Which WebSocket frames a fault picks. */
public enum Frames {
  /** Parts of an order book's sequence. */
  BOOK,
  /** All public market data, order books included. */
  MARKET,
  /** The account's own orders, fills and positions. */
  OWN,
  /** Every frame but the answers to text pings. */
  ANY
}
