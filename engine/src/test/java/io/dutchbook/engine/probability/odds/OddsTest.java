package io.dutchbook.engine.probability.odds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.testing.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OddsTest {
  private static final Offset<Double> CLOSE = Offset.offset(5e-4);

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"-150, 0.6", "150, 0.4", "-110, 0.5238", "100, 0.5", "-100, 0.5", "-900, 0.9"})
  void americanOddsImplyAProbability(double odds, double probability) {
    assertThat(AmericanOdds.implied(odds)).isCloseTo(probability, CLOSE);
  }

  @Test
  void oddsThatDoNotExistAreRefused() {
    assertThatThrownBy(() -> AmericanOdds.implied(50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("American odds of 50.0 do not exist");
  }

  @ParameterizedTest(name = "{0} of 0.85 and 0.19 is {1}")
  @CsvSource({"SHIN, 0.83", "ADDITIVE, 0.83", "MULTIPLICATIVE, 0.8173", "POWER, 0.8356"})
  void aFavouriteIsWorthMoreThanItsShareOfThePrices(Devig method, double favourite) {
    double[] fair = method.probabilities(0.85, 0.19);

    assertThat(fair[0]).isCloseTo(favourite, Offset.offset(2e-3));
    assertThat(fair[0] + fair[1]).isCloseTo(1, Offset.offset(1e-9));
  }

  @Test
  void ofThreeOutcomesShinTakesMostFromTheOutsider() {
    double[] fair = Devig.usual().probabilities(0.60, 0.28, 0.19);

    assertThat(fair[0] / 0.60).isGreaterThan(fair[1] / 0.28);
    assertThat(fair[1] / 0.28).isGreaterThan(fair[2] / 0.19);
    assertThat(Arrays.stream(fair).sum()).isCloseTo(1, Offset.offset(1e-9));
  }

  @Test
  void pricesWithoutAMarginAreMadeProportional() {
    assertThat(Devig.SHIN.probabilities(0.45, 0.45)).containsExactly(0.5, 0.5);
  }

  @Test
  void onePriceIsNotAllOutcomes() {
    assertThatThrownBy(() -> Devig.POWER.probabilities(0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("prices [0.5] are not two or more between 0 and 1");
  }

  static LongStream seeds() {
    return Seeds.first(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyMethodKeepsTheOrderAndSumsToOne(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] prices = new double[random.nextInt(2, 6)];
    Arrays.setAll(prices, i -> random.nextDouble(0.02, 0.95));

    for (Devig method : Devig.values()) {
      double[] fair = method.probabilities(prices);

      assertThat(Arrays.stream(fair).sum()).as("%s", method).isCloseTo(1, Offset.offset(1e-6));
      for (int i = 1; i < prices.length; i++) {
        assertThat(Double.compare(fair[i], fair[i - 1]))
            .as("%s", method)
            .isEqualTo(Double.compare(prices[i], prices[i - 1]));
      }
    }
  }

  @ParameterizedTest(name = "{0} favoured by {1}: {2}")
  @CsvSource({"NFL, 3, 0.6047", "NFL, 7, 0.7322", "NCAAF, 14.2, 0.8413", "NCAABM, -10.7, 0.1587"})
  void aSpreadIsAChance(Competition competition, double spread, double chance) {
    assertThat(SpreadPrior.homeWin(competition, spread)).isCloseTo(chance, CLOSE);
    assertThat(SpreadPrior.spread(competition, chance)).isCloseTo(spread, Offset.offset(0.05));
  }

  @Test
  void hockeyHasNoSpreadInPoints() {
    assertThatThrownBy(() -> SpreadPrior.homeWin(Competition.NHL, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("NHL has no spread in points");
  }

  @Test
  void opinionsAreBlendedWhereTheyAddUp() {
    assertThat(Blend.logit(0.9, 0.5, 0.5)).isCloseTo(0.75, CLOSE);
    assertThat(Blend.quantile(0.9, 0.5, 0.5)).isCloseTo(0.7392, CLOSE);
    assertThat(Blend.logit(0.3, 0.8, 0)).isCloseTo(0.3, CLOSE);
    assertThat(Blend.logit(0.3, 0.8, 1)).isCloseTo(0.8, CLOSE);
    assertThatThrownBy(() -> Blend.logit(0.5, 0.5, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a weight of 1.5 is not 0 to 1");
  }
}
