package io.dutchbook.venues.rate;

/** Why a request was refused here, before anything was sent. */
public enum Refusal {
  /** The venue's budget does not allow it before its deadline. */
  BUDGET,
  /** The venue has said 429, and the pause after it outlasts the deadline. */
  BACK_OFF,
  /** Too many requests of its priority wait already. */
  QUEUE_FULL,
  /** The venue fails too often, so nothing that adds risk is sent there. */
  BREAKER_OPEN
}
