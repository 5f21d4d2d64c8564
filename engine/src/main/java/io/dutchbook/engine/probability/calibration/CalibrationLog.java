package io.dutchbook.engine.probability.calibration;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * How one league's model has done against the market over its last games. Immutable.
 *
 * @param rule when edges go off and on
 * @param scored the last games, oldest first; never more than the rule's
 * @param off whether edges were switched off for being worse than the market
 */
public record CalibrationLog(CalibrationRule rule, PVector<ScoredGame> scored, boolean off) {

  /** No game yet. */
  public static CalibrationLog empty(CalibrationRule rule) {
    return new CalibrationLog(rule, TreePVector.empty(), false);
  }

  /**
   * With a game that has ended; the same when model and market never spoke of it together.
   *
   * @param homeWon whether the home side won; what is neither won nor lost must not be logged
   */
  public CalibrationLog ended(GameRecord game, boolean homeWon) {
    if (game.moments() == 0) {
      return this;
    }
    PVector<ScoredGame> kept = scored.size() >= rule.games() ? scored.minus(0) : scored;
    PVector<ScoredGame> all = kept.plus(new ScoredGame(game.model(homeWon), game.market(homeWon)));
    CalibrationLog then = new CalibrationLog(rule, all, off);
    return new CalibrationLog(rule, all, then.trust() instanceof Trust.WorseThanMarket);
  }

  /** Whether edges may be traded. */
  public Trust trust() {
    int games = scored.size();
    if (games < rule.leastGames()) {
      return new Trust.TooFewGames(games, rule.leastGames());
    }
    double model = scored.stream().mapToDouble(ScoredGame::model).sum() / games;
    double market = scored.stream().mapToDouble(ScoredGame::market).sum() / games;
    double allowed = off ? rule.backWithin() : rule.margin();
    return model - market > allowed
        ? new Trust.WorseThanMarket(games, model, market, allowed)
        : new Trust.Trusted(games, model, market);
  }

  /**
   * A game's mean log losses.
   *
   * @param model the model's
   * @param market the market's at the same moments
   */
  public record ScoredGame(double model, double market) {}
}
