package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.HockeyState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/**
 * Hockey: both sides score at rates {@code r e^(+d/2)} and {@code r e^(-d/2)} an hour, where d is
 * {@code w logit(p0) + h}. The end of regulation is worked back in a {@link HockeyTable} with
 * goalies pulled as coaches do. A power play, and a goalie who is out or in against expectation,
 * add the goals they are worth over the time they last. Overtime of the regular season is {@code
 * logistic(o d)}, five minutes of three a side and a shootout; in the postseason the next goal
 * wins.
 */
public final class HockeyModel implements WinProbabilityModel<HockeyState> {
  /** What is left of a penalty on average when it is seen. */
  private static final double PENALTY = 55;

  private static final double OUT_FOR = 40;
  private static final double HOUR = 3600;
  private static final double OVERTIME = 300;
  private static final int LAST_PERIOD = 3;
  private static final int SHOOTOUT = 5;

  private static final double POSTSEASON = 2;

  private final HockeyTable regular;
  private final HockeyTable postseason;
  private final double perHour;
  private final double weight;
  private final double homeEdge;
  private final double bareEdge;
  private final double tied;
  private final double extraAttacker;
  private final double emptyNet;
  private final double powerPlay;

  /** Takes the group {@code prior}, and the home edge without a prior, {@code bare.h}. */
  public HockeyModel(Coefficients coefficients) {
    Coefficients of = coefficients.group("prior");
    perHour = of.get("r");
    weight = of.get("w");
    homeEdge = of.get("h");
    tied = of.get("o");
    extraAttacker = of.get("x");
    emptyNet = of.get("n");
    powerPlay = of.get("pp");
    bareEdge = coefficients.group("bare").get("h");
    regular = new HockeyTable(perHour, extraAttacker, emptyNet, tied);
    postseason = new HockeyTable(perHour, extraAttacker, emptyNet, POSTSEASON * tied);
  }

  /** What is fitted of a group. */
  public static List<FitParameter> parameters(boolean prior) {
    return prior
        ? List.of(
            FitParameter.positive("r", 2.9),
            FitParameter.positive("w", 0.58),
            FitParameter.free("h", 0, 0.1),
            FitParameter.positive("o", 0.2),
            FitParameter.positive("x", 1.8),
            FitParameter.positive("n", 4.5),
            FitParameter.positive("pp", 5))
        : List.of(FitParameter.free("h", 0.06, 0.1));
  }

  @Override
  public Competition competition() {
    return Competition.NHL;
  }

  @Override
  public void evaluate(HockeyState state, Chances into) {
    boolean overtime = state.period() > LAST_PERIOD;
    boolean ended = overtime || (state.period() == LAST_PERIOD && state.secondsLeft() <= 0);
    if (state.over() || (ended && state.lead() != 0)) {
      into.certain(state.lead());
      return;
    }
    double strength = strength(state.prior());
    into.twoWay(
        Logistic.unsure(overtime ? overtime(state, strength) : regulation(state, strength)));
  }

  private double strength(Prior prior) {
    double edge = prior.neutral() ? 0 : bareEdge;
    if (Double.isNaN(prior.homeWin())) {
      return edge;
    }
    double bounded = Math.max(0.02, Math.min(0.98, prior.homeWin()));
    boolean corrected = prior.source() == Prior.Source.FORECAST && !prior.neutral();
    double strength = weight * Logistic.logit(bounded) + (corrected ? homeEdge : 0);
    return Math.max(-HockeyTable.STRONGEST, Math.min(HockeyTable.STRONGEST, strength));
  }

  private double regulation(HockeyState state, double strength) {
    HockeyTable table = state.postseason() ? postseason : regular;
    double seconds = Math.max(0, Math.min(HOUR, state.secondsLeft()));
    double now = table.home(strength, seconds, state.lead());
    double scores = extraGoals(state, seconds, true);
    double concedes = extraGoals(state, seconds, false);
    return now
        + scores * (table.home(strength, seconds, state.lead() + 1) - now)
        + concedes * (table.home(strength, seconds, state.lead() - 1) - now);
  }

  /** Goals of a side beyond those of the table, from what is on the ice now. */
  private double extraGoals(HockeyState state, double seconds, boolean ofHome) {
    int behind = ofHome ? -state.lead() : state.lead();
    int ours = ofHome ? state.homeGoalies() : state.awayGoalies();
    int theirs = ofHome ? state.awayGoalies() : state.homeGoalies();
    double goals = 0;
    if (ours == 0 && !HockeyTable.expectedOut(behind, seconds)) {
      goals += perHour * (extraAttacker - 1) * Math.min(OUT_FOR, seconds) / HOUR;
    }
    if (theirs == 0 && !HockeyTable.expectedOut(-behind, seconds)) {
      goals += perHour * (emptyNet - 1) * Math.min(OUT_FOR, seconds) / HOUR;
    }
    int more = advantage(state) * (ofHome ? 1 : -1);
    return more > 0 ? goals + more * powerPlay * Math.min(PENALTY, seconds) / HOUR : goals;
  }

  /** Men more on the ice for home, extra attackers not counted; 0 when not known. */
  private static int advantage(HockeyState state) {
    if (state.homeSkaters() == SportState.UNKNOWN || state.awaySkaters() == SportState.UNKNOWN) {
      return 0;
    }
    int home = state.homeSkaters() - (state.homeGoalies() == 0 ? 1 : 0);
    int away = state.awaySkaters() - (state.awayGoalies() == 0 ? 1 : 0);
    return Math.max(-2, Math.min(2, home - away));
  }

  private double overtime(HockeyState state, double strength) {
    double left = state.postseason() ? 1 : Math.min(1, Math.max(0, state.secondsLeft() / OVERTIME));
    boolean shootout = state.period() >= SHOOTOUT && !state.postseason();
    double share = shootout ? 0.5 : 0.5 + 0.5 * left;
    double even = Logistic.probability(tied * strength * (state.postseason() ? POSTSEASON : share));
    double men = shootout ? 0 : advantage(state) * powerPlay * PENALTY / HOUR;
    return men >= 0 ? even + men * (1 - even) : even + men * even;
  }
}
