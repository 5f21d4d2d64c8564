package io.dutchbook.engine.drift;

import io.dutchbook.engine.money.Price;

/**
 * How the movement of offers is measured.
 *
 * @param prior how far an offer is expected to get dearer before anything was measured, a contract
 * @param memory over how many measurements the mean reaches back; one more counts as much as one in
 *     so many
 */
public record DriftSettings(Price prior, int memory) {
  /** Waiting costs nothing. */
  public static final DriftSettings NONE = new DriftSettings(Price.ZERO, Integer.MAX_VALUE);

  /** Refuses a memory of nothing. */
  public DriftSettings {
    if (memory < 1) {
      throw new IllegalArgumentException("a mean over " + memory + " measurements");
    }
  }
}
