package io.dutchbook.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.testing.Seeds;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PiggybankTest {
  @Test
  void takesItsShareOfAProfitAndNothingOfALoss() {
    Piggybank half = new Piggybank(5_000);

    assertThat(half.share(Money.dollars(30))).isEqualTo(Money.dollars(15));
    assertThat(half.share(Money.ZERO)).isEqualTo(Money.ZERO);
    assertThat(half.share(Money.dollars(-30))).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> new Piggybank(10_001)).isInstanceOf(IllegalArgumentException.class);
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  /** However the days go, no more is put aside than the days that earned have earned. */
  @ParameterizedTest
  @MethodSource("seeds")
  void neverTakesMoreThanWasEarned(long seed) {
    Random random = new Random(seed);
    Piggybank piggybank = new Piggybank(random.nextInt(10_001));
    Money earned = Money.ZERO;
    Money aside = Money.ZERO;

    for (int day = 0; day < 50; day++) {
      Money result = new Money(random.nextLong(-1_000_000_000, 1_000_000_000));
      earned = earned.plus(result.max(Money.ZERO));
      aside = aside.plus(piggybank.share(result));
      assertThat(piggybank.share(result).isNegative()).isFalse();
    }

    assertThat(aside).isLessThanOrEqualTo(earned);
  }
}
