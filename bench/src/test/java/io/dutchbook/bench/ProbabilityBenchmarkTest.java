package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.probability.ProbabilityBenchmark;
import org.junit.jupiter.api.Test;

class ProbabilityBenchmarkTest {
  @Test
  void measuresEverySport() throws Exception {
    assertThat(SingleShot.of(ProbabilityBenchmark.class))
        .containsExactlyInAnyOrder(
            "ProbabilityBenchmark.evaluate league=MLB",
            "ProbabilityBenchmark.evaluate league=NBA",
            "ProbabilityBenchmark.evaluate league=NFL",
            "ProbabilityBenchmark.evaluate league=NHL",
            "ProbabilityBenchmark.evaluate league=SOCCER");
  }
}
