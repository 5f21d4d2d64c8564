package io.dutchbook.engine.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.testing.Seeds;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenBucketTest {
  private static final long T0 = 1_795_000_000_000L;

  private final TokenBucket bucket = new TokenBucket(100, 20, T0);

  @Test
  void startsFullAndGivesAllOrNothing() {
    assertThat(bucket.take(60, T0)).isTrue();
    assertThat(bucket.take(60, T0)).isFalse();
    assertThat(bucket.take(40, T0)).isTrue();
    assertThat(bucket.available(T0)).isZero();
  }

  @Test
  void refillsContinuouslyUpToItsCapacity() {
    bucket.take(100, T0);

    assertThat(bucket.available(T0 + 49)).isZero();
    assertThat(bucket.available(T0 + 50)).isEqualTo(1);
    assertThat(bucket.available(T0 + 2_500)).isEqualTo(50);
    assertThat(bucket.available(T0 + 1_000_000_000_000L)).isEqualTo(100);
  }

  @Test
  void saysHowLongToWait() {
    bucket.take(100, T0);

    assertThat(bucket.millisUntil(10, T0)).isEqualTo(500);
    assertThat(bucket.millisUntil(10, T0 + 499)).isEqualTo(1);
    assertThat(bucket.millisUntil(10, T0 + 500)).isZero();
    assertThat(bucket.millisUntil(101, T0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void debtIsPaidBeforeAnythingElse() {
    bucket.charge(130, T0);

    assertThat(bucket.available(T0)).isEqualTo(-30);
    assertThat(bucket.take(1, T0 + 1_549)).isFalse();
    assertThat(bucket.take(1, T0 + 1_550)).isTrue();
  }

  @Test
  void whatSomebodyElseSpentIsGone() {
    bucket.lowerTo(5, T0);
    assertThat(bucket.available(T0)).isEqualTo(5);

    bucket.lowerTo(50, T0);
    assertThat(bucket.available(T0)).isEqualTo(5);
  }

  @Test
  void aClockThatStepsBackBringsNothing() {
    bucket.take(100, T0);

    assertThat(bucket.available(T0 - 60_000)).isZero();
    assertThat(bucket.available(T0 + 1_000)).isEqualTo(20);
  }

  @Test
  void refusesABucketThatNeverHoldsAToken() {
    assertThatThrownBy(() -> new TokenBucket(0, 20, T0))
        .hasMessage("a bucket of 0 tokens, 20 per second, is never full");
  }

  static LongStream seeds() {
    return Seeds.first(100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverGivesMoreThanCapacityAndRefillAllow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long capacity = random.nextLong(1, 500);
    long rate = random.nextLong(1, 500);
    TokenBucket any = new TokenBucket(capacity, rate, T0);

    long now = T0;
    long given = 0;
    for (int step = 0; step < 1_000; step++) {
      now += random.nextLong(0, 200);
      long cost = random.nextLong(1, capacity + 1);
      long wait = any.millisUntil(cost, now);
      boolean taken = any.take(cost, now);
      assertThat(taken).isEqualTo(wait == 0);
      given += taken ? cost : 0;
      assertThat(given * 1_000).isLessThanOrEqualTo(capacity * 1_000 + rate * (now - T0));
    }
  }
}
