package io.dutchbook.engine.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.testing.Seeds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExactTest {
  static LongStream seeds() {
    return Seeds.first(50);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void roundsProductsAsNamedHoweverLargeTheyAre(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long a = random.nextLong() >>> (1 + random.nextInt(62));
      long b = random.nextLong() >>> (1 + random.nextInt(62));
      int room = Long.numberOfLeadingZeros(Math.min(a, b)) - 1;
      long divisor = Math.max(1, Math.max(a, b) >>> random.nextInt(Math.min(8, room) + 1));
      BigDecimal product = BigDecimal.valueOf(a).multiply(BigDecimal.valueOf(b));

      assertThat(Exact.mulDivFloor(a, b, divisor))
          .isEqualTo(divide(product, divisor, RoundingMode.DOWN));
      assertThat(Exact.mulDivCeil(a, b, divisor))
          .isEqualTo(divide(product, divisor, RoundingMode.UP));
      assertThat(Exact.mulDivHalfUp(a, b, divisor))
          .isEqualTo(divide(product, divisor, RoundingMode.HALF_UP));
    }
  }

  private static long divide(BigDecimal product, long divisor, RoundingMode rounding) {
    return product.divide(BigDecimal.valueOf(divisor), 0, rounding).longValueExact();
  }
}
