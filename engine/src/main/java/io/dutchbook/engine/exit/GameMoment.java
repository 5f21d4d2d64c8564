package io.dutchbook.engine.exit;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import org.jspecify.annotations.Nullable;

/**
 * How far a game is.
 *
 * @param phase where it stands
 * @param secondsLeft seconds of play until it is decided; nothing when that cannot be said: no
 *     clock, a clock that counts up, or a score that is level
 */
public record GameMoment(GamePhase phase, @Nullable Long secondsLeft) {
  /** Nothing is known of the game. */
  public static final GameMoment UNKNOWN = new GameMoment(GamePhase.UNKNOWN, null);

  /** What the scoreboard says of it; nothing is known before it has said something. */
  public static GameMoment of(League league, @Nullable GameState state) {
    return state == null ? UNKNOWN : new GameMoment(state.phase(), secondsLeft(league, state));
  }

  private static @Nullable Long secondsLeft(League league, GameState state) {
    int periods = periodsByTheClock(league);
    boolean last = periods > 0 && state.period() >= periods;
    boolean level = state.homeScore() == state.awayScore();
    return last && !level && state.phase() == GamePhase.LIVE ? (long) state.clockSeconds() : null;
  }

  /** How many periods a game has whose clock counts down to its end; none for other sports. */
  private static int periodsByTheClock(League league) {
    return switch (league) {
      case NFL, NBA, WNBA -> 4;
      case NHL -> 3;
      default -> 0;
    };
  }
}
