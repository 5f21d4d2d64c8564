package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.Normal;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SportState;

/**
 * Overtime in football. The figures are rules and frequencies, not fitted: overtimes are few.
 *
 * <p>NFL: since 2025 both sides are given a possession, in the postseason since 2022; after that
 * the next score wins. Ten minutes and then a tie in the regular season, on and on in the
 * postseason. College: possessions in turn from the 25, without a clock; from the third overtime
 * two-point tries alone.
 */
final class FootballOvertime {
  private static final double SECONDS = 600;
  private static final double GAME_SHARE = SECONDS / 3600;

  /** Mean time to a decision: about one overtime in twenty of ten minutes ended level (2017-24). */
  private static final double DECIDES_WITHIN = 210;

  private static final double OWN_25 = 75;
  private static final double COLLEGE_START = 25;
  private static final double TIME_TO_ANSWER = 60;

  /** Quantiles a point of field position is worth before and in sudden death. */
  private static final double PER_POINT = 0.09;

  private static final double PER_POINT_SUDDEN = 0.22;
  private static final int SUDDEN_DEATH = 3;
  private static final int ANSWER = 2;
  private static final int TRIES_ONLY = 7;

  private final FootballForm form;
  private final boolean college;

  FootballOvertime(FootballForm form, boolean college) {
    this.form = form;
    this.college = college;
  }

  /** Of a game that regulation left level. */
  void start(FootballState state, Chances into) {
    double home = Normal.below(strength(state));
    into.set(0, 0);
    share(home, college || state.postseason() ? 0 : level(SECONDS), into);
  }

  /** Chance that an overtime which is level, with so much time left, ends level. */
  static double level(double seconds) {
    return Math.exp(-seconds / DECIDES_WITHIN);
  }

  /** Of a game in overtime. */
  void evaluate(FootballState state, Chances into) {
    int lead = state.lead();
    boolean clocked = !college && !state.postseason();
    boolean decided = lead != 0 && state.overtimePossession() >= SUDDEN_DEATH;
    boolean expired = clocked && state.secondsLeft() <= 0;
    if ((decided && !college) || expired) {
      into.certain(lead);
    } else if (lead != 0) {
      double trailing = college ? collegeAnswer(state) : answer(state, clocked);
      share(lead > 0 ? 1 - trailing : trailing, 0, into);
    } else {
      double draw = clocked ? level(state.secondsLeft()) : 0;
      share(
          Normal.below(strength(state) + (college ? collegeTurn(state) : ball(state))), draw, into);
    }
  }

  private static void share(double home, double draw, Chances into) {
    into.set(Logistic.unsure(home) * (1 - draw), draw);
  }

  private double strength(FootballState state) {
    return form.strength(state.prior(), GAME_SHARE);
  }

  private double ball(FootballState state) {
    double worth = state.overtimePossession() >= SUDDEN_DEATH ? PER_POINT_SUDDEN : PER_POINT;
    return state.possession().sign() * Math.max(0, worth * points(state));
  }

  private double points(FootballState state) {
    return form.expectedPoints(state.down(), state.distance(), toGoal(state, OWN_25));
  }

  private static double toGoal(FootballState state, double unknown) {
    return state.yardsToGoal() <= 0 ? unknown : state.yardsToGoal();
  }

  /** Chance that the side behind still wins. */
  private double answer(FootballState state, boolean clocked) {
    double fresh = chanceBehindBy(Math.abs(state.lead()), 0.36, 0.24, 0.16, 0.1);
    boolean theirs = state.possession() == behind(state);
    double moved = theirs ? points(state) - form.expectedPoints(1, 10, OWN_25) : 0;
    double quantile =
        Normal.quantile(fresh)
            + 2 * PER_POINT * moved
            - Integer.signum(state.lead()) * strength(state);
    double time = clocked ? 1 - Math.exp(-state.secondsLeft() / TIME_TO_ANSWER) : 1;
    double held = state.possession() == behind(state).swapped() ? 0.5 : 1;
    return Normal.below(quantile) * time * held;
  }

  private static double chanceBehindBy(
      int points, double fieldGoal, double touchdown, double kick, double twoPointTry) {
    return points <= 3
        ? fieldGoal
        : points <= 6 ? touchdown : points == 7 ? kick : points == 8 ? twoPointTry : 0.005;
  }

  private static Side behind(FootballState state) {
    return state.lead() > 0 ? Side.AWAY : Side.HOME;
  }

  /** What it is worth to have the ball in college while level, as a quantile. */
  private static double collegeTurn(FootballState state) {
    double turn =
        state.overtimePossession() == 1
            ? -0.08
            : state.overtimePossession() == ANSWER ? 0.58 : 0.12;
    return state.possession().sign() * turn;
  }

  private double collegeAnswer(FootballState state) {
    boolean tries = state.period() >= TRIES_ONLY;
    int behindBy = Math.abs(state.lead());
    double fresh =
        tries ? behindBy <= 2 ? 0.21 : 0.005 : chanceBehindBy(behindBy, 0.61, 0.46, 0.25, 0.1);
    boolean theirs = state.possession() == behind(state) && state.yardsToGoal() > 0 && !tries;
    double moved = theirs ? COLLEGE_START - state.yardsToGoal() : 0;
    double quantile =
        Normal.quantile(fresh) + moved / 30 - Integer.signum(state.lead()) * strength(state);
    return Normal.below(quantile);
  }

  /** Whether a state is one of overtime. */
  static boolean covers(FootballState state) {
    return state.period() > 4 && state.period() != SportState.UNKNOWN;
  }
}
