package io.dutchbook.engine.lease;

/**
 * How long a lease holds; all in milliseconds.
 *
 * @param validFor how long after a renewal the database keeps others away
 * @param renewEvery how often the holder renews
 * @param margin how long an order that was let through may take to leave
 */
public record LeaseTerms(long validFor, long renewEvery, long margin) {
  /** The values that {@code application.conf} ships with. */
  public static final LeaseTerms DEFAULT = new LeaseTerms(15_000, 3_000, 3_000);

  /** Refuses terms that a single late renewal would break. */
  public LeaseTerms {
    if (renewEvery < 1 || margin < 0 || validFor < leastValidity(renewEvery, margin)) {
      throw new IllegalArgumentException(
          "a lease of " + validFor + " ms, renewed every " + renewEvery + " ms, leaves no room");
    }
  }

  /** The shortest validity that survives one late renewal. */
  public static long leastValidity(long renewEvery, long margin) {
    return 2 * renewEvery + 2 * margin;
  }
}
