package io.dutchbook.venues.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.breaker.Breaker.State;
import io.dutchbook.venues.testing.Seeds;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakerTest {
  private static final long T0 = 1_795_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final boolean WELL = true;
  private static final boolean BADLY = false;

  private final Breaker breaker = new Breaker(BreakerSettings.DEFAULT);

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @Test
  void opensWithTheFifthFailureWithinAMinute() {
    for (int failure = 0; failure < 4; failure++) {
      breaker.ended(BADLY, T0, T0 + failure);
    }
    assertThat(breaker.state(T0 + 4)).isEqualTo(State.CLOSED);
    assertThat(breaker.recentFailures(T0 + 4)).isEqualTo(4);

    breaker.ended(BADLY, T0, T0 + MINUTE - 1);

    assertThat(breaker.state(T0 + MINUTE)).isEqualTo(State.OPEN);
    assertThat(breaker.openUntil()).isEqualTo(T0 + 6 * MINUTE - 1);
    assertThat(breaker.admits(T0 + MINUTE)).isFalse();
  }

  @Test
  void forgetsFailuresOlderThanAMinute() {
    for (int failure = 0; failure < 4; failure++) {
      breaker.ended(BADLY, T0, T0);
    }

    breaker.ended(BADLY, T0, T0 + MINUTE);

    assertThat(breaker.state(T0 + MINUTE)).isEqualTo(State.CLOSED);
    assertThat(breaker.recentFailures(T0 + MINUTE)).isEqualTo(1);
  }

  @Test
  void letsOneProbeOutWhenItsTimeIsOver() {
    long over = opened();

    assertThat(breaker.admits(over - 1)).isFalse();
    assertThat(breaker.admits(over)).isTrue();
    assertThat(breaker.state(over)).isEqualTo(State.HALF_OPEN);
    assertThat(breaker.admits(over)).isFalse();
  }

  @Test
  void closesWhenTheProbeSucceeds() {
    long over = opened();
    breaker.admits(over);

    breaker.ended(WELL, over, over + 30);

    assertThat(breaker.state(over + 30)).isEqualTo(State.CLOSED);
    assertThat(breaker.openUntil()).isZero();
    assertThat(breaker.admits(over + 30)).isTrue();
    assertThat(breaker.admits(over + 30)).isTrue();
  }

  @Test
  void opensAgainWhenTheProbeFails() {
    long over = opened();
    breaker.admits(over);

    breaker.ended(BADLY, over, over + 30);

    assertThat(breaker.state(over + 30)).isEqualTo(State.OPEN);
    assertThat(breaker.openUntil()).isEqualTo(over + 30 + 5 * MINUTE);
  }

  @Test
  void aProbeThatNeverLeftMakesRoomForAnother() {
    long over = opened();
    breaker.admits(over);

    breaker.probeWithdrawn();

    assertThat(breaker.admits(over)).isTrue();
  }

  @Test
  void whatLeftWhileItWasOpenDecidesNothing() {
    long over = opened();

    breaker.ended(WELL, over - 10, over - 5);
    assertThat(breaker.state(over - 5)).isEqualTo(State.OPEN);
    breaker.ended(WELL, over - 5, over + 5);
    assertThat(breaker.state(over + 5)).isEqualTo(State.HALF_OPEN);
    breaker.ended(BADLY, over - 5, over + 5);
    assertThat(breaker.state(over + 5)).isEqualTo(State.HALF_OPEN);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverOpensOnFewerFailuresAndNeverHoldsLongerThanSet(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long now = T0;
    int sinceClosed = 0;

    for (int step = 0; step < 1_000; step++) {
      now += random.nextInt(20_000);
      boolean well = random.nextInt(4) > 0;
      State before = breaker.state(now);
      boolean admitted = breaker.admits(now);
      assertThat(admitted).isEqualTo(before != State.OPEN);
      breaker.ended(well, now, now);
      sinceClosed = before == State.CLOSED ? sinceClosed + (well ? 0 : 1) : 0;

      if (before == State.CLOSED && breaker.state(now) == State.OPEN) {
        assertThat(sinceClosed).isGreaterThanOrEqualTo(5);
      }
      assertThat(breaker.openUntil()).isLessThanOrEqualTo(now + 5 * MINUTE);
      assertThat(breaker.recentFailures(now)).isLessThan(5);
    }
  }

  /** Opens the breaker; when its time is over. */
  private long opened() {
    for (int failure = 0; failure < 5; failure++) {
      breaker.ended(BADLY, T0, T0);
    }
    return T0 + 5 * MINUTE;
  }
}
