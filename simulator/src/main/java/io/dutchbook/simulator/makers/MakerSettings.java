package io.dutchbook.simulator.makers;

/**
 * How the makers of a venue behave. Times are milliseconds, probabilities are compared as log-odds:
 * at even chances 0.04 of log-odds is one cent.
 *
 * @param soonestLag the least time by which the view lags behind the game
 * @param latestLag the most
 * @param opinionDeviation how far opinions stray from the truth, standard deviation in log-odds
 * @param opinionHalfLife how long half of an opinion lasts
 * @param opinionEase how long an opinion takes to move half of the way to where it is going
 * @param halfSpread how far the best quotes are from the view at least, in cents
 * @param patience how far the view moves before the best quotes follow, in cents
 * @param levels how many prices are quoted a side
 * @param smallest the fewest contracts a price
 * @param largest the most
 * @param refresh how often a market's quotes are reconsidered
 * @param replenish how long a price that was hit stays as it was left
 * @param skew how far the view moves against who took a hundred contracts, in log-odds
 * @param skewHalfLife how long half of that lasts
 * @param crowdPerMinute how often a small trader comes to a market
 */
public record MakerSettings(
    long soonestLag,
    long latestLag,
    double opinionDeviation,
    long opinionHalfLife,
    long opinionEase,
    double halfSpread,
    double patience,
    int levels,
    int smallest,
    int largest,
    long refresh,
    long replenish,
    double skew,
    long skewHalfLife,
    double crowdPerMinute) {

  /** Kalshi's makers: quick to follow the game. */
  public static final MakerSettings KALSHI =
      new MakerSettings(
          1_000, 4_000, 0.17, 10_000, 5_000, 0.6, 0.5, 5, 20, 300, 300, 2_000, 0.06, 15_000, 4);

  /** Polymarket's makers: slower, with opinions of their own. */
  public static final MakerSettings POLYMARKET =
      new MakerSettings(
          2_500, 8_000, 0.19, 12_000, 5_000, 0.6, 0.5, 5, 20, 300, 400, 2_500, 0.06, 20_000, 4);

  /** Refuses what no maker could do. */
  public MakerSettings {
    boolean ordered = soonestLag >= 0 && soonestLag < latestLag && smallest > 0;
    if (!ordered || smallest > largest || levels < 1 || refresh < 1 || opinionHalfLife < 1) {
      throw new IllegalArgumentException("makers cannot behave like this");
    }
  }
}
