package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.kalshi.Placement.Refusal;

/** What the exchange says to a cancel or a decrease. */
public sealed interface Reduction {
  /**
   * It was done.
   *
   * @param order as it is now
   * @param by hundredths of a contract that rest no more
   */
  record Reduced(KalshiOrder order, long by) implements Reduction {}

  /** It was not. */
  record Denied(Refusal refusal) implements Reduction {}
}
