package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.Normal;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.FootballState;
import java.util.List;

/**
 * American football: a lead that diffuses, with the ball's place counted; see {@link FootballForm}.
 */
public final class FootballModel implements WinProbabilityModel<FootballState> {
  private static final double NFL_POINTS = 11.3;
  private static final double COLLEGE_POINTS = 14.2;
  private static final double NEAR_TIE = 0.5;
  private static final double REGULATION = 3600;
  private static final double OVERTIME = 600;

  private final Competition competition;
  private final FootballForm withPrior;
  private final FootballForm bare;
  private final FootballOvertime overtimeWithPrior;
  private final FootballOvertime bareOvertime;

  /** Takes the groups {@code prior} and {@code bare}. */
  public FootballModel(Competition competition, Coefficients coefficients) {
    boolean college = competition == Competition.NCAAF;
    double points = college ? COLLEGE_POINTS : NFL_POINTS;
    this.competition = competition;
    withPrior = new FootballForm(coefficients.group("prior"), points);
    bare = new FootballForm(coefficients.group("bare"), points);
    overtimeWithPrior = new FootballOvertime(withPrior, college);
    bareOvertime = new FootballOvertime(bare, college);
  }

  /** What is fitted of a group. */
  public static List<FitParameter> parameters(boolean prior) {
    return FootballForm.parameters(prior);
  }

  @Override
  public Competition competition() {
    return competition;
  }

  @Override
  public void evaluate(FootballState state, Chances into) {
    boolean known = state.prior().known();
    FootballOvertime overtime = known ? overtimeWithPrior : bareOvertime;
    boolean ended = state.period() == competition.periods() && state.secondsLeft() <= 0;
    if (state.over() || (ended && state.lead() != 0)) {
      into.certain(state.lead());
    } else if (FootballOvertime.covers(state)) {
      overtime.evaluate(state, into);
    } else if (ended) {
      overtime.start(state, into);
    } else {
      regulation(known ? withPrior : bare, state, into);
    }
  }

  private void regulation(FootballForm form, FootballState state, Chances into) {
    double quantile = form.quantile(state);
    double draw = 0;
    if (competition == Competition.NFL && !state.postseason()) {
      double spread = form.spread(state.secondsLeft() / REGULATION);
      double near = NEAR_TIE / spread;
      draw =
          FootballOvertime.level(OVERTIME)
              * (Normal.below(quantile + near) - Normal.below(quantile - near));
    }
    into.set(Logistic.unsure(Normal.below(quantile)) * (1 - draw), draw);
  }
}
