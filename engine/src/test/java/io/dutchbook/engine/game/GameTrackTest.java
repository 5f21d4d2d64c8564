package io.dutchbook.engine.game;

import static io.dutchbook.engine.game.Readings.live;
import static io.dutchbook.engine.game.Readings.state;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GameTrackTest {
  private static final PregameLine LINE =
      new PregameLine("book", new BigDecimal("-5.5"), null, -220, 180, null);

  private GameTrack track = Readings.track();

  @Test
  void beforeTheFirstReadingNothingIsKnown() {
    assertThat(track.report(0))
        .isEqualTo(new GameReport(null, List.of(GameFlag.NEVER_READ), 0, ""));
  }

  @Test
  void aConsistentReadingIsBelieved() {
    read(live(3, 300, 70, 68, 1_000));
    read(live(3, 295, 72, 68, 6_000));

    assertThat(track.report(7_000))
        .isEqualTo(new GameReport(live(3, 295, 72, 68, 6_000), List.of(), 0, ""));
    assertThat(track.report(7_000).isUsable()).isTrue();
  }

  @Test
  void aDoubtedReadingLeavesTheLastBelievedOneAndTakesTwoGoodOnesToForget() {
    read(live(3, 300, 70, 68, 1_000));
    read(live(3, 298, 68, 68, 3_000));

    assertThat(track.report(3_000))
        .isEqualTo(
            new GameReport(live(3, 300, 70, 68, 1_000), List.of(GameFlag.SCORE_BACK), 0, ""));

    read(live(3, 296, 70, 68, 5_000));
    assertThat(track.report(5_000).flags()).containsExactly(GameFlag.SETTLING);
    read(live(3, 294, 70, 68, 7_000));
    assertThat(track.report(7_000))
        .isEqualTo(new GameReport(live(3, 294, 70, 68, 7_000), List.of(), 0, ""));
  }

  @Test
  void aCorrectionIsBelievedWhenItIsRepeatedOftenAndLongEnough() {
    read(live(3, 300, 70, 68, 1_000));

    for (long at = 2_000; at < 22_000; at += 2_000) {
      read(live(3, 298, 69, 68, at));
      assertThat(track.report(at).flags()).containsExactly(GameFlag.SCORE_BACK);
    }
    read(live(3, 290, 69, 68, 22_000));

    assertThat(track.report(22_000))
        .isEqualTo(new GameReport(live(3, 290, 69, 68, 22_000), List.of(), 1, ""));
  }

  @Test
  void oneRepetitionIsNotEnoughHoweverLate() {
    read(live(3, 300, 70, 68, 1_000));
    read(live(3, 298, 69, 68, 2_000));
    read(live(3, 298, 69, 68, 60_000));

    assertThat(track.report(60_000).flags()).containsExactly(GameFlag.SCORE_BACK);
  }

  @Test
  void anOldCopyThatComesAndGoesIsNeverBelieved() {
    for (long at = 0; at < 100_000; at += 4_000) {
      int clock = 700 - (int) (at / 1_000);
      read(live(3, clock, 70, 68, at));
      read(live(3, 720, 68, 68, at + 2_000));
    }

    assertThat(track.report(98_000).flags()).containsExactly(GameFlag.SCORE_BACK);
    assertThat(track.report(98_000).corrections()).isZero();
  }

  @Test
  void otherTeamsAreNeverBelievedHoweverOften() {
    read(live(3, 300, 70, 68, 1_000));
    for (long at = 2_000; at < 100_000; at += 5_000) {
      track = track.next(new GameReading("Chicago Bulls", Readings.AWAY, live(3, 1, 99, 9, at)));
    }

    assertThat(track.report(20_000))
        .isEqualTo(
            new GameReport(live(3, 300, 70, 68, 1_000), List.of(GameFlag.WRONG_GAME), 0, ""));
  }

  @Test
  void aFirstReadingOfAnotherGameIsNotBelievedEither() {
    track = track.next(new GameReading("Chicago Bulls", Readings.AWAY, live(3, 1, 99, 9, 5)));

    assertThat(track.report(6))
        .isEqualTo(new GameReport(null, List.of(GameFlag.WRONG_GAME, GameFlag.NEVER_READ), 0, ""));
  }

  @Test
  void agesByItsPhase() {
    read(live(3, 300, 70, 68, 1_000));
    assertThat(track.report(61_000).flags()).isEmpty();
    assertThat(track.report(61_001).flags()).containsExactly(GameFlag.STALE);

    read(state(GamePhase.BREAK, 3, new GameClock.Down(0), 70, 68, 100_000));
    assertThat(track.report(400_000).flags()).isEmpty();
    assertThat(track.report(400_001).flags()).containsExactly(GameFlag.STALE);

    read(state(GamePhase.FINAL, 4, new GameClock.Down(0), 90, 88, 900_000));
    assertThat(track.report(90_000_000).flags()).isEmpty();
  }

  @Test
  void whyItCouldNotBeReadStandsUntilItCan() {
    read(live(3, 300, 70, 68, 1_000));
    track = track.unread("HTTP 503");
    assertThat(track.report(2_000).problem()).isEqualTo("HTTP 503");
    assertThat(track.report(2_000).state()).isEqualTo(live(3, 300, 70, 68, 1_000));

    read(live(3, 290, 70, 68, 9_000));
    assertThat(track.report(9_000).problem()).isEmpty();
  }

  @Test
  void aGameInWhichNothingMovesIsStuckUntilItDoes() {
    for (long at = 0; at <= 490_000; at += 5_000) {
      read(live(3, 300, 70, 68, at));
    }
    assertThat(track.report(480_000).flags()).isEmpty();
    assertThat(track.report(490_000).flags()).containsExactly(GameFlag.STUCK);

    read(live(3, 299, 70, 68, 495_000));
    assertThat(track.report(495_000).flags()).isEmpty();
  }

  @Test
  void keepsTheLineOfBeforeTheStart() {
    track =
        track.next(
            Readings.of(
                state(
                    GamePhase.SCHEDULED, 0, GameClock.NONE, 0, 0, Situation.UNKNOWN, LINE, 1_000)));
    read(live(1, 720, 0, 0, 5_000));
    read(live(1, 700, 2, 0, 9_000));

    assertThat(track.believed().orElseThrow().line()).isEqualTo(LINE);
  }

  private void read(GameState state) {
    track = track.next(Readings.of(state));
  }
}
