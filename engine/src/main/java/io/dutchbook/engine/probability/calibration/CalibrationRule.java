package io.dutchbook.engine.probability.calibration;

/**
 * When a model's edges are switched off, and on again.
 *
 * @param games how many of the last games are looked at
 * @param leastGames with fewer nothing is concluded and edges stay off
 * @param margin log loss by which the model may be worse than the market; beyond, edges go off
 * @param backWithin log loss by which it may be worse for edges to come back; below {@code margin},
 *     so that they do not flicker
 */
public record CalibrationRule(int games, int leastGames, double margin, double backWithin) {
  private static final int MOST_GAMES = 10_000;

  /** Refuses a rule that cannot be kept. */
  public CalibrationRule {
    if (games < 1 || games > MOST_GAMES || leastGames < 1 || leastGames > games) {
      throw new IllegalArgumentException(
          "games " + games + " and least games " + leastGames + " are not 1 to " + MOST_GAMES);
    }
    if (!(backWithin <= margin)) {
      throw new IllegalArgumentException(
          "back within " + backWithin + " is more than the margin " + margin);
    }
  }

  /**
   * 200 games, at least 40 of them; off when worse by 0.01, back when worse by no more than 0.002.
   */
  public static CalibrationRule usual() {
    return new CalibrationRule(200, 40, 0.01, 0.002);
  }
}
