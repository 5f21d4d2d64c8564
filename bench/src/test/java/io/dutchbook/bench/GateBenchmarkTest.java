package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.gate.GateBenchmark;
import org.junit.jupiter.api.Test;

class GateBenchmarkTest {
  @Test
  void letsOrdersOutAtBothVenues() throws Exception {
    assertThat(SingleShot.of(GateBenchmark.class))
        .containsExactly(
            "GateBenchmark.order venue=KALSHI", "GateBenchmark.order venue=POLYMARKET");
  }
}
