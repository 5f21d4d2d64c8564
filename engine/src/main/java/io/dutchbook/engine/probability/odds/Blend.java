package io.dutchbook.engine.probability.odds;

import io.dutchbook.engine.probability.Logistic;
import io.dutchbook.engine.probability.Normal;

/**
 * Several opinions about one chance as one. They are averaged as log-odds or as normal quantiles,
 * never as probabilities, which makes sure opinions unsure.
 */
public final class Blend {
  private static final double LEAST = 1e-4;

  private Blend() {}

  /** Two opinions as log-odds. */
  public static double logit(double first, double second, double weightOfSecond) {
    return Logistic.probability(
        (1 - weight(weightOfSecond)) * Logistic.logit(bounded(first))
            + weightOfSecond * Logistic.logit(bounded(second)));
  }

  /** Two opinions as normal quantiles. */
  public static double quantile(double first, double second, double weightOfSecond) {
    return Normal.below(
        (1 - weight(weightOfSecond)) * Normal.quantile(bounded(first))
            + weightOfSecond * Normal.quantile(bounded(second)));
  }

  private static double weight(double weight) {
    if (!(weight >= 0 && weight <= 1)) {
      throw new IllegalArgumentException("a weight of " + weight + " is not 0 to 1");
    }
    return weight;
  }

  private static double bounded(double probability) {
    return Math.max(LEAST, Math.min(1 - LEAST, probability));
  }
}
