package io.dutchbook.engine.probability.state;

/** One of the two sides, or not known which. */
public enum Side {
  /** The home side. */
  HOME,
  /** The away side. */
  AWAY,
  /** Not known, or neither. */
  UNKNOWN;

  /** +1 for home, -1 for away, 0 when not known. */
  public int sign() {
    return this == HOME ? 1 : this == AWAY ? -1 : 0;
  }

  /** The side after the sides have changed places. */
  public Side swapped() {
    return this == HOME ? AWAY : this == AWAY ? HOME : UNKNOWN;
  }
}
