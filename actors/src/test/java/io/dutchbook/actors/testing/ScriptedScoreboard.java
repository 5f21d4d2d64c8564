package io.dutchbook.actors.testing;

import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A scoreboard that shows what a test says. */
public final class ScriptedScoreboard implements Scoreboard {
  private final List<Entry> games = new ArrayList<>();
  private @Nullable String failure;
  private int asked;

  /** Shows a game, or shows it otherwise than before. */
  public void game(String id, String home, String away, GameState state) {
    games.removeIf(game -> game.gameId().equals(id));
    games.add(new Entry(id, home, away, VirtualTime.START, state));
  }

  /** Fails from now on. */
  public void fail(String why) {
    failure = why;
  }

  /** Shows nothing any more. */
  public void clear() {
    games.clear();
  }

  /** How often it was asked. */
  public int asked() {
    return asked;
  }

  @Override
  public CompletionStage<List<Entry>> games(League league) {
    asked++;
    return failure == null
        ? CompletableFuture.completedStage(List.copyOf(games))
        : CompletableFuture.failedStage(new IllegalStateException(failure));
  }
}
