package io.dutchbook.node.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void knowsTheQuantilesOfWhatItNoted() {
    Latency latency = new Latency();
    for (int micros = 1; micros <= 1_000; micros++) {
      latency.record(micros * 1_000L);
    }

    Latency.Figures figures = latency.figures();
    assertThat(figures.count()).isEqualTo(1_000);
    assertThat(figures.p50()).isCloseTo(500, within(1.0));
    assertThat(figures.p99()).isCloseTo(990, within(1.0));
    assertThat(figures.max()).isCloseTo(1_000, within(1.0));
  }

  @Test
  void countsWhatIsLongerThanAMinuteAsAMinuteAndAClockThatRanBackAsNothing() {
    Latency latency = new Latency();
    latency.record(Long.MAX_VALUE);
    latency.record(-5);

    assertThat(latency.figures().count()).isEqualTo(2);
    assertThat(latency.figures().max()).isCloseTo(60e6, within(60e3));
  }
}
