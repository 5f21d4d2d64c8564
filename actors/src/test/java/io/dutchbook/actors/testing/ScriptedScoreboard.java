package io.dutchbook.actors.testing;

import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A scoreboard that shows what a test says. */
public final class ScriptedScoreboard implements Scoreboard {
  private final List<Entry> games = new ArrayList<>();
  private final Map<LocalDate, List<Entry>> days = new HashMap<>();
  private final List<LocalDate> daysAsked = new ArrayList<>();
  private @Nullable Throwable failure;
  private int asked;

  /** Shows a game, or shows it otherwise than before. */
  public void game(String id, String home, String away, GameState state) {
    games.removeIf(game -> game.gameId().equals(id));
    games.add(new Entry(id, home, away, VirtualTime.START, state));
  }

  /** Shows a game on a day ahead. */
  public void ahead(LocalDate day, Entry game) {
    days.computeIfAbsent(day, _ -> new ArrayList<>()).add(game);
  }

  /** Fails from now on. */
  public void fail(String why) {
    failure = new IllegalStateException(why);
  }

  /** Fails from now on. */
  public void fail(Throwable why) {
    failure = why;
  }

  /** Answers again. */
  public void recover() {
    failure = null;
  }

  /** Shows nothing any more. */
  public void clear() {
    games.clear();
  }

  /** The days ahead that it was asked for. */
  public List<LocalDate> daysAsked() {
    return List.copyOf(daysAsked);
  }

  /** How often it was asked for what it shows now. */
  public int asked() {
    return asked;
  }

  @Override
  public CompletionStage<List<Entry>> games(League league) {
    asked++;
    return answer(games);
  }

  @Override
  public CompletionStage<List<Entry>> games(League league, LocalDate day) {
    daysAsked.add(day);
    return answer(days.getOrDefault(day, List.of()));
  }

  private CompletionStage<List<Entry>> answer(List<Entry> shown) {
    return failure == null
        ? CompletableFuture.completedStage(List.copyOf(shown))
        : CompletableFuture.failedStage(failure);
  }
}
