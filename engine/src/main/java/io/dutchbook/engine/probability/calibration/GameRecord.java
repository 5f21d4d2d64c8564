package io.dutchbook.engine.probability.calibration;

/**
 * What model and market said during one game, held against its result once that is known. A game
 * counts once, however often both spoke: states of a game are too alike to be counted as evidence
 * each.
 *
 * @param moments how often both spoke
 * @param modelIfHome sum of the model's log losses should the home side win
 * @param modelIfAway should it not
 * @param marketIfHome sum of the market's should the home side win
 * @param marketIfAway should it not
 */
public record GameRecord(
    int moments, double modelIfHome, double modelIfAway, double marketIfHome, double marketIfAway) {
  private static final double LEAST = 0.0005;

  /** Nothing was said yet. */
  public static final GameRecord EMPTY = new GameRecord(0, 0, 0, 0, 0);

  /**
   * With another moment.
   *
   * @param model its probability of a home win
   * @param market the market's at the same moment
   */
  public GameRecord heard(double model, double market) {
    if (!(model >= 0 && model <= 1 && market >= 0 && market <= 1)) {
      throw new IllegalArgumentException(
          "model " + model + " and market " + market + " are not probabilities");
    }
    return new GameRecord(
        moments + 1,
        modelIfHome + loss(model),
        modelIfAway + loss(1 - model),
        marketIfHome + loss(market),
        marketIfAway + loss(1 - market));
  }

  private static double loss(double probability) {
    return -Math.log(Math.max(LEAST, Math.min(1 - LEAST, probability)));
  }

  /** The model's mean log loss, knowing the result. */
  double model(boolean homeWon) {
    return (homeWon ? modelIfHome : modelIfAway) / moments;
  }

  /** The market's. */
  double market(boolean homeWon) {
    return (homeWon ? marketIfHome : marketIfAway) / moments;
  }
}
