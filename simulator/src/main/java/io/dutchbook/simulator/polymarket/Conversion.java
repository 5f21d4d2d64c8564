package io.dutchbook.simulator.polymarket;

/** What can be asked of the token contracts. */
public enum Conversion {
  /** A dollar becomes a pair. */
  SPLIT,
  /** A pair becomes a dollar. */
  MERGE,
  /** Tokens of a resolved market become what they pay. */
  REDEEM
}
