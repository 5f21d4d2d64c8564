package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.decision.FrameToDecisionBenchmark;
import org.junit.jupiter.api.Test;

class FrameToDecisionBenchmarkTest {
  @Test
  void measuresBothVenuesWithAndWithoutADutchBook() throws Exception {
    assertThat(SingleShot.of(FrameToDecisionBenchmark.class))
        .containsExactly(
            "FrameToDecisionBenchmark.decide dutchBook=false frameOf=KALSHI",
            "FrameToDecisionBenchmark.decide dutchBook=false frameOf=POLYMARKET",
            "FrameToDecisionBenchmark.decide dutchBook=true frameOf=KALSHI",
            "FrameToDecisionBenchmark.decide dutchBook=true frameOf=POLYMARKET");
  }
}
