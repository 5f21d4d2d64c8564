package io.dutchbook.engine.reconcile;

/**
 * A difference and for how long it has stood still.
 *
 * @param readings in how many readings in a row it was the same
 */
public record Finding(Difference difference, int readings) {
  /**
   * From the second reading on a difference counts: Kalshi's positions lag its fills by a second
   * (recorded 2026-06), so that one reading proves nothing.
   */
  public static final int COUNTS = 2;

  /** Whether it counts. */
  public boolean counts() {
    return readings >= COUNTS;
  }
}
