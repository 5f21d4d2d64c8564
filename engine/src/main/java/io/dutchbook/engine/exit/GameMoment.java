package io.dutchbook.engine.exit;

import io.dutchbook.engine.game.GameClock;
import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
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
    Rulebook rules = Rulebook.of(league);
    boolean last =
        state.period() >= rules.periods()
            && rules.secondsOf(state.period(), state.season()).isPresent();
    return last
            && state.margin() > 0
            && state.phase().isRunning()
            && state.clock() instanceof GameClock.Down(int seconds)
        ? (long) seconds
        : null;
  }
}
