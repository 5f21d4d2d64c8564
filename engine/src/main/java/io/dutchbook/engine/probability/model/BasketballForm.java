package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Normal;
import io.dutchbook.engine.probability.state.BasketballState;
import io.dutchbook.engine.probability.state.Prior;
import java.util.List;

/**
 * One group of coefficients of the basketball form. The final margin is normal around
 *
 * <pre>lead / (1 + q |lead|) + (a sigma z0 + h) tau^b + possession (p0 + p1 e^(-t/30))</pre>
 *
 * with variance {@code sigma^2 tau^k + c^2 t / (t + 2)}, where t is the seconds left, tau their
 * share of regulation and z0 the prior as a normal quantile. A margin within half a point is a tie
 * and goes to overtime, which is the same form over 300 s. Leads count less the larger they are,
 * because those who lead ease off; q keeps that.
 */
final class BasketballForm {
  private static final double OVERTIME = 300;
  private static final double POSSESSION_FADES = 30;
  private static final double SETTLES = 2;
  private static final double HALF_POINT = 0.5;

  private final double regulation;
  private final double pointsPerQuantile;
  private final double sigma;
  private final double timePower;
  private final double rest;
  private final double drift;
  private final double driftPower;
  private final double homeEdge;
  private final double possession;
  private final double latePossession;
  private final double easing;

  BasketballForm(Coefficients of, double regulation, double pointsPerQuantile) {
    this.regulation = regulation;
    this.pointsPerQuantile = pointsPerQuantile;
    sigma = of.get("sigma");
    timePower = of.get("k");
    rest = of.get("c");
    drift = of.get("a");
    driftPower = of.get("b");
    homeEdge = of.get("h");
    possession = of.get("p0");
    latePossession = of.get("p1");
    easing = of.get("q");
  }

  static List<FitParameter> parameters(boolean prior) {
    return List.of(
        FitParameter.positive("sigma", prior ? 18 : 14),
        FitParameter.positive("k", prior ? 1.1 : 0.9),
        FitParameter.positive("c", 1.2),
        FitParameter.positive("a", 0.95),
        FitParameter.positive("b", 0.9),
        FitParameter.free("h", prior ? 0 : 2, 2),
        FitParameter.positive("p0", 0.2),
        FitParameter.positive("p1", 0.5),
        FitParameter.positive("q", 0.003));
  }

  /** The home side's chance; the game is not over and a lead at 0:00 has been seen to. */
  double home(BasketballState state, boolean overtime) {
    double z0 = strength(state.prior());
    double edge = edge(state.prior());
    double seconds = Math.max(0, Math.min(state.secondsLeft(), overtime ? OVERTIME : regulation));
    double ball =
        state.possession().sign()
            * (possession + latePossession * Math.exp(-seconds / POSSESSION_FADES));
    double tie = tie(z0, edge);
    if (seconds == 0) {
      return tie;
    }
    double lead = state.lead();
    double mean =
        lead / (1 + easing * Math.abs(lead)) + drift(z0, edge, seconds) + fading(ball, seconds);
    double spread = spread(seconds);
    double wins = Normal.below((mean - HALF_POINT) / spread);
    double ties = Normal.below((mean + HALF_POINT) / spread) - wins;
    return wins + ties * tie;
  }

  /** A ball cannot be played in no time. */
  private static double fading(double ball, double seconds) {
    return ball * seconds / (seconds + SETTLES);
  }

  private double drift(double z0, double edge, double seconds) {
    return (drift * sigma * z0 + edge) * Math.pow(seconds / regulation, driftPower);
  }

  private double spread(double seconds) {
    double tau = seconds / regulation;
    return Math.sqrt(
        sigma * sigma * Math.pow(tau, timePower) + rest * rest * seconds / (seconds + SETTLES));
  }

  /** Chance of the home side when overtime begins, further overtimes counted. */
  private double tie(double z0, double edge) {
    double mean = drift(z0, edge, OVERTIME);
    double spread = spread(OVERTIME);
    double wins = Normal.below((mean - HALF_POINT) / spread);
    double loses = 1 - Normal.below((mean + HALF_POINT) / spread);
    return wins / (wins + loses);
  }

  private double strength(Prior prior) {
    boolean line = !Double.isNaN(prior.spread());
    double byLine = line ? prior.spread() / pointsPerQuantile : 0;
    if (Double.isNaN(prior.homeWin())) {
      return byLine;
    }
    double byPrice = Normal.quantile(Math.max(0.001, Math.min(0.999, prior.homeWin())));
    return line ? (byLine + byPrice) / 2 : byPrice;
  }

  private double edge(Prior prior) {
    boolean corrected = !prior.known() || prior.source() == Prior.Source.FORECAST;
    return corrected && !prior.neutral() ? homeEdge : 0;
  }
}
