package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.PMap;

/**
 * What is known of the games.
 *
 * @param teams who plays in each game that has or had something at risk and is not finished; none
 *     when they are not known
 * @param rests games that rest after a trade
 * @param finished what was kept of the games that were closed last
 */
public record KnownGames(
    PMap<GameId, List<String>> teams,
    PMap<GameId, Rest> rests,
    PMap<GameId, FinishedGame> finished) {
  private static final int MAX_FINISHED = 1_000;

  /** Whether a game has or had something at risk and is not finished. */
  public boolean contains(GameId game) {
    return teams.containsKey(game);
  }

  KnownGames plus(GameId game, List<String> playing) {
    boolean known = playing.isEmpty() && teams.containsKey(game);
    return new KnownGames(
        known ? teams : teams.plus(game, List.copyOf(playing)), rests, finished.minus(game));
  }

  KnownGames resting(GameId game, Rest rest, long now) {
    PMap<GameId, Rest> current = rests;
    for (Map.Entry<GameId, Rest> entry : rests.entrySet()) {
      current = entry.getValue().until() <= now ? current.minus(entry.getKey()) : current;
    }
    return new KnownGames(teams, current.plus(game, rest), finished);
  }

  KnownGames closed(GameId game, FinishedGame result) {
    PMap<GameId, FinishedGame> kept = finished.plus(game, result);
    Comparator<Map.Entry<GameId, FinishedGame>> age =
        Comparator.comparingLong(entry -> entry.getValue().closedAt());
    Optional<GameId> oldest =
        kept.size() > MAX_FINISHED
            ? kept.entrySet().stream().min(age).map(Map.Entry::getKey)
            : Optional.empty();
    return new KnownGames(
        teams.minus(game), rests, oldest.<PMap<GameId, FinishedGame>>map(kept::minus).orElse(kept));
  }

  /** Whether a team plays in a game; where nobody knows who plays, every team may. */
  boolean mayPlay(String team, GameId game) {
    List<String> playing = teams.getOrDefault(game, List.of());
    return playing.isEmpty() || playing.contains(team);
  }
}
