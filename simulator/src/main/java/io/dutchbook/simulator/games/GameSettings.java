package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import java.util.List;

/**
 * What is played.
 *
 * @param leagues at least one, taken in turn
 * @param games how many are on at any time
 * @param speed how many seconds of life pass in a second
 * @param keptMillis how long a finished game stays on the scoreboard
 */
public record GameSettings(List<League> leagues, int games, double speed, long keptMillis) {
  /** The most games at a time. */
  public static final int MAX_GAMES = 200;

  /** Copies the list and refuses what cannot be played. */
  public GameSettings {
    leagues = List.copyOf(leagues);
    if (leagues.isEmpty() || games < 1 || games > MAX_GAMES || !(speed > 0) || keptMillis < 0) {
      throw new IllegalArgumentException(
          "cannot play " + games + " games of " + leagues + " at speed " + speed);
    }
  }
}
