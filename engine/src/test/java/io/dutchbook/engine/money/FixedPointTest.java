package io.dutchbook.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.testing.Seeds;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
  static LongStream seeds() {
    return Seeds.first(50);
  }

  @ParameterizedTest
  @CsvSource({
    "0.52, 4, 5200",
    ".48, 4, 4800",
    "1, 4, 10000",
    "1.0000, 4, 10000",
    "0.520000, 4, 5200",
    "-3.5, 2, -350",
    "966425.00, 2, 96642500",
    "0, 6, 0"
  })
  void readsPlainDecimals(String text, int scale, long expected) {
    assertThat(FixedPoint.parse(text, scale)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".", "1.2.3", "1e3", " 1", "0.12345", "abc", "1,5", "+1", "NaN"})
  void refusesEverythingElse(String text) {
    assertThatThrownBy(() -> FixedPoint.parse(text, 4)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void namesWhatItRefused() {
    assertThatThrownBy(() -> FixedPoint.parse("0.00001", 4))
        .hasMessage("'0.00001' is finer than 4 decimals");
  }

  @Test
  void dropsWhatIsFinerOnlyWhenAsked() {
    assertThat(FixedPoint.parseTruncated("219.217767", 2)).isEqualTo(21921);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsBackWhatItWrote(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long units = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
      int scale = random.nextInt(9);
      int decimals = random.nextInt(scale + 1);

      String text = FixedPoint.format(units, scale, decimals);

      assertThat(FixedPoint.parse(text, scale)).as(text).isEqualTo(units);
      assertThat(new BigDecimal(text)).isEqualByComparingTo(BigDecimal.valueOf(units, scale));
    }
  }
}
