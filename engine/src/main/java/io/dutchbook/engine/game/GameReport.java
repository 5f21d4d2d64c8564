package io.dutchbook.engine.game;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine believes of a game, and what keeps it from building upon that.
 *
 * @param state the last state that was believed; nothing before the first
 * @param flags what is wrong; empty when model signals may use the state
 * @param corrections how often a doubt turned out to be the truth
 * @param problem why the scoreboard could not be read last time; empty when it could
 */
public record GameReport(
    @Nullable GameState state, List<GameFlag> flags, int corrections, String problem) {
  /** Copies the list. */
  public GameReport {
    flags = List.copyOf(flags);
  }

  /** Whether anything may be concluded from the score. */
  public boolean isUsable() {
    return flags.isEmpty();
  }
}
