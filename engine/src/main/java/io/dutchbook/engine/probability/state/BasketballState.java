package io.dutchbook.engine.probability.state;

/**
 * A game of basketball.
 *
 * @param period quarter or half; above the last of regulation, overtime
 * @param secondsLeft of regulation; in overtime of that overtime
 * @param homeScore points
 * @param awayScore points
 * @param possession who has the ball
 * @param prior what was known before
 * @param over whether the result stands
 */
public record BasketballState(
    int period,
    double secondsLeft,
    int homeScore,
    int awayScore,
    Side possession,
    Prior prior,
    boolean over)
    implements SportState {

  @Override
  public BasketballState swapped() {
    return new BasketballState(
        period, secondsLeft, awayScore, homeScore, possession.swapped(), prior.swapped(), over);
  }

  @Override
  public BasketballState withScore(int home, int away) {
    return new BasketballState(period, secondsLeft, home, away, possession, prior, over);
  }

  @Override
  public BasketballState withPrior(Prior other) {
    return new BasketballState(period, secondsLeft, homeScore, awayScore, possession, other, over);
  }

  /** The same at another time. */
  public BasketballState at(int inPeriod, double seconds) {
    return new BasketballState(inPeriod, seconds, homeScore, awayScore, possession, prior, over);
  }

  /** The same with the ball elsewhere. */
  public BasketballState withPossession(Side side) {
    return new BasketballState(period, secondsLeft, homeScore, awayScore, side, prior, over);
  }
}
