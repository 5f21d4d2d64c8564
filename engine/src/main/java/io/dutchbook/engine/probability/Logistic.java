package io.dutchbook.engine.probability;

/** Log-odds, the space in which information about a probability adds up. */
public final class Logistic {
  /** No model is surer than this of a game that is not over. */
  public static final double SUREST = 1e-6;

  private Logistic() {}

  /** The log-odds of a probability; infinite at 0 and 1. */
  public static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** The probability of log-odds. */
  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** The probability, kept off 0 and 1. */
  public static double unsure(double probability) {
    return Math.max(SUREST, Math.min(1 - SUREST, probability));
  }
}
