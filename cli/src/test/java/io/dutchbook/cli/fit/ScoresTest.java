package io.dutchbook.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-6);

  @Test
  void twoOutcomesAreScoredAsTheyHappened() {
    Scores.Tally tally = new Scores.Tally();
    tally.add(0.8, true);
    tally.add(0.8, false);

    Scores scores = tally.scores();

    assertThat(scores.rows()).isEqualTo(2);
    assertThat(scores.brier()).isCloseTo((0.04 + 0.64) / 2, CLOSE);
    assertThat(scores.logLoss()).isCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2, CLOSE);
    assertThat(scores.calibration()).isCloseTo(0.3, CLOSE);
  }

  @Test
  void threeOutcomesAddUpTheirSquares() {
    Scores.Tally tally = new Scores.Tally();
    tally.add(0.5, 0.3, 0.5);

    assertThat(tally.scores().brier()).isCloseTo(0.25 + 0.49 + 0.04, CLOSE);
    assertThat(tally.scores().logLoss()).isCloseTo(-Math.log(0.3), CLOSE);
  }

  @Test
  void certaintyThatWasWrongCostsNoMoreThanTheLeast() {
    Scores.Tally tally = new Scores.Tally();
    tally.add(1, false);

    assertThat(tally.scores().logLoss()).isCloseTo(-Math.log(0.0005), CLOSE);
  }

  @Test
  void whatIsTooSureHasASlopeBelowOne() {
    Scores.Tally tally = new Scores.Tally();
    for (int i = 0; i < 100; i++) {
      tally.add(0.9, i < 75);
      tally.add(0.1, i < 25);
    }

    assertThat(tally.scores().slope()).isCloseTo(Math.log(3) / Math.log(9), Offset.offset(1e-3));
  }
}
