package io.dutchbook.engine.lease;

/** What may leave at a moment. */
public enum Permit {
  /** Every order: the lease is held. */
  ALL,
  /** Only orders that take risk away: the lease is held and was not renewed for a while. */
  HEDGES,
  /** Nothing: somebody else holds the account, or may. */
  NOTHING
}
