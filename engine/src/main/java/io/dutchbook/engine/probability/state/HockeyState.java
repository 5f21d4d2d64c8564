package io.dutchbook.engine.probability.state;

/**
 * A game of hockey.
 *
 * @param period from 4 overtime; in the regular season 5 is the shootout
 * @param secondsLeft of regulation; in overtime of that overtime
 * @param homeScore goals
 * @param awayScore goals
 * @param homeSkaters on the ice, an extra attacker counted, or unknown
 * @param awaySkaters on the ice, an extra attacker counted, or unknown
 * @param homeGoalies 1 in the net, 0 pulled, or unknown
 * @param awayGoalies 1 in the net, 0 pulled, or unknown
 * @param postseason whether overtime goes on until a goal
 * @param prior what was known before
 * @param over whether the result stands
 */
public record HockeyState(
    int period,
    double secondsLeft,
    int homeScore,
    int awayScore,
    int homeSkaters,
    int awaySkaters,
    int homeGoalies,
    int awayGoalies,
    boolean postseason,
    Prior prior,
    boolean over)
    implements SportState {

  @Override
  public HockeyState swapped() {
    return new HockeyState(
        period,
        secondsLeft,
        awayScore,
        homeScore,
        awaySkaters,
        homeSkaters,
        awayGoalies,
        homeGoalies,
        postseason,
        prior.swapped(),
        over);
  }

  @Override
  public HockeyState withScore(int home, int away) {
    return new HockeyState(
        period,
        secondsLeft,
        home,
        away,
        homeSkaters,
        awaySkaters,
        homeGoalies,
        awayGoalies,
        postseason,
        prior,
        over);
  }

  @Override
  public HockeyState withPrior(Prior other) {
    return new HockeyState(
        period,
        secondsLeft,
        homeScore,
        awayScore,
        homeSkaters,
        awaySkaters,
        homeGoalies,
        awayGoalies,
        postseason,
        other,
        over);
  }

  /** The same at another time. */
  public HockeyState at(int inPeriod, double seconds) {
    return new HockeyState(
        inPeriod,
        seconds,
        homeScore,
        awayScore,
        homeSkaters,
        awaySkaters,
        homeGoalies,
        awayGoalies,
        postseason,
        prior,
        over);
  }

  /** The same with other skaters on the ice, both goalies in. */
  public HockeyState withSkaters(int home, int away) {
    return new HockeyState(
        period, secondsLeft, homeScore, awayScore, home, away, 1, 1, postseason, prior, over);
  }
}
