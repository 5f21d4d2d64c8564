package io.dutchbook.engine.probability.calibration;

/** Whether a model's edges may be traded, and why. */
public sealed interface Trust {
  /** Whether they may. */
  default boolean edgesOn() {
    return this instanceof Trusted;
  }

  /**
   * Too few games to know.
   *
   * @param games seen so far
   * @param needed by the rule
   */
  record TooFewGames(int games, int needed) implements Trust {}

  /**
   * As good as the market or nearly.
   *
   * @param games looked at
   * @param model its mean log loss
   * @param market that of the market's price at the same moments
   */
  record Trusted(int games, double model, double market) implements Trust {}

  /**
   * Worse than the market.
   *
   * @param games looked at
   * @param model its mean log loss
   * @param market that of the market's price at the same moments
   * @param allowed by how much it may be worse now
   */
  record WorseThanMarket(int games, double model, double market, double allowed) implements Trust {}
}
