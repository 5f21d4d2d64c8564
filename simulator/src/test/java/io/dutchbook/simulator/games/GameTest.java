package io.dutchbook.simulator.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.seed.Seed;
import io.dutchbook.simulator.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GameTest {
  private static final long NOON = 1_795_366_800_000L;

  static Stream<Arguments> games() {
    return Stream.of(League.values())
        .flatMap(league -> Seeds.first(10).mapToObj(seed -> Arguments.of(league, seed)));
  }

  private static Game play(League league, long seed) {
    var teams = Teams.table().of(league);
    return Game.play(
        Matchup.at(NOON, "401", league, teams.getFirst(), teams.getLast()), new Seed(seed), 1);
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("games")
  void isPlayedToACertainEnd(League league, long seed) {
    Game game = play(league, seed);

    List<Moment> moments = game.moments();
    assertThat(moments).extracting(Moment::phase).containsOnlyOnce(Phase.FINAL);
    assertThat(moments.getLast().outlook())
        .isEqualTo(Outlook.of(moments.getLast().homeScore() - moments.getLast().awayScore()));
    assertThat(league.ending() != League.Ending.WINNER || moments.getLast().outlook().level() == 0)
        .isTrue();
    for (int i = 0; i < moments.size(); i++) {
      Outlook outlook = moments.get(i).outlook();
      assertThat(outlook.home() + outlook.level() + outlook.away()).isEqualTo(1, within(1e-9));
      if (i > 0) {
        assertThat(moments.get(i).offset()).isGreaterThanOrEqualTo(moments.get(i - 1).offset());
        assertThat(moments.get(i).period()).isGreaterThanOrEqualTo(moments.get(i - 1).period());
        assertThat(moments.get(i).homeScore())
            .isGreaterThanOrEqualTo(moments.get(i - 1).homeScore());
      }
    }
  }

  @ParameterizedTest(name = "{0} seed {1}")
  @MethodSource("games")
  void theClockNeverRunsBackwardWithinAPeriod(League league, long seed) {
    Game game = play(league, seed);
    int direction = league.sport() == Sport.SOCCER ? 1 : -1;

    int period = 0;
    int clock = 0;
    for (long now = game.matchup().startsAt(); now <= game.endsAt(); now += 7_300) {
      Moment moment = game.at(now);
      int shown = game.clockAt(now);
      if (moment.period() == period && moment.phase() == Phase.PLAYING) {
        assertThat((shown - clock) * direction).isGreaterThanOrEqualTo(0);
      }
      period = moment.period();
      clock = shown;
    }
  }

  @Test
  void theSameSeedPlaysTheSameGame() {
    assertThat(play(League.NBA, 7).moments()).isEqualTo(play(League.NBA, 7).moments());
    assertThat(play(League.NBA, 7).moments()).isNotEqualTo(play(League.NBA, 8).moments());
  }

  /** The true chances at the start, averaged over many games, are how often those endings come. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("leagues")
  void theOutlookIsTrue(League league) {
    List<Game> games = new ArrayList<>();
    Seeds.first(600).forEach(seed -> games.add(play(league, 10_000 + seed)));

    Map<Integer, Long> endings =
        games.stream().collect(Collectors.groupingBy(Game::outcome, Collectors.counting()));

    for (int outcome = 0; outcome < league.outcomes().size(); outcome++) {
      int index = outcome;
      double expected =
          games.stream().mapToDouble(game -> game.outlookAt(NOON).get(index)).average().orElse(0);
      double seen = endings.getOrDefault(outcome, 0L) / (double) games.size();
      assertThat(seen).isEqualTo(expected, within(0.08));
    }
  }

  static Stream<League> leagues() {
    return Stream.of(League.values());
  }
}
