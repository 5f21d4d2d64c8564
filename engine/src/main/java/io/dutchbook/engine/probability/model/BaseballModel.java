package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.BaseballState;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SportState;
import java.util.List;

/**
 * Baseball: runs of the rest of the half-inning from frequencies, everything after it from a {@link
 * BaseballTable}. A side's strength tilts its runs so that a game begins at {@code g logit(p0) +
 * h}; a lead says more of strength the longer the game has gone: {@code m lead (share played)}. A
 * side up to three behind in the last two innings faces the best pitchers: its runs are tilted by
 * {@code -z}.
 */
public final class BaseballModel implements WinProbabilityModel<BaseballState> {
  private static final int INNINGS = 9;
  private static final double LARGEST_LEAD = 10;
  private static final double[] OUTS_SEEN = {0.34, 0.335, 0.325};
  private static final double[] BASES_SEEN = {
    0.556, 0.195, 0.083, 0.066, 0.027, 0.03, 0.022, 0.021
  };

  private final BaseballTable usual;
  private final BaseballTable withRunner;
  private final double[] startLogOdds = new double[InningRuns.strengths()];
  private final double weight;
  private final double homeEdge;
  private final double leadTells;
  private final double bareEdge;
  private final double bareLeadTells;

  /** Takes the groups {@code prior} and {@code bare}, and the frequencies {@code runs}. */
  public BaseballModel(Coefficients coefficients) {
    Coefficients of = coefficients.group("prior");
    Coefficients alone = coefficients.group("bare");
    weight = of.get("g");
    homeEdge = of.get("h");
    leadTells = of.get("m");
    bareEdge = alone.get("h");
    bareLeadTells = alone.get("m");
    InningRuns runs = new InningRuns(coefficients, of.get("era"));
    InningRuns againstClosers = new InningRuns(coefficients, of.get("era") - of.get("z"));
    usual = new BaseballTable(runs, againstClosers, false);
    withRunner = new BaseballTable(runs, againstClosers, true);
    for (int strength = 0; strength < startLogOdds.length; strength++) {
      startLogOdds[strength] = Logistic.logit(usual.start(strength));
    }
  }

  /** What is fitted of a group. */
  public static List<FitParameter> parameters(boolean prior) {
    return prior
        ? List.of(
            FitParameter.positive("g", 1),
            FitParameter.free("h", 0.03, 0.1),
            FitParameter.positive("m", 0.003),
            FitParameter.free("era", 0, 0.05),
            FitParameter.positive("z", 0.05))
        : List.of(FitParameter.free("h", 0.15, 0.1), FitParameter.positive("m", 0.003));
  }

  @Override
  public Competition competition() {
    return Competition.MLB;
  }

  @Override
  public void evaluate(BaseballState state, Chances into) {
    if (state.over() || walkedOff(state)) {
      into.certain(state.lead());
      return;
    }
    double theta = theta(state);
    double at = InningRuns.at(theta);
    int below = Math.min((int) at, InningRuns.strengths() - 2);
    double share = at - below;
    double home = (1 - share) * chance(state, below) + share * chance(state, below + 1);
    into.twoWay(Logistic.unsure(home));
  }

  /** The home side leads in the last inning or later and need not bat on. */
  private static boolean walkedOff(BaseballState state) {
    return state.bottom() && state.inning() >= state.scheduledInnings() && state.lead() > 0;
  }

  private double theta(BaseballState state) {
    Prior prior = state.prior();
    boolean known = !Double.isNaN(prior.homeWin());
    double played = played(state);
    double lead = Math.max(-LARGEST_LEAD, Math.min(LARGEST_LEAD, state.lead()));
    if (!known) {
      return strength(prior.neutral() ? 0 : bareEdge) + bareLeadTells * lead * played;
    }
    double bounded = Math.max(0.05, Math.min(0.95, prior.homeWin()));
    boolean corrected = prior.source() == Prior.Source.FORECAST && !prior.neutral();
    double logOdds = weight * Logistic.logit(bounded) + (corrected ? homeEdge : 0);
    return strength(logOdds) + leadTells * lead * played;
  }

  private static double played(BaseballState state) {
    double halves = 2 * (state.inning() - 1) + (state.bottom() ? 1 : 0);
    return Math.min(1, halves / (2.0 * state.scheduledInnings()));
  }

  /** The tilt with which a game starts at those log-odds. */
  private double strength(double logOdds) {
    int last = startLogOdds.length - 1;
    if (logOdds <= startLogOdds[0] || logOdds >= startLogOdds[last]) {
      return InningRuns.theta(logOdds <= startLogOdds[0] ? 0 : last);
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (startLogOdds[middle] <= logOdds) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double share = (logOdds - startLogOdds[low]) / (startLogOdds[high] - startLogOdds[low]);
    return InningRuns.theta(low) + share * (InningRuns.theta(high) - InningRuns.theta(low));
  }

  private double chance(BaseballState state, int strength) {
    if (state.outs() != SportState.UNKNOWN && state.bases() != SportState.UNKNOWN) {
      return chance(state, strength, state.bases(), state.outs());
    }
    double sum = 0;
    for (int outs = 0; outs < OUTS_SEEN.length; outs++) {
      for (int bases = 0; bases < BASES_SEEN.length; bases++) {
        double seen =
            (state.outs() == SportState.UNKNOWN ? OUTS_SEEN[outs] : state.outs() == outs ? 1 : 0)
                * (state.bases() == SportState.UNKNOWN
                    ? BASES_SEEN[bases]
                    : state.bases() == bases ? 1 : 0);
        sum += seen == 0 ? 0 : seen * chance(state, strength, bases, outs);
      }
    }
    return sum;
  }

  private double chance(BaseballState state, int strength, int bases, int outs) {
    BaseballTable table = state.automaticRunner() ? withRunner : usual;
    int left = Math.max(0, Math.min(INNINGS, state.scheduledInnings() - state.inning() + 1));
    return table.atBat(strength, left, state.bottom(), state.lead(), bases, outs);
  }
}
