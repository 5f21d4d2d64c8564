package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;

/** Which games a sum of risk goes over. */
@FunctionalInterface
public interface Scope {
  /** Every game. */
  Scope ACCOUNT = (game, league) -> true;

  /** Whether a game counts. */
  boolean includes(GameId game, League league);

  /** One game. */
  static Scope of(GameId only) {
    return (game, league) -> game.equals(only);
  }

  /** All games of a league. */
  static Scope of(League only) {
    return (game, league) -> league == only;
  }
}
