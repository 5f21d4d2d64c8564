package io.dutchbook.simulator.faults;

/** What happens to a text on its way. */
public enum Damage {
  /** A bit of it flips, so that it is no JSON any more: a flipped digit nobody could notice. */
  FLIP,
  /** Its end is missing. */
  TRUNCATE,
  /** Every value but those that name the kind of message has another type. */
  TYPES,
  /** A gateway's HTML page comes instead. */
  HTML
}
