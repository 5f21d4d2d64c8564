package io.dutchbook.engine.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.conversion.Conversion.Merge;
import io.dutchbook.engine.conversion.Conversion.Redeem;
import io.dutchbook.engine.conversion.Conversion.Side;
import io.dutchbook.engine.conversion.Conversion.Split;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.testing.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConversionTest {
  private static final long NOW = 1_783_000_000_000L;
  private static final long TOMORROW = NOW + Duration.ofDays(1).toMillis();

  @Test
  void aSplitPaysADollarAPairAndAMergeGivesItBack() {
    assertThat(new Split("m", 2_500_001).collateral()).isEqualTo(Money.parse("-2.500001"));
    assertThat(new Merge("m", 2_500_001).collateral()).isEqualTo(Money.parse("2.500001"));
  }

  @Test
  void aRedemptionPaysEachSideByItselfRoundedDown() {
    Redeem halves =
        new Redeem(
            "m",
            List.of(
                new Side("yes", 1_000_001, Price.cents(50)), new Side("no", 3, Price.cents(50))));

    assertThat(halves.collateral()).isEqualTo(Money.parse("0.500001"));
    assertThat(
            new Redeem("m", List.of(new Side("yes", 7, Price.ONE), new Side("no", 9, Price.ZERO)))
                .collateral())
        .isEqualTo(new Money(7));
  }

  @Test
  void nothingCannotBeConverted() {
    assertThatThrownBy(() -> new Merge("m", 0)).hasMessageContaining("conversion of 0");
    assertThatThrownBy(() -> new Split("m", -1)).hasMessageContaining("conversion of -1");
    assertThatThrownBy(() -> new Redeem("m", List.of())).hasMessageContaining("conversion of 0");
    assertThatThrownBy(() -> new Side("yes", -1, Price.ONE)).hasMessageContaining("cannot hold");
  }

  @Test
  void onlyPairsAreMergedAndOnlyWhenTheyAreWorthIt() {
    MergePolicy policy = MergePolicy.DEFAULT;

    assertThat(policy.merge("m", 5_000_000, 3_000_000, TOMORROW, NOW))
        .contains(new Merge("m", 3_000_000));
    assertThat(policy.merge("m", 5_000_000, 999_999, TOMORROW, NOW)).isEmpty();
    assertThat(policy.merge("m", 5_000_000, 0, TOMORROW, NOW)).isEmpty();
  }

  @Test
  void aMergeIsPointlessShortlyBeforeTheSettlement() {
    long lead = MergePolicy.DEFAULT.lead().toMillis();

    assertThat(MergePolicy.DEFAULT.merge("m", 5_000_000, 5_000_000, NOW + lead, NOW)).isEmpty();
    assertThat(MergePolicy.DEFAULT.merge("m", 5_000_000, 5_000_000, NOW + lead + 1, NOW))
        .isPresent();
  }

  @Test
  void aMergeThatCostsMustEarnItsCostBeforeTheSettlement() {
    MergePolicy dear =
        new MergePolicy(Money.dollars(1), Money.parse("0.05"), 1_000, Duration.ofMinutes(2));

    assertThat(dear.worth(Money.dollars(50), Duration.ofDays(1).toMillis()))
        .isEqualTo(Money.parse("0.05"));
    assertThat(dear.merge("m", 50_000_000, 50_000_000, TOMORROW, NOW)).isPresent();
    assertThat(dear.merge("m", 49_000_000, 50_000_000, TOMORROW, NOW)).isEmpty();
    assertThat(dear.merge("m", 50_000_000, 50_000_000, TOMORROW - 1_000, NOW)).isEmpty();
    assertThatThrownBy(() -> new MergePolicy(Money.ZERO, Money.ZERO, 0, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  /** Whatever the result, pairs pay at settlement what merging them pays now. */
  @ParameterizedTest
  @MethodSource("seeds")
  void splittingAndMergingOrRedeemingNeverMakesMoney(long seed) {
    Random random = new Random(seed);
    long shares = random.nextLong(1, 1_000_000_000_000L);
    Price result = List.of(Price.ZERO, Price.cents(50), Price.ONE).get(random.nextInt(3));
    Redeem redeem =
        new Redeem(
            "m",
            List.of(new Side("yes", shares, result), new Side("no", shares, result.complement())));

    Money split = new Split("m", shares).collateral();

    assertThat(split.plus(new Merge("m", shares).collateral())).isEqualTo(Money.ZERO);
    Money kept = split.plus(redeem.collateral());
    assertThat(kept).isBetween(new Money(-1), Money.ZERO);
  }
}
