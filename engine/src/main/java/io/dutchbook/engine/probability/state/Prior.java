package io.dutchbook.engine.probability.state;

/**
 * What was known before a game began.
 *
 * @param homeWin probability that the home side wins; of soccer: of a home win, draws counted;
 *     {@code NaN} when not known
 * @param draw probability of a draw; {@code NaN} when not known or impossible
 * @param spread points by which the home side is favoured, positive for a home favourite; {@code
 *     NaN} when not known
 * @param ratingDifference Elo points home minus away with the home edge counted; {@code NaN} when
 *     not known
 * @param source who said so
 * @param neutral whether nobody plays at home
 */
public record Prior(
    double homeWin,
    double draw,
    double spread,
    double ratingDifference,
    Source source,
    boolean neutral) {

  /** Nothing is known but the ground. */
  public static Prior none(boolean neutral) {
    return new Prior(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Source.MARKET, neutral);
  }

  /** A market's devigged probability of a home win. */
  public static Prior market(double homeWin, boolean neutral) {
    return new Prior(homeWin, Double.NaN, Double.NaN, Double.NaN, Source.MARKET, neutral);
  }

  /** A line: points by which the home side is favoured. */
  public static Prior line(double spread, boolean neutral) {
    return new Prior(Double.NaN, Double.NaN, spread, Double.NaN, Source.MARKET, neutral);
  }

  /** Whether anything is known of the sides' strength. */
  public boolean known() {
    return !Double.isNaN(homeWin) || !Double.isNaN(spread) || !Double.isNaN(ratingDifference);
  }

  /** The same with home and away exchanged. */
  public Prior swapped() {
    double drawn = Double.isNaN(draw) ? 0 : draw;
    return new Prior(1 - drawn - homeWin, draw, -spread, -ratingDifference, source, neutral);
  }

  /** Nothing is left but the ground. */
  public Prior forgotten() {
    return none(neutral);
  }

  /** Where a prior comes from. */
  public enum Source {
    /** A market's price or line: taken as it is. */
    MARKET,
    /**
     * Somebody's forecast, as Elo ratings give it: its known bias for the home side is corrected.
     */
    FORECAST
  }
}
