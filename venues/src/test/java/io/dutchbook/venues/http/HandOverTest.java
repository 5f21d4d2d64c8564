package io.dutchbook.venues.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.testing.FakeClock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private final FakeClock clock = new FakeClock(1_000);
  private final AtomicInteger left = new AtomicInteger();
  private final HandOver gate = new HandOver(2_000, clock, left::incrementAndGet);

  @Test
  void letsOneOutUntilTheDeadline() {
    clock.set(2_000);

    assertThat(gate.leave()).isTrue();
    assertThat(gate.leave()).isFalse();
    assertThat(gate.abandon()).isFalse();
    assertThat(left).hasValue(1);
  }

  @Test
  void letsNobodyOutPastTheDeadline() {
    clock.set(2_001);

    assertThat(gate.leave()).isFalse();
    assertThat(gate.abandon()).isTrue();
    assertThat(left).hasValue(0);
  }

  @Test
  void letsNobodyOutOnceAbandoned() {
    assertThat(gate.abandon()).isTrue();

    assertThat(gate.leave()).isFalse();
    assertThat(gate.abandon()).isTrue();
    assertThat(left).hasValue(0);
  }

  @Test
  void leavingAndAbandoningAtOnceAgreeOnOneOfTheTwo() {
    IntStream.range(0, 2_000)
        .forEach(_ -> {
          HandOver contested = new HandOver(2_000, clock, () -> {});
          var results =
              IntStream.range(0, 2)
                  .parallel()
                  .mapToObj(side -> side == 0 ? contested.leave() : contested.abandon())
                  .toList();
          assertThat(results).containsExactlyInAnyOrder(true, false);
        });
  }
}
