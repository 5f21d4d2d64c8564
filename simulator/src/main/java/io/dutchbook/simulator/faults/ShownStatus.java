package io.dutchbook.simulator.faults;

/** Statuses that a game gets without being played so. */
public enum ShownStatus {
  /** It does not begin, or does not go on, for now. */
  DELAYED,
  /** It is broken off. */
  SUSPENDED,
  /** It is put off to another day. */
  POSTPONED,
  /** It is called off. */
  CANCELED,
  /** Something that no client has heard of. */
  UNHEARD_OF
}
