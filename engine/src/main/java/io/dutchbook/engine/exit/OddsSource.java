package io.dutchbook.engine.exit;

import io.dutchbook.engine.game.GameState;
import org.jspecify.annotations.Nullable;

/** Where the probabilities of a game come from. */
@FunctionalInterface
public interface OddsSource {
  /** Knows none: rules that need a probability do not speak. */
  OddsSource UNKNOWN = (_, _) -> null;

  /**
   * The probabilities of a moment; nothing while they are not known.
   *
   * @param state the score; nothing before the first report
   * @param now epoch milliseconds
   */
  @Nullable Odds odds(@Nullable GameState state, long now);
}
