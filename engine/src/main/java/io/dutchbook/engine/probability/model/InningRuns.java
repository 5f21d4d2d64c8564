package io.dutchbook.engine.probability.model;

/**
 * How many runs the rest of a half-inning brings, by runners and outs, for sides of different
 * strength: the frequencies of an average side, tilted by {@code e^(theta runs)} and normed again.
 */
final class InningRuns {
  /** From this many on, runs are counted together. */
  static final int MOST = 15;

  private static final int PLACES = 24;
  private static final int STRENGTHS = 49;
  private static final double STRONGEST = 0.6;

  private final double[] runs = new double[STRENGTHS * PLACES * (MOST + 1)];

  /** Takes {@code runs.BASES.OUTS.N}: frequency of N runs. */
  InningRuns(Coefficients of, double era) {
    double[] average = new double[MOST + 1];
    for (int place = 0; place < PLACES; place++) {
      for (int n = 0; n <= MOST; n++) {
        average[n] = frequency(of, place, n);
      }
      for (int strength = 0; strength < STRENGTHS; strength++) {
        tilt(average, theta(strength) + era, (strength * PLACES + place) * (MOST + 1));
      }
    }
  }

  private static double frequency(Coefficients of, int place, int n) {
    String name = "runs." + place / 3 + "." + place % 3 + "." + n;
    return of.values().getOrDefault(name, 0.0);
  }

  private void tilt(double[] average, double theta, int at) {
    double sum = 0;
    for (int n = 0; n <= MOST; n++) {
      runs[at + n] = average[n] * Math.exp(theta * n);
      sum += runs[at + n];
    }
    for (int n = 0; n <= MOST; n++) {
      runs[at + n] /= sum;
    }
  }

  /** How many strengths are told apart, the middle one being average. */
  static int strengths() {
    return STRENGTHS;
  }

  /** The tilt of a strength. */
  static double theta(int strength) {
    return STRONGEST * (2.0 * strength / (STRENGTHS - 1) - 1);
  }

  /** Where a tilt lies among the strengths. */
  static double at(double theta) {
    double at = (theta / STRONGEST + 1) / 2 * (STRENGTHS - 1);
    return Math.max(0, Math.min(STRENGTHS - 1, at));
  }

  /** Chance that a side of that strength scores {@code n} more. */
  double chance(int strength, int bases, int outs, int n) {
    return runs[(strength * PLACES + bases * 3 + outs) * (MOST + 1) + n];
  }
}
