package io.dutchbook.actors.discovery;

import io.dutchbook.engine.game.League;
import io.dutchbook.venues.Scoreboard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The games of the coming days. ESPN answers no ranges of days (since 2026-09-22), so every day is
 * asked for by itself, one after the other.
 */
final class DaysAhead {
  private final Scoreboard scoreboard;
  private final int days;

  DaysAhead(Scoreboard scoreboard, int days) {
    this.scoreboard = scoreboard;
    this.days = days;
  }

  /** Every game of a league on the days after one. Fails when one of them cannot be read. */
  CompletionStage<List<Scoreboard.Entry>> after(League league, LocalDate today) {
    CompletionStage<List<Scoreboard.Entry>> found = CompletableFuture.completedFuture(List.of());
    for (int ahead = 1; ahead <= days; ahead++) {
      LocalDate day = today.plusDays(ahead);
      found =
          found.thenCompose(
              before -> scoreboard.games(league, day).thenApply(more -> joined(before, more)));
    }
    return found;
  }

  private static List<Scoreboard.Entry> joined(
      List<Scoreboard.Entry> before, List<Scoreboard.Entry> more) {
    List<Scoreboard.Entry> all = new ArrayList<>(before);
    all.addAll(more);
    return List.copyOf(all);
  }
}
