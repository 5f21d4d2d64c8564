package io.dutchbook.engine.probability.odds;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Normal;

/**
 * From a spread to the chance of winning and back. The points a standard deviation is worth are
 * smaller than the spread of margins about the line: so are the best on closing lines (NFL 2009-19
 * 11.3 and not 13.4, college football 14.2, men's college basketball 10.7, NBA 10.3 per quantile of
 * a forecast).
 */
public final class SpreadPrior {
  private SpreadPrior() {}

  /** The chance of a home side that is favoured by so many points. */
  public static double homeWin(Competition competition, double spread) {
    return Normal.below(spread / pointsPerQuantile(competition));
  }

  /** By how many points a home side with that chance is favoured. */
  public static double spread(Competition competition, double homeWin) {
    return pointsPerQuantile(competition) * Normal.quantile(homeWin);
  }

  /**
   * Points that move the chance by one quantile of the normal distribution.
   *
   * @throws IllegalArgumentException for sports without point spreads
   */
  public static double pointsPerQuantile(Competition competition) {
    return switch (competition) {
      case NFL -> 11.3;
      case NCAAF -> 14.2;
      case NBA -> 10.3;
      case WNBA, NCAABM, NCAABW -> 10.7;
      case NHL, MLB, SOCCER ->
          throw new IllegalArgumentException(competition + " has no spread in points");
    };
  }
}
