package io.dutchbook.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.ScorePace.Followed;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorePaceTest {
  private static final ScorePace PACE =
      new ScorePace(2_000, 5_000, 15_000, 20_000, 900_000, 60_000, 600_000, 5_000, 120_000);
  private static final long NOW = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "LIVE, 4, 300, 100, 92, 2000",
    "LIVE, 4, 301, 100, 92, 5000",
    "LIVE, 4, 10, 100, 91, 5000",
    "LIVE, 1, 10, 20, 20, 5000",
    "OVERTIME, 5, 300, 100, 100, 2000",
    "BREAK, 3, 0, 80, 80, 15000",
    "HALFTIME, 2, 0, 50, 50, 15000",
    "DELAYED, 1, 720, 0, 0, 60000",
    "SUSPENDED, 3, 720, 0, 0, 60000",
    "UNKNOWN, 1, 0, 0, 0, 60000",
    "FINAL, 4, 0, 90, 80, 600000",
    "POSTPONED, 0, 0, 0, 0, 600000",
    "OFF, 0, 0, 0, 0, 600000"
  })
  void looksAsOftenAsTheGameDeserves(
      GamePhase phase, int period, int clock, int home, int away, long pause) {
    GameState state = Readings.state(phase, period, new GameClock.Down(clock), home, away, NOW);

    assertThat(PACE.pause(Rulebook.NBA, List.of(new Followed(state, NOW)), NOW)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "-600000, 20000",
    "0, 20000",
    "900000, 20000",
    "910000, 20000",
    "930000, 30000",
    "3000000, 60000",
    "3600001, 600000",
    "86400000, 600000"
  })
  void wakesUpInTimeForTheStart(long toStart, long pause) {
    GameState scheduled = Readings.state(GamePhase.SCHEDULED, 0, GameClock.NONE, 0, 0, NOW);

    assertThat(PACE.pause(Rulebook.NBA, List.of(new Followed(scheduled, NOW + toStart)), NOW))
        .isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({"3600001, 600000", "600000, 20000", "-600000, 20000", "-21600001, 600000"})
  void aGameThatNoBoardHasShownIsWaitedForLikeAScheduledOneButNotForEver(long toStart, long pause) {
    assertThat(PACE.pause(Rulebook.NBA, List.of(new Followed(null, NOW + toStart)), NOW))
        .isEqualTo(pause);
  }

  @Test
  void theMostUrgentGameDecidesAndWithoutOneItRests() {
    Followed over =
        new Followed(
            Readings.state(GamePhase.FINAL, 4, new GameClock.Down(0), 90, 80, NOW), NOW - 1);
    Followed close = new Followed(Readings.live(4, 20, 90, 89, NOW), NOW - 1);

    assertThat(PACE.pause(Rulebook.NBA, List.of(over, close), NOW)).isEqualTo(2_000);
    assertThat(PACE.pause(Rulebook.NBA, List.of(), NOW)).isEqualTo(600_000);
  }

  @ParameterizedTest
  @CsvSource({
    "MLB, 8, 4, 2, 2000",
    "MLB, 7, 4, 2, 5000",
    "MLB, 9, 9, 2, 5000",
    "COLLEGE_FOOTBALL, 4, 4, 2, 2000"
  })
  void withoutAClockTheLastPeriodsCount(
      Rulebook rules, int period, int home, int away, long pause) {
    GameState state = Readings.state(GamePhase.LIVE, period, GameClock.NONE, home, away, NOW);

    assertThat(PACE.pause(rules, List.of(new Followed(withoutTime(state), NOW)), NOW))
        .isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 5000",
    "2, 0, 0, 10000",
    "3, 0, 0, 20000",
    "6, 0, 0, 120000",
    "100, 0, 0, 120000",
    "1, 30000, 0, 30000",
    "9, 30000, 0, 120000",
    "1, 300000, 0, 300000",
    "2, 0, 0.1, 11000"
  })
  void failuresMakeItRarerUpToABoundAndWhatIsAskedForIsWaitedFor(
      int failures, long retryAfter, double spread, long pause) {
    assertThat(PACE.afterFailures(failures, OptionalLong.of(retryAfter), spread)).isEqualTo(pause);
  }

  private static GameState withoutTime(GameState state) {
    return new GameState(
        state.phase(),
        state.period(),
        state.clock(),
        TimeLeft.UNKNOWN,
        0,
        state.homeScore(),
        state.awayScore(),
        Situation.UNKNOWN,
        SeasonType.REGULAR,
        false,
        null,
        "",
        NOW);
  }
}
