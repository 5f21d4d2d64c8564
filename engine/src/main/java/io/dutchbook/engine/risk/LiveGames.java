package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.money.Money;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What the games say of themselves. Nothing of it is journaled: they say it again.
 *
 * @param exposures what each game reported last
 * @param awaited games whose risk is unknown, because the desk restarted since their last report
 * @param marks what each game's contracts would bring, as it was said last
 */
public record LiveGames(
    PMap<GameId, GameExposure> exposures, PSet<GameId> awaited, PMap<GameId, GameMark> marks) {
  /** Nothing said, nothing awaited. */
  public static final LiveGames NOTHING =
      new LiveGames(HashTreePMap.empty(), HashTreePSet.empty(), HashTreePMap.empty());

  LiveGames reported(GameExposure exposure) {
    GameId game = exposure.game();
    return new LiveGames(exposures.plus(game, exposure), awaited.minus(game), marks);
  }

  LiveGames marked(GameMark mark) {
    return new LiveGames(exposures, awaited, marks.plus(mark.game(), mark));
  }

  LiveGames closed(GameId game) {
    return new LiveGames(exposures.minus(game), awaited.minus(game), marks.minus(game));
  }

  /** Loss of a game at its mark. Without a mark of just this position its whole cost is lost. */
  Money unrealizedLoss(GameExposure exposure) {
    Money cost = exposure.cost();
    GameMark mark = marks.get(exposure.game());
    Money worth = mark != null && mark.cost().equals(cost) ? mark.worth() : Money.ZERO;
    return cost.minus(worth).max(Money.ZERO);
  }
}
