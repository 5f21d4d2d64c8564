package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.decode.DecodeBenchmark;
import org.junit.jupiter.api.Test;

class DecodeBenchmarkTest {
  @Test
  void measuresBothVenues() throws Exception {
    assertThat(SingleShot.of(DecodeBenchmark.class))
        .containsExactly(
            "DecodeBenchmark.decode frameOf=KALSHI", "DecodeBenchmark.decode frameOf=POLYMARKET");
  }
}
