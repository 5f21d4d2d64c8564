package io.dutchbook.engine.game;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeLeftTest {

  @ParameterizedTest
  @CsvSource({
    "NBA, 1, 300, 2460",
    "HALVES_OF_TWENTY, 1, 600, 1800",
    "NHL, 1, 600, 3000",
    "NFL, 1, 600, 3300",
    "NBA, 5, 180, 180",
    "HALVES_OF_TWENTY, 3, 300, 300",
    "QUARTERS_OF_TEN, 4, 12, 12",
    "COLLEGE_FOOTBALL, 3, 516, 1416",
    "NFL, 4, 0, 0"
  })
  void aClockThatCountsDownLeavesTheOtherPeriods(
      Rulebook rules, int period, int clock, int expected) {
    assertThat(live(rules, period, new GameClock.Down(clock)).onClock()).hasValue(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 2700, 5400",
    "1, 1800, 0, 900, 3600",
    "1, 2700, 180, 0, 2700",
    "2, 4020, 0, 1380, 1380",
    "2, 5400, 300, 0, 0",
    "3, 5700, 0, 600, 0",
    "4, 7200, 60, 0, 0"
  })
  void aClockThatCountsUpLeavesWhatIsMissingToTheEndOfTheHalf(
      int period, int clock, int added, int inPeriod, int inRegulation) {
    assertThat(live(Rulebook.SOCCER, period, new GameClock.Up(clock, added)))
        .isEqualTo(new TimeLeft(inPeriod, inRegulation));
  }

  @Test
  void whatNoClockTellsIsUnknownAndNotZero() {
    assertThat(live(Rulebook.MLB, 5, GameClock.NONE)).isEqualTo(TimeLeft.UNKNOWN);
    assertThat(live(Rulebook.NBA, 2, GameClock.UNKNOWN)).isEqualTo(TimeLeft.UNKNOWN);
    assertThat(live(Rulebook.COLLEGE_FOOTBALL, 5, GameClock.NONE)).isEqualTo(TimeLeft.UNKNOWN);
    assertThat(live(Rulebook.SOCCER, 5, GameClock.NONE)).isEqualTo(TimeLeft.UNKNOWN);
    assertThat(TimeLeft.UNKNOWN.onClock()).isEmpty();
  }

  @Test
  void betweenPeriodsTheClockDoesNotMatter() {
    assertThat(in(GamePhase.BREAK, Rulebook.NBA, 1, new GameClock.Down(564)))
        .isEqualTo(new TimeLeft(0, 2_160));
    assertThat(in(GamePhase.HALFTIME, Rulebook.HALVES_OF_TWENTY, 1, GameClock.UNKNOWN))
        .isEqualTo(new TimeLeft(0, 1_200));
    assertThat(in(GamePhase.HALFTIME, Rulebook.SOCCER, 1, new GameClock.Up(2_700, 0)))
        .isEqualTo(new TimeLeft(0, 2_700));
  }

  @Test
  void beforeTheStartAllIsLeftAndAfterTheEndNothing() {
    assertThat(in(GamePhase.SCHEDULED, Rulebook.NHL, 0, GameClock.NONE))
        .isEqualTo(new TimeLeft(1_200, 3_600));
    assertThat(in(GamePhase.FINAL, Rulebook.NFL, 5, new GameClock.Down(120)))
        .isEqualTo(new TimeLeft(0, 0));
    assertThat(in(GamePhase.POSTPONED, Rulebook.NFL, 0, GameClock.NONE))
        .isEqualTo(TimeLeft.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "NHL, 3, 0",
    "NBA, 4, 0",
    "NFL, 4, 0",
    "COLLEGE_FOOTBALL, 4, 0",
    "HALVES_OF_TWENTY, 2, 0",
    "MLB, 9, 0",
    "SOCCER, 2, 0",
    "NHL, 4, 1",
    "NBA, 6, 2",
    "MLB, 11, 2",
    "HALVES_OF_TWENTY, 3, 1"
  })
  void overtimeBeginsAfterTheLastRegularPeriod(Rulebook rules, int period, int overtime) {
    assertThat(rules.overtime(period)).isEqualTo(overtime);
  }

  @ParameterizedTest
  @CsvSource({
    "NFL, REGULAR, 5, 600", "NFL, POSTSEASON, 5, 900", "NHL, REGULAR, 4, 300",
    "NHL, POSTSEASON, 5, 1200", "NBA, REGULAR, 5, 300", "SOCCER, POSTSEASON, 3, 900"
  })
  void overtimeIsAsLongAsTheSeasonSays(Rulebook rules, SeasonType season, int period, int seconds) {
    assertThat(rules.secondsOf(period, season)).hasValue(seconds);
    assertThat(rules.isShootout(period, season)).isFalse();
  }

  @Test
  void shootoutsAndPossessionsHaveNoClock() {
    assertThat(Rulebook.NHL.secondsOf(5, SeasonType.REGULAR)).isEmpty();
    assertThat(Rulebook.SOCCER.secondsOf(5, SeasonType.UNKNOWN)).isEmpty();
    assertThat(Rulebook.COLLEGE_FOOTBALL.secondsOf(5, SeasonType.REGULAR)).isEmpty();
    assertThat(Rulebook.MLB.secondsOf(10, SeasonType.REGULAR)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Rulebook.class)
  void timeRunsOutSecondBySecondThroughEveryRegularPeriod(Rulebook rules) {
    if (rules.periodSeconds().isEmpty() || rules.sport() == Sport.SOCCER) {
      return;
    }
    int length = rules.periodSeconds().getAsInt();
    int expected = rules.regulationSeconds().orElseThrow();
    for (int period = 1; period <= rules.periods(); period++) {
      for (int clock = length; clock > 0; clock--) {
        assertThat(live(rules, period, new GameClock.Down(clock)))
            .isEqualTo(new TimeLeft(clock, expected));
        expected--;
      }
    }
    assertThat(expected).isZero();
  }

  @ParameterizedTest
  @EnumSource(League.class)
  void everyLeagueHasRules(League league) {
    assertThat(Rulebook.of(league).periods()).isPositive();
  }

  private static TimeLeft live(Rulebook rules, int period, GameClock clock) {
    return in(GamePhase.LIVE, rules, period, clock);
  }

  private static TimeLeft in(GamePhase phase, Rulebook rules, int period, GameClock clock) {
    return TimeLeft.of(rules, SeasonType.REGULAR, phase, period, clock);
  }
}
