package io.dutchbook.simulator.games;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.games.GameEvent.Finished;
import io.dutchbook.simulator.games.GameEvent.Listed;
import io.dutchbook.simulator.games.GameEvent.Moved;
import io.dutchbook.simulator.games.GameEvent.Started;
import io.dutchbook.simulator.seed.Seed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GameDayTest {
  private static final long NOON = 1_795_366_800_000L;
  private static final long HOUR = 3_600_000L;
  private static final GameSettings SETTINGS =
      new GameSettings(
          List.of(League.NBA, League.NFL, League.NHL, League.MLB, League.EPL), 8, 60, 60_000);

  private static List<GameEvent> hour(GameDay day, long step) {
    List<GameEvent> events = new ArrayList<>();
    for (long now = NOON; now <= NOON + HOUR; now += step) {
      events.addAll(day.advance(now));
    }
    return events;
  }

  @Test
  void beginsWithMostGamesUnderWay() {
    GameDay day = new GameDay(SETTINGS, new Seed(1));

    List<GameEvent> events = day.advance(NOON);

    assertThat(events).filteredOn(Listed.class::isInstance).hasSize(8);
    assertThat(events).filteredOn(Started.class::isInstance).hasSize(7);
    assertThat(events).filteredOn(Moved.class::isInstance).hasSize(8);
    assertThat(day.games())
        .extracting(game -> game.matchup().league().key())
        .containsExactly("nba", "nfl", "nhl", "mlb", "epl", "nba", "nfl", "nhl");
  }

  @Test
  void everyGameThatEndsIsFollowedByAnotherAndNoPairMeetsTwice() {
    GameDay day = new GameDay(SETTINGS, new Seed(2));

    List<GameEvent> events = hour(day, 250);

    Set<Set<String>> pairs = new HashSet<>();
    int running = 0;
    for (GameEvent event : events) {
      Matchup matchup = event.game().matchup();
      switch (event) {
        case Listed listed -> {
          running++;
          assertThat(pairs.add(Set.of(matchup.home().name(), matchup.away().name()))).isTrue();
        }
        case Finished finished -> running--;
        case Started started -> assertThat(started.at()).isGreaterThanOrEqualTo(NOON);
        case Moved moved -> assertThat(moved.outlook()).hasSize(matchup.league().outcomes().size());
      }
    }
    assertThat(running).isEqualTo(8);
    assertThat(pairs).hasSizeGreaterThan(100);
    assertThat(day.games()).hasSizeLessThan(20);
  }

  @Test
  void aSeedGivesTheSameDay() {
    Map<String, List<GameEvent>> first = byGame(hour(new GameDay(SETTINGS, new Seed(3)), 100));
    Map<String, List<GameEvent>> second = byGame(hour(new GameDay(SETTINGS, new Seed(3)), 100));

    assertThat(first).isEqualTo(second);
  }

  private static Map<String, List<GameEvent>> byGame(List<GameEvent> events) {
    Map<String, List<GameEvent>> games = new HashMap<>();
    events.forEach(event ->
        games.computeIfAbsent(event.game().matchup().id(), id -> new ArrayList<>()).add(event));
    return games;
  }
}
