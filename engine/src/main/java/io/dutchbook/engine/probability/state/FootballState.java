package io.dutchbook.engine.probability.state;

/**
 * A game of American football at the snap.
 *
 * @param period quarter; from 5 overtime
 * @param secondsLeft of regulation; in overtime of its period, 0 where that has no clock
 * @param homeScore points
 * @param awayScore points
 * @param possession who has the ball, or receives it
 * @param down 1 to 4, 0 before a kickoff, or unknown
 * @param distance yards to a new first down, or unknown
 * @param yardsToGoal from the ball to the end zone that is attacked, or unknown
 * @param homeTimeouts left, or unknown
 * @param awayTimeouts left, or unknown
 * @param receivesSecondHalf who receives the kickoff of the second half
 * @param overtimePossession 1 for the first of an overtime, 2 for the answer, from 3 sudden death,
 *     or unknown
 * @param postseason whether there must be a winner
 * @param prior what was known before
 * @param over whether the result stands
 */
public record FootballState(
    int period,
    double secondsLeft,
    int homeScore,
    int awayScore,
    Side possession,
    int down,
    int distance,
    int yardsToGoal,
    int homeTimeouts,
    int awayTimeouts,
    Side receivesSecondHalf,
    int overtimePossession,
    boolean postseason,
    Prior prior,
    boolean over)
    implements SportState {

  /** A state of which only clock and score are known. */
  public static FootballState of(int period, double secondsLeft, int home, int away, Prior prior) {
    return new FootballState(
        period,
        secondsLeft,
        home,
        away,
        Side.UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        Side.UNKNOWN,
        UNKNOWN,
        false,
        prior,
        false);
  }

  @Override
  public FootballState swapped() {
    return new FootballState(
        period,
        secondsLeft,
        awayScore,
        homeScore,
        possession.swapped(),
        down,
        distance,
        yardsToGoal,
        awayTimeouts,
        homeTimeouts,
        receivesSecondHalf.swapped(),
        overtimePossession,
        postseason,
        prior.swapped(),
        over);
  }

  @Override
  public FootballState withScore(int home, int away) {
    return new FootballState(
        period,
        secondsLeft,
        home,
        away,
        possession,
        down,
        distance,
        yardsToGoal,
        homeTimeouts,
        awayTimeouts,
        receivesSecondHalf,
        overtimePossession,
        postseason,
        prior,
        over);
  }

  @Override
  public FootballState withPrior(Prior other) {
    return new FootballState(
        period,
        secondsLeft,
        homeScore,
        awayScore,
        possession,
        down,
        distance,
        yardsToGoal,
        homeTimeouts,
        awayTimeouts,
        receivesSecondHalf,
        overtimePossession,
        postseason,
        other,
        over);
  }

  /** The same at another time. */
  public FootballState at(int inPeriod, double seconds) {
    return new FootballState(
        inPeriod,
        seconds,
        homeScore,
        awayScore,
        possession,
        down,
        distance,
        yardsToGoal,
        homeTimeouts,
        awayTimeouts,
        receivesSecondHalf,
        overtimePossession,
        postseason,
        prior,
        over);
  }

  /** The same with the ball on a spot. */
  public FootballState withBall(Side side, int downNow, int toGo, int toGoal) {
    return new FootballState(
        period,
        secondsLeft,
        homeScore,
        awayScore,
        side,
        downNow,
        toGo,
        toGoal,
        homeTimeouts,
        awayTimeouts,
        receivesSecondHalf,
        overtimePossession,
        postseason,
        prior,
        over);
  }

  /** The same in an overtime of that possession. */
  public FootballState withOvertime(int possessionNumber, boolean decisive) {
    return new FootballState(
        period,
        secondsLeft,
        homeScore,
        awayScore,
        possession,
        down,
        distance,
        yardsToGoal,
        homeTimeouts,
        awayTimeouts,
        receivesSecondHalf,
        possessionNumber,
        decisive,
        prior,
        over);
  }

  /** The same with timeouts left. */
  public FootballState withTimeouts(int home, int away) {
    return new FootballState(
        period,
        secondsLeft,
        homeScore,
        awayScore,
        possession,
        down,
        distance,
        yardsToGoal,
        home,
        away,
        receivesSecondHalf,
        overtimePossession,
        postseason,
        prior,
        over);
  }
}
