package io.dutchbook.engine.probability.model;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.state.Prior;
import io.dutchbook.engine.probability.state.SoccerState;
import java.util.List;

/**
 * Soccer: the goals still to come are Poisson on both sides, {@code L e^(+d/2)} and {@code L
 * e^(-d/2)} a match, L growing with {@code e^(u |d|)}, where d is {@code e} times the rating
 * difference over 400, or what gives the three-way price of the market. What is left of them after
 * minute m is the share of 90 and the added time with a rate that rises by {@code y} towards the
 * end; the side behind scores {@code e^s} times as much. A player sent off costs his side a third
 * of its goals and gives the other a quarter more (Vecer, Kopriva, Ichiba 2009). A knockout that is
 * level goes to half an hour more and to penalties.
 */
public final class SoccerModel implements WinProbabilityModel<SoccerState> {
  private static final double SENT_OFF = Math.log(2.0 / 3);
  private static final double AGAINST_FEWER = Math.log(5.0 / 4);
  private static final double REGULAR = 90;
  private static final double EXTRA = 120;
  private static final int MOST = 24;
  private static final int STRENGTHS = 81;
  private static final double STRONGEST = 4;

  private final double[] startLogOdds = new double[STRENGTHS];
  private final double perMatch;
  private final double mismatch;
  private final double rating;
  private final double homeEdge;
  private final double rising;
  private final double behind;
  private final double added;
  private final double ratingEdge;

  /** Takes the groups {@code prior}, and the home edge without a prior, {@code bare.h}. */
  public SoccerModel(Coefficients coefficients) {
    Coefficients of = coefficients.group("prior");
    perMatch = of.get("L");
    mismatch = of.get("u");
    rating = of.get("e");
    rising = of.get("y");
    behind = of.get("s");
    added = of.get("added");
    ratingEdge = of.get("h");
    homeEdge = coefficients.group("bare").get("h");
    Chances chances = new Chances();
    for (int i = 0; i < STRENGTHS; i++) {
      double d = strength(i);
      rest(perMatch, d, 0, 0, chances);
      startLogOdds[i] = Math.log(chances.home() / chances.away());
    }
  }

  /** What is fitted of a group. */
  public static List<FitParameter> parameters(boolean prior) {
    return prior
        ? List.of(
            FitParameter.positive("L", 1.2),
            FitParameter.free("u", 0, 0.1),
            FitParameter.positive("e", 1.5),
            FitParameter.positive("y", 0.2),
            FitParameter.free("s", 0, 0.1),
            FitParameter.positive("added", 3),
            FitParameter.free("h", 0, 0.1))
        : List.of(FitParameter.free("h", 0.4, 0.2));
  }

  @Override
  public Competition competition() {
    return Competition.SOCCER;
  }

  @Override
  public void evaluate(SoccerState state, Chances into) {
    if (state.over()) {
      into.certain(state.lead());
      return;
    }
    double d = strength(state.prior());
    boolean extra = state.knockout() && state.minute() > REGULAR;
    double share = extra ? extraShare(state.minute()) : share(state.minute());
    rest(share * perMatch, d, reds(state), state.lead(), into);
    if (state.knockout()) {
      throughExtraTime(state, d, extra, into);
    }
    bound(into);
  }

  private static int reds(SoccerState state) {
    int home = Math.max(0, state.homeReds());
    int away = Math.max(0, state.awayReds());
    return Math.max(-3, Math.min(3, away - home));
  }

  /** A level end is shared by what half an hour more and then penalties would give. */
  private void throughExtraTime(SoccerState state, double d, boolean extra, Chances into) {
    double level = into.draw();
    double home = into.home();
    double share = Logistic.probability(d * 0.1);
    if (!extra) {
      rest(perMatch * (EXTRA - REGULAR) / REGULAR, d, reds(state), 0, into);
      share = into.home() + into.draw() * share;
    }
    into.set(home + level * share, 0);
  }

  private static void bound(Chances into) {
    double least = Logistic.SUREST;
    double draw = into.draw() == 0 ? 0 : Math.max(least, into.draw());
    double home = Math.max(least, Math.min(1 - draw - least, into.home()));
    into.set(home, Math.min(draw, 1 - home - least));
  }

  /** Share of a match's goals that is still to come; the rate rises in a straight line. */
  private double share(double minute) {
    double end = REGULAR + added;
    double left = Math.max(0.4, end - Math.max(0, minute));
    double from = end - left;
    return (left + rising * (end * end - from * from) / (2 * end)) / (end + rising * end / 2);
  }

  private double extraShare(double minute) {
    return Math.max(0.3, EXTRA + 1 - minute) / REGULAR;
  }

  private static double strength(int i) {
    return STRONGEST * (2.0 * i / (STRENGTHS - 1) - 1);
  }

  private double strength(Prior prior) {
    if (!Double.isNaN(prior.homeWin())) {
      double away = 1 - prior.homeWin() - (Double.isNaN(prior.draw()) ? 0.25 : prior.draw());
      double odds = Math.log(Math.max(0.005, prior.homeWin()) / Math.max(0.005, away));
      return atOdds(odds);
    }
    if (!Double.isNaN(prior.ratingDifference())) {
      return rating * prior.ratingDifference() / 400 + (prior.neutral() ? 0 : ratingEdge);
    }
    return prior.neutral() ? 0 : homeEdge;
  }

  private double atOdds(double odds) {
    int i = 1;
    while (i < STRENGTHS - 1 && startLogOdds[i] < odds) {
      i++;
    }
    double share = (odds - startLogOdds[i - 1]) / (startLogOdds[i] - startLogOdds[i - 1]);
    double bounded = Math.max(0, Math.min(1, share));
    return strength(i - 1) + bounded * (strength(i) - strength(i - 1));
  }

  private void rest(double goals, double d, int fewerAway, int lead, Chances into) {
    double more = goals * Math.exp(mismatch * Math.abs(d));
    double pushing = Math.exp(Integer.signum(lead) * behind / 2);
    double homeMean = more * Math.exp(d / 2 + sentOff(-fewerAway)) / pushing;
    double awayMean = more * Math.exp(-d / 2 + sentOff(fewerAway)) * pushing;
    margin(homeMean, awayMean, lead, into);
  }

  /** Log factor on the goals of a side that has so many players fewer. */
  private static double sentOff(int fewer) {
    return fewer > 0 ? fewer * SENT_OFF : -fewer * AGAINST_FEWER;
  }

  private static void margin(double homeMean, double awayMean, int lead, Chances into) {
    double home = 0;
    double draw = 0;
    double ours = Math.exp(-homeMean);
    for (int i = 0; i <= MOST; i++) {
      double below = 0;
      double theirs = Math.exp(-awayMean);
      int level = i + lead;
      for (int j = 0; j < level && j <= MOST; j++) {
        below += theirs;
        theirs *= awayMean / (j + 1);
      }
      home += ours * below;
      draw += level >= 0 && level <= MOST ? ours * theirs : 0;
      ours *= homeMean / (i + 1);
      if (ours < 1e-12 && i > homeMean) {
        break;
      }
    }
    into.set(Math.min(1, home), Math.min(1 - Math.min(1, home), draw));
  }
}
