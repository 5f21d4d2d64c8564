package io.dutchbook.engine.probability.state;

/**
 * A game of soccer.
 *
 * @param minute played, added time not counted: 90 while the second half's is played; above 90 in
 *     extra time
 * @param homeScore goals
 * @param awayScore goals
 * @param homeReds players sent off, or unknown
 * @param awayReds players sent off, or unknown
 * @param knockout whether a draw goes to extra time and penalties, and the market pays on who goes
 *     through
 * @param prior what was known before
 * @param over whether the result stands
 */
public record SoccerState(
    double minute,
    int homeScore,
    int awayScore,
    int homeReds,
    int awayReds,
    boolean knockout,
    Prior prior,
    boolean over)
    implements SportState {

  @Override
  public SoccerState swapped() {
    return new SoccerState(
        minute, awayScore, homeScore, awayReds, homeReds, knockout, prior.swapped(), over);
  }

  @Override
  public SoccerState withScore(int home, int away) {
    return new SoccerState(minute, home, away, homeReds, awayReds, knockout, prior, over);
  }

  @Override
  public SoccerState withPrior(Prior other) {
    return new SoccerState(minute, homeScore, awayScore, homeReds, awayReds, knockout, other, over);
  }

  /** The same at another minute. */
  public SoccerState at(double minuteNow) {
    return new SoccerState(
        minuteNow, homeScore, awayScore, homeReds, awayReds, knockout, prior, over);
  }

  /** The same with players sent off. */
  public SoccerState withReds(int home, int away) {
    return new SoccerState(minute, homeScore, awayScore, home, away, knockout, prior, over);
  }
}
