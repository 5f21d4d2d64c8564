package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.simulator.seed.Seed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Draws up games: leagues in turn, no club twice at a time, no two clubs against each other twice
 * on one day, because both venues name a market by day and clubs. Belongs to one thread.
 */
final class Programme {
  private static final long FIRST_ID = 401_800_000;

  private final GameSettings settings;
  private final Seed seed;
  private final Random order;
  private final Set<String> played = new HashSet<>();
  private long drawnUp;

  Programme(GameSettings settings, Seed seed) {
    this.settings = settings;
    this.seed = seed;
    this.order = Random.from(seed.part("order").numbers());
  }

  /** The next game, to begin at a time; nothing when every pair of the day has played. */
  Optional<Game> next(long startsAt, Collection<Game> running) {
    LocalDate date = Matchup.dayOf(startsAt);
    for (int i = 0; i < settings.leagues().size(); i++) {
      long turn = drawnUp + i;
      League league = settings.leagues().get((int) (turn % settings.leagues().size()));
      Optional<List<Team>> pair = pair(league, date, running);
      if (pair.isPresent()) {
        String id = Long.toString(FIRST_ID + turn);
        Matchup matchup =
            Matchup.at(startsAt, id, league, pair.get().getFirst(), pair.get().getLast());
        drawnUp = turn + 1;
        return Optional.of(Game.play(matchup, seed.part(matchup.id()), settings.speed()));
      }
    }
    return Optional.empty();
  }

  private Optional<List<Team>> pair(League league, LocalDate date, Collection<Game> running) {
    Set<Team> busy = new HashSet<>();
    running.forEach(game -> busy.addAll(List.of(game.matchup().home(), game.matchup().away())));
    List<Team> free = new ArrayList<>(Teams.table().of(league));
    free.removeAll(busy);
    Collections.shuffle(free, order);
    for (int i = 0; i < free.size(); i++) {
      for (int j = i + 1; j < free.size(); j++) {
        if (played.add(date + " " + pairKey(free.get(i), free.get(j)))) {
          return Optional.of(List.of(free.get(i), free.get(j)));
        }
      }
    }
    return Optional.empty();
  }

  private static String pairKey(Team one, Team other) {
    String a = one.league().key() + one.code();
    String b = other.league().key() + other.code();
    return a.compareTo(b) < 0 ? a + " " + b : b + " " + a;
  }
}
