package io.dutchbook.engine.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dutchbook.engine.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KellyTest {
  @ParameterizedTest
  @CsvSource({"0.60, 0.50, 0.20", "0.50, 0.50, 0", "0.40, 0.50, 0", "1, 0.97, 1", "0.9, 1, 0"})
  void isTheShareThatMaximizesTheLogarithm(double probability, double price, double share) {
    assertThat(Kelly.fullFraction(probability, price)).isCloseTo(share, within(1e-12));
  }

  @Test
  void beatsEveryOtherShareInExpectedLogarithm() {
    double best = Kelly.fullFraction(0.57, 0.49);

    for (double other = 0; other < 1; other += 0.01) {
      assertThat(growth(best)).isGreaterThanOrEqualTo(growth(other) - 1e-12);
    }
  }

  private static double growth(double share) {
    return 0.57 * Math.log(1 - share + share / 0.49) + 0.43 * Math.log(1 - share);
  }

  @Test
  void stakesAFractionUnderTheCap() {
    Money bankroll = Money.dollars(1_000);

    assertThat(Kelly.stake(bankroll, 0.2, 0.25, Money.dollars(100))).isEqualTo(Money.dollars(50));
    assertThat(Kelly.stake(bankroll, 0.8, 0.25, Money.dollars(100))).isEqualTo(Money.dollars(100));
  }

  @Test
  void stakesNothingWithoutAnEdgeOrMoney() {
    assertThat(Kelly.stake(Money.dollars(1_000), 0, 0.25, Money.dollars(100)))
        .isEqualTo(Money.ZERO);
    assertThat(Kelly.stake(Money.dollars(-5), 0.5, 0.25, Money.dollars(100))).isEqualTo(Money.ZERO);
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> Kelly.fullFraction(Double.NaN, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NaN is not between 0 and 1");
  }
}
