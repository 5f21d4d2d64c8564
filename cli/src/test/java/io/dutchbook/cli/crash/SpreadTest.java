package io.dutchbook.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void tellsTheMiddleAndTheTail() {
    List<Long> times = LongStream.rangeClosed(1, 100).map(n -> 1_000 * n).boxed().toList();

    assertThat(Spread.ofMillis(times.reversed()))
        .isEqualTo(new Spread(100, 1.0, 50.0, 90.0, 99.0, 100.0));
  }

  @Test
  void ofNothingHasNoFigures() {
    assertThat(Spread.ofMillis(List.of()))
        .isEqualTo(new Spread(0, null, null, null, null, null))
        .hasToString("never");
  }
}
