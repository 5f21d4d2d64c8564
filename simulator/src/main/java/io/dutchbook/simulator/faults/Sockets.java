package io.dutchbook.simulator.faults;

/** Which WebSockets a fault picks. */
public enum Sockets {
  /** Those that carry market data. */
  MARKET,
  /** Those that carry nothing but the account's own news. */
  USER,
  /** Every one. */
  ALL
}
