package io.dutchbook.simulator.kalshi;

/**
 * Where Kalshi can be played in more than one way, or its rule is not certain (November 2026).
 *
 * @param closeCancelMillis from the close of a market to the cancelling of what rests in it; until
 *     then not even its owner can cancel it
 * @param pooledCash whether all cash may be used on every shard; when not, it has to be moved to a
 *     market's shard first, as on Kalshi since August 2026
 * @param returnsCollateral whether NO in several outcomes of one event gives back what at most one
 *     winner cannot cost (MECNET); Kalshi's exact formula is not published, so off unless asked for
 * @param mostGroups the most order groups of an account
 */
public record KalshiRules(
    long closeCancelMillis, boolean pooledCash, boolean returnsCollateral, int mostGroups) {
  /** What is played unless something else is asked for. */
  public static final KalshiRules USUAL = new KalshiRules(500, true, false, 100_000);

  /** Refuses negative numbers. */
  public KalshiRules {
    if (closeCancelMillis < 0 || mostGroups < 0) {
      throw new IllegalArgumentException("Kalshi cannot be played with negative rules");
    }
  }
}
