package io.dutchbook.engine.trade;

/** How far an order is known to have come. */
public enum OrderState {
  /** Journaled; it may or may not have reached the venue. */
  INTENDED,
  /** The venue has it and holds it back before matching; its funds are locked. */
  DELAYED,
  /**
   * It may live, may have filled, may never have arrived: blocks its trade until there is proof.
   */
  UNKNOWN,
  /** Nothing more can happen to it. */
  CLOSED
}
