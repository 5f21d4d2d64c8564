package io.dutchbook.engine.probability.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CalibrationLogTest {
  private static final CalibrationRule RULE = new CalibrationRule(4, 2, 0.1, 0.05);
  private static final GameRecord ALIKE = GameRecord.EMPTY.heard(0.6, 0.6);
  private static final GameRecord WORSE = GameRecord.EMPTY.heard(0.3, 0.6);

  @Test
  void fewGamesSayNothing() {
    CalibrationLog log = CalibrationLog.empty(RULE).ended(ALIKE, true);

    assertThat(log.trust()).isEqualTo(new Trust.TooFewGames(1, 2));
    assertThat(log.trust().edgesOn()).isFalse();
  }

  @Test
  void aModelAsGoodAsTheMarketIsTrusted() {
    CalibrationLog log = CalibrationLog.empty(RULE).ended(ALIKE, true).ended(ALIKE, true);

    assertThat(log.trust()).isEqualTo(new Trust.Trusted(2, -Math.log(0.6), -Math.log(0.6)));
    assertThat(log.trust().edgesOn()).isTrue();
  }

  @Test
  void aWorseModelIsSwitchedOffWithTheFiguresThatSaySo() {
    CalibrationLog log = CalibrationLog.empty(RULE).ended(WORSE, true).ended(WORSE, true);

    assertThat(log.trust())
        .isEqualTo(new Trust.WorseThanMarket(2, -Math.log(0.3), -Math.log(0.6), 0.05));
    assertThat(log.off()).isTrue();
  }

  @Test
  void itComesBackOnlyWhenItIsClearlyBetterAgain() {
    CalibrationLog off = CalibrationLog.empty(RULE).ended(WORSE, true).ended(WORSE, true);
    GameRecord nearly = GameRecord.EMPTY.heard(0.56, 0.6);

    CalibrationLog between = off;
    for (int i = 0; i < 4; i++) {
      between = between.ended(nearly, true);
    }
    CalibrationLog back = between;
    for (int i = 0; i < 4; i++) {
      back = back.ended(ALIKE, true);
    }

    assertThat(between.trust()).isInstanceOf(Trust.WorseThanMarket.class);
    assertThat(back.trust()).isInstanceOf(Trust.Trusted.class);
    assertThat(back.scored()).hasSize(4);
  }

  @Test
  void aGameCountsOnceHoweverOftenTheySpoke() {
    GameRecord often = WORSE;
    for (int i = 0; i < 100; i++) {
      often = often.heard(0.3, 0.6);
    }
    GameRecord better = GameRecord.EMPTY.heard(0.9, 0.45);

    CalibrationLog log = CalibrationLog.empty(RULE).ended(often, true).ended(better, true);

    assertThat(log.trust()).isInstanceOf(Trust.Trusted.class);
  }

  @Test
  void aGameOfWhichTheyNeverSpokeTogetherIsNotCounted() {
    CalibrationLog empty = CalibrationLog.empty(RULE);

    assertThat(empty.ended(GameRecord.EMPTY, true)).isSameAs(empty);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> GameRecord.EMPTY.heard(Double.NaN, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("model NaN and market 0.5 are not probabilities");
    assertThatThrownBy(() -> new CalibrationRule(10, 2, 0.1, 0.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("back within 0.2 is more than the margin 0.1");
  }
}
