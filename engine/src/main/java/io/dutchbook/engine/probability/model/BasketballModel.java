package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.BasketballState;
import java.util.List;

/** Basketball of any league: a lead that diffuses, see {@link BasketballForm}. */
public final class BasketballModel implements WinProbabilityModel<BasketballState> {
  private static final double POINTS_PER_QUANTILE = 10.7;

  private final Competition competition;
  private final BasketballForm withPrior;
  private final BasketballForm bare;

  /** Takes the groups {@code prior} and {@code bare}. */
  public BasketballModel(Competition competition, Coefficients coefficients) {
    this.competition = competition;
    withPrior = form(competition, coefficients.group("prior"));
    bare = form(competition, coefficients.group("bare"));
  }

  private static BasketballForm form(Competition competition, Coefficients group) {
    return new BasketballForm(group, competition.regulationSeconds(), POINTS_PER_QUANTILE);
  }

  /** What is fitted of a group. */
  public static List<FitParameter> parameters(boolean prior) {
    return BasketballForm.parameters(prior);
  }

  @Override
  public Competition competition() {
    return competition;
  }

  @Override
  public void evaluate(BasketballState state, Chances into) {
    boolean ended = state.period() >= competition.periods() && state.secondsLeft() <= 0;
    if (state.over() || (ended && state.lead() != 0)) {
      into.certain(state.lead());
      return;
    }
    BasketballForm form = state.prior().known() ? withPrior : bare;
    boolean overtime = state.period() > competition.periods();
    into.twoWay(Logistic.unsure(form.home(state, overtime)));
  }
}
