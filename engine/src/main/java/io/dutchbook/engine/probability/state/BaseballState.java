package io.dutchbook.engine.probability.state;

/**
 * A game of baseball before a plate appearance.
 *
 * @param scheduledInnings 9, or 7 in some double-headers
 * @param automaticRunner whether extra innings begin with a runner on second (MLB, regular season,
 *     since 2020)
 * @param inning counts from 1
 * @param bottom whether the home side bats
 * @param outs 0 to 2, or unknown
 * @param bases runners: 1 first, 2 second, 4 third, added up; or unknown
 * @param homeScore runs
 * @param awayScore runs
 * @param prior what was known before
 * @param over whether the result stands
 */
public record BaseballState(
    int scheduledInnings,
    boolean automaticRunner,
    int inning,
    boolean bottom,
    int outs,
    int bases,
    int homeScore,
    int awayScore,
    Prior prior,
    boolean over)
    implements SportState {

  /** Sides are exchanged, the half stays: a mirror only at the start of an inning. */
  @Override
  public BaseballState swapped() {
    return new BaseballState(
        scheduledInnings,
        automaticRunner,
        inning,
        bottom,
        outs,
        bases,
        awayScore,
        homeScore,
        prior.swapped(),
        over);
  }

  @Override
  public BaseballState withScore(int home, int away) {
    return new BaseballState(
        scheduledInnings, automaticRunner, inning, bottom, outs, bases, home, away, prior, over);
  }

  @Override
  public BaseballState withPrior(Prior other) {
    return new BaseballState(
        scheduledInnings,
        automaticRunner,
        inning,
        bottom,
        outs,
        bases,
        homeScore,
        awayScore,
        other,
        over);
  }

  /** The same with other runners and outs. */
  public BaseballState with(int outsNow, int basesNow) {
    return new BaseballState(
        scheduledInnings,
        automaticRunner,
        inning,
        bottom,
        outsNow,
        basesNow,
        homeScore,
        awayScore,
        prior,
        over);
  }

  /** The same at the start of a half-inning. */
  public BaseballState at(int inningNow, boolean bottomNow) {
    return new BaseballState(
        scheduledInnings,
        automaticRunner,
        inningNow,
        bottomNow,
        0,
        0,
        homeScore,
        awayScore,
        prior,
        over);
  }
}
