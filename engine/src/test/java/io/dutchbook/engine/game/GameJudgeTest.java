package io.dutchbook.engine.game;

import static io.dutchbook.engine.game.Readings.live;
import static io.dutchbook.engine.game.Readings.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.game.Situation.Baseball;
import io.dutchbook.engine.game.Situation.Baseball.Half;
import io.dutchbook.engine.testing.Seeds;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GameJudgeTest {
  private static final GameClock ZERO = new GameClock.Down(0);

  private final GameJudge judge = new GameJudge(Rulebook.NBA, 5);
  private final GameState before = live(3, 300, 70, 68, 1_000);

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "3, 290, 72, 68, -",
        "3, 300, 70, 68, -",
        "3, 305, 70, 68, -",
        "4, 720, 70, 68, -",
        "3, 290, 69, 68, SCORE_BACK",
        "3, 290, 72, 67, SCORE_BACK",
        "3, 306, 70, 68, CLOCK_BACK",
        "2, 10, 70, 68, PERIOD_BACK",
        "3, 290, 75, 68, SCORE_JUMP",
        "3, 290, 74, 72, -",
        "5, 300, 70, 68, PERIOD_JUMP"
      })
  void saysWhatCannotFollow(int period, int clock, int home, int away, GameFlag flag) {
    assertThat(judge.check(before, live(period, clock, home, away, 6_000)))
        .isEqualTo(Optional.ofNullable(flag));
  }

  @Test
  void aLongSilenceAllowsMorePointsAndPeriods() {
    assertThat(judge.check(before, live(3, 200, 78, 68, 1_000 + 40_000))).isEmpty();
    assertThat(judge.check(before, live(5, 300, 90, 90, 1_000 + 900_000))).isEmpty();
  }

  @Test
  void aClockThatStandsInABreakIsNotCompared() {
    assertThat(judge.check(before, state(GamePhase.BREAK, 3, new GameClock.Down(564), 70, 68, 2)))
        .isEmpty();
    assertThat(judge.check(state(GamePhase.BREAK, 3, ZERO, 70, 68, 1), live(4, 720, 70, 68, 2)))
        .isEmpty();
  }

  @Test
  void aPeriodThatIsOverDoesNotGoOnButAFewSecondsMayBePutBack() {
    GameState over = state(GamePhase.BREAK, 3, ZERO, 70, 68, 1);

    assertThat(judge.check(over, live(3, 4, 70, 68, 2))).isEmpty();
    assertThat(judge.check(over, live(3, 200, 70, 68, 2))).contains(GameFlag.CLOCK_BACK);
  }

  @Test
  void anUnknownClockSaysNothing() {
    assertThat(judge.check(before, state(GamePhase.LIVE, 3, GameClock.UNKNOWN, 70, 68, 2_000)))
        .isEmpty();
  }

  @Test
  void soccerCountsUp() {
    GameJudge soccer = new GameJudge(Rulebook.SOCCER, 5);
    GameState added = state(GamePhase.LIVE, 1, new GameClock.Up(2_700, 180), 1, 0, 1);

    assertThat(soccer.check(added, state(GamePhase.LIVE, 1, new GameClock.Up(2_700, 240), 1, 0, 2)))
        .isEmpty();
    assertThat(soccer.check(added, state(GamePhase.LIVE, 1, new GameClock.Up(2_700, 0), 1, 0, 2)))
        .contains(GameFlag.CLOCK_BACK);
    assertThat(soccer.check(added, state(GamePhase.LIVE, 2, new GameClock.Up(2_700, 0), 1, 0, 2)))
        .isEmpty();
    assertThat(soccer.check(added, state(GamePhase.LIVE, 2, new GameClock.Up(2_760, 0), 3, 0, 2)))
        .contains(GameFlag.SCORE_JUMP);
  }

  @Test
  void baseballHasHalvesInsteadOfAClock() {
    GameJudge baseball = new GameJudge(Rulebook.MLB, 5);

    assertThat(baseball.check(inning(5, Half.TOP), inning(5, Half.BOTTOM))).isEmpty();
    assertThat(baseball.check(inning(5, Half.BOTTOM), inning(6, Half.TOP))).isEmpty();
    assertThat(baseball.check(inning(5, Half.BOTTOM), inning(5, Half.TOP)))
        .contains(GameFlag.CLOCK_BACK);
    assertThat(baseball.check(inning(5, Half.BOTTOM), inning(5, null))).isEmpty();
  }

  @Test
  void aFinalStandsAndComesNotTooEarly() {
    GameState end = state(GamePhase.FINAL, 4, ZERO, 100, 99, 1);

    assertThat(judge.check(end, end.at(9))).isEmpty();
    assertThat(judge.check(end, live(4, 1, 100, 99, 2))).contains(GameFlag.REOPENED);
    assertThat(judge.check(end, state(GamePhase.FINAL, 4, ZERO, 100, 101, 2)))
        .contains(GameFlag.REOPENED);
    assertThat(judge.check(before, state(GamePhase.FINAL, 3, ZERO, 70, 68, 2)))
        .contains(GameFlag.PERIOD_JUMP);
    assertThat(new GameJudge(Rulebook.MLB, 5).check(inning(5, Half.TOP), ended(5))).isEmpty();
    assertThat(new GameJudge(Rulebook.MLB, 5).check(inning(4, Half.TOP), ended(4)))
        .contains(GameFlag.PERIOD_JUMP);
  }

  @Test
  void aGameThatHasBegunHas() {
    assertThat(judge.check(before, state(GamePhase.SCHEDULED, 0, GameClock.NONE, 70, 68, 2)))
        .contains(GameFlag.PERIOD_BACK);
    assertThat(
            judge.check(
                state(GamePhase.SCHEDULED, 0, GameClock.NONE, 0, 0, 1), live(1, 720, 0, 0, 2)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = GamePhase.class,
      names = {"DELAYED", "SUSPENDED", "POSTPONED", "OFF"})
  void aGameMayBeInterruptedAtAnyTimeAndGoOn(GamePhase phase) {
    GameState interrupted = state(phase, 3, new GameClock.Down(300), 70, 68, 2_000);

    assertThat(judge.check(before, interrupted)).isEmpty();
    assertThat(judge.check(interrupted, live(3, 299, 70, 68, 9_000))).isEmpty();
  }

  @Test
  void whatItDoesNotKnowItDoubts() {
    assertThat(judge.check(before, state(GamePhase.UNKNOWN, 3, ZERO, 70, 68, 2)))
        .contains(GameFlag.UNKNOWN_STATUS);
  }

  /** Whatever a game does within the rules, and however rarely it is looked at, is not flagged. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aGamePlayedByTheRulesIsNeverDoubted(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int home = 0;
    int away = 0;
    long at = 0;
    GameState last = live(1, 720, 0, 0, at);
    for (int period = 1; period <= 4; period++) {
      for (int clock = 720; clock > 0; clock -= 15) {
        int points = random.nextInt(4);
        home += random.nextBoolean() ? points : 0;
        away += random.nextBoolean() ? points : 0;
        at += 15_000;
        GameState next = live(period, clock, home, away, at);
        if (random.nextInt(3) > 0) {
          assertThat(judge.check(last, next)).as("%s → %s", last, next).isEmpty();
          last = next;
        }
      }
    }
    assertThat(judge.check(last, state(GamePhase.FINAL, 4, ZERO, home, away, at))).isEmpty();
  }

  private static GameState inning(int number, @Nullable Half half) {
    return state(
        GamePhase.LIVE,
        number,
        GameClock.NONE,
        2,
        1,
        new Baseball(half, 1, 0, 0, false, false, false),
        null,
        1_000);
  }

  private static GameState ended(int number) {
    return state(GamePhase.FINAL, number, GameClock.NONE, 2, 1, 2_000);
  }
}
