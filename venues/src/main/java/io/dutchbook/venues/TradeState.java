package io.dutchbook.venues;

/**
 * How far a trade is on its way to being final: the second axis of a fill, which has matched
 * already.
 */
public enum TradeState {
  /** Matched, and not yet beyond recall: under way to the chain, mined, or sent again. */
  PENDING,
  /** Settled for good. */
  CONFIRMED,
  /** Undone for good: the fill of this trade never was. */
  FAILED;

  /** Whether nothing can change any more. */
  public boolean isFinal() {
    return this != PENDING;
  }
}
