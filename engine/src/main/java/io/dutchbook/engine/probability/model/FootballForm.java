package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Normal;
import io.dutchbook.engine.probability.state.FootballState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.Side;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/**
 * One group of coefficients of the football form: the normal quantile of the home side's chance is
 *
 * <pre>
 * lead' + a S tau^b + s B(t) + s K(t) + r (second-half kickoff) + o (timeouts) e^(-tau/0.06)
 * ------------------------------------------------------------------------------------------
 *                          sqrt(sigma^2 tau^k + c^2)
 * </pre>
 *
 * with t the seconds left, tau their share of an hour, s = +1 when the home side has the ball. S is
 * the line, or half line and half price where both are known. lead' adds {@code e1, e4, e9} for
 * leads that need one, more than a field goal, more than one score, fading with {@code e^(-tau/T)}.
 * B is the expected points of the ball's place {@code b0 + b1 g - b2 e^(-y/12) - b3 (down-1) - b4
 * ln(1+distance)(1+(down-1)/2)/2} (g the share of the field gained, y yards to go; on 4th down
 * {@code b5 + b6 g}), of which only what time allows counts: {@code 1 - e^(-u/(f0 + f1 y))} with u
 * the seconds left in the half. K is {@code n} times the squared share of the time that the side
 * ahead, having the ball, can let run.
 */
final class FootballForm {
  private static final double REGULATION = 3600;
  private static final double TIMEOUTS_MATTER = 0.06;
  private static final double RED_ZONE = 12;
  private static final double PLAY_CLOCK = 43;
  private static final double FIRST_DOWN = 10;
  private static final double TOUCHBACK = 75;
  private static final double FIRST_DRIVE = 120;
  private static final int HALF = 2;

  private final double pointsPerQuantile;
  private final double sigma;
  private final double timePower;
  private final double rest;
  private final double drift;
  private final double driftPower;
  private final double homeEdge;
  private final double base;
  private final double gained;
  private final double backedUp;
  private final double perDown;
  private final double perDistance;
  private final double fourth;
  private final double fourthGained;
  private final double kickoff;
  private final double timeout;
  private final double kneel;
  private final double hurry;
  private final double hurryPerYard;
  private final double anyLead;
  private final double overFieldGoal;
  private final double overScore;
  private final double leadsFade;

  FootballForm(Coefficients of, double pointsPerQuantile) {
    this.pointsPerQuantile = pointsPerQuantile;
    sigma = of.get("sigma");
    timePower = of.get("k");
    rest = of.get("c");
    drift = of.get("a");
    driftPower = of.get("b");
    homeEdge = of.get("h");
    base = of.get("b0");
    gained = of.get("b1");
    backedUp = of.get("b2");
    perDown = of.get("b3");
    perDistance = of.get("b4");
    fourth = of.get("b5");
    fourthGained = of.get("b6");
    kickoff = of.get("r");
    timeout = of.get("o");
    kneel = of.get("n");
    hurry = of.get("f0");
    hurryPerYard = of.get("f1");
    anyLead = of.get("e1");
    overFieldGoal = of.get("e4");
    overScore = of.get("e9");
    leadsFade = of.get("T");
  }

  static List<FitParameter> parameters(boolean prior) {
    return List.of(
        FitParameter.positive("sigma", prior ? 17 : 16),
        FitParameter.positive("k", 1),
        FitParameter.positive("c", 3),
        FitParameter.positive("a", prior ? 1.69 : 1),
        FitParameter.positive("b", 0.9),
        FitParameter.free("h", prior ? 0 : 2, 1),
        FitParameter.free("b0", 0.1, 0.3),
        FitParameter.positive("b1", 6),
        FitParameter.positive("b2", 0.6),
        FitParameter.positive("b3", 0.17),
        FitParameter.positive("b4", 0.6),
        FitParameter.free("b5", -3, 1),
        FitParameter.positive("b6", 7.5),
        FitParameter.positive("r", 0.9),
        FitParameter.positive("o", 0.2),
        FitParameter.positive("n", 4),
        FitParameter.positive("f0", 5),
        FitParameter.positive("f1", 0.3),
        FitParameter.positive("e1", 0.5),
        FitParameter.positive("e4", 0.3),
        FitParameter.positive("e9", 0.3),
        FitParameter.positive("T", 0.05));
  }

  /** The quantile of the home side's chance in regulation. */
  double quantile(FootballState state) {
    double seconds = Math.max(0, Math.min(state.secondsLeft(), REGULATION));
    double tau = seconds / REGULATION;
    double mean =
        lead(state.lead(), tau)
            + line(state.prior()) * drift * Math.pow(tau, driftPower)
            + (halftime(state) ? 0 : ball(state, seconds))
            + secondHalf(state)
            + timeouts(state, tau);
    return mean / spread(tau);
  }

  /** The quantile of the home side's chance per point that the sides' strength is worth. */
  double line(Prior prior) {
    boolean line = !Double.isNaN(prior.spread());
    double edge = edge(prior);
    if (Double.isNaN(prior.homeWin())) {
      return (line ? prior.spread() : 0) + edge;
    }
    double price =
        pointsPerQuantile * Normal.quantile(Math.max(0.001, Math.min(0.999, prior.homeWin())));
    return (line ? (prior.spread() + price) / 2 : price) + edge;
  }

  private double edge(Prior prior) {
    boolean corrected = !prior.known() || prior.source() == Prior.Source.FORECAST;
    return corrected && !prior.neutral() ? homeEdge : 0;
  }

  private double lead(int lead, double tau) {
    int size = Math.abs(lead);
    double steps =
        (size >= 1 ? anyLead : 0) + (size >= 4 ? overFieldGoal : 0) + (size >= 9 ? overScore : 0);
    return lead + Integer.signum(lead) * steps * Math.exp(-tau / leadsFade);
  }

  private double ball(FootballState state, double seconds) {
    int side = state.possession().sign();
    if (side == 0) {
      return 0;
    }
    double toGoal = state.yardsToGoal() <= 0 ? TOUCHBACK : state.yardsToGoal();
    double inHalf = state.period() <= HALF ? Math.max(0, seconds - REGULATION / 2) : seconds;
    double feasible = 1 - Math.exp(-inHalf / (hurry + hurryPerYard * toGoal));
    double worth = feasible * expectedPoints(state.down(), state.distance(), toGoal);
    return side * (worth + (state.lead() * side > 0 ? killed(state, seconds) : 0));
  }

  /** Points that the ball's place is worth to the side that has it. */
  double expectedPoints(int down, int distance, double toGoal) {
    double share = (100 - toGoal) / 100;
    if (down == 4) {
      return fourth + fourthGained * share;
    }
    int before = Math.max(0, down - 1);
    double toGo = distance <= 0 ? FIRST_DOWN : distance;
    return base
        + gained * share
        - backedUp * Math.exp(-toGoal / RED_ZONE)
        - perDown * before
        - perDistance * Math.log1p(toGo) * (1 + before / 2.0) / 2;
  }

  /** What letting the clock run is worth to the side that leads and has the ball. */
  private double killed(FootballState state, double seconds) {
    if (state.down() < 1 || state.down() > 3) {
      return 0;
    }
    int theirs = state.possession() == Side.HOME ? state.awayTimeouts() : state.homeTimeouts();
    double stops = theirs == SportState.UNKNOWN ? 1.5 : theirs;
    double runs = Math.max(0, 4 - state.down() - stops) * PLAY_CLOCK + 5;
    double share = Math.min(1, runs / Math.max(1, seconds));
    return kneel * share * share;
  }

  private double secondHalf(FootballState state) {
    double worth = kickoff * state.receivesSecondHalf().sign();
    if (state.period() <= HALF || halftime(state)) {
      return worth;
    }
    boolean perhapsReceived = state.period() == HALF + 1 && state.possession() == Side.UNKNOWN;
    double since = REGULATION / 2 - state.secondsLeft();
    return perhapsReceived ? worth * Math.exp(-since / FIRST_DRIVE) : 0;
  }

  /** Whether the second half's kickoff comes next, whatever is still said of the ball. */
  private static boolean halftime(FootballState state) {
    return state.period() == HALF + 1
        && state.secondsLeft() >= REGULATION / 2
        && state.receivesSecondHalf() != Side.UNKNOWN;
  }

  private double timeouts(FootballState state, double tau) {
    if (state.homeTimeouts() == SportState.UNKNOWN || state.awayTimeouts() == SportState.UNKNOWN) {
      return 0;
    }
    return timeout
        * (state.homeTimeouts() - state.awayTimeouts())
        * Math.exp(-tau / TIMEOUTS_MATTER);
  }

  /** Standard deviation of what is still to come. */
  double spread(double tau) {
    return Math.sqrt(sigma * sigma * Math.pow(tau, timePower) + rest * rest);
  }

  /** What the sides' strength is worth over some share of a game, as a quantile. */
  double strength(Prior prior, double tau) {
    return line(prior) * drift * tau / spread(tau);
  }
}
