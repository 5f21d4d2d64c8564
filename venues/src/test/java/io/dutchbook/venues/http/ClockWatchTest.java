package io.dutchbook.venues.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.http.ClockWatch.State;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.Seeds;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dates cut to the second, as a venue gives them whose clock is off by a known amount. */
class ClockWatchTest {
  private static final long NOW = 1_795_000_000_000L;

  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final ClockWatch watch = new ClockWatch(ClockSettings.DEFAULT, telemetry);

  static LongStream seeds() {
    return Seeds.first(50);
  }

  @Test
  void knowsNothingBeforeAnAnswerWithADate() {
    watch.observe(new RestAnswer(200, "", OptionalLong.empty(), NOW, NOW + 10));

    assertThat(watch.state()).isEqualTo(State.UNKNOWN);
    assertThat(watch.offsetMillis()).isZero();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsTheOffsetFromManyAnswers(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    long truth = random.nextLong(-10_000, 10_000);

    for (int answers = 0; answers < 200; answers++) {
      watch.observe(answer(NOW + random.nextLong(60_000), random.nextLong(60), truth));
    }

    assertThat(watch.offsetMillis()).isBetween(truth - 100, truth + 100);
  }

  @ParameterizedTest
  @CsvSource({
    "0, GOOD",
    "450, GOOD",
    "-450, GOOD",
    "700, ALARM",
    "-700, ALARM",
    "1900, ALARM",
    "2200, UNUSABLE",
    "-2200, UNUSABLE",
    "86400000, UNUSABLE"
  })
  void judgesByTheLimits(long offset, State state) {
    watchFor(offset, NOW);

    assertThat(watch.state()).isEqualTo(state);
    assertThat(telemetry.count("clock/" + state)).isEqualTo(1);
  }

  @Test
  void neverRaisesAnAlarmThatTheAnswersDoNotProve() {
    watch.observe(answer(NOW + 999, 40, 0));
    watch.observe(answer(NOW + 1_000, 40, 0));

    assertThat(watch.state()).isEqualTo(State.GOOD);
    assertThat(telemetry.counts()).containsOnlyKeys("clock/GOOD");
  }

  @Test
  void doesNotBelieveASingleAnswerFromACache() {
    watchFor(0, NOW);
    watch.observe(answer(NOW + 40_000, 10, -60_000));

    assertThat(watch.state()).isEqualTo(State.GOOD);

    watch.observe(answer(NOW + 40_500, 10, 0));
    watch.observe(answer(NOW + 41_000, 10, -61_000));

    assertThat(watch.state()).isEqualTo(State.GOOD);
  }

  @Test
  void followsAClockThatJumpedAndOneThatCameBack() {
    watchFor(0, NOW);
    watchFor(5_000, NOW + 60_000);

    assertThat(watch.state()).isEqualTo(State.UNUSABLE);
    assertThat(watch.offsetMillis()).isBetween(4_900L, 5_100L);

    watchFor(0, NOW + 120_000);

    assertThat(watch.state()).isEqualTo(State.GOOD);
  }

  @Test
  void followsAClockThatDrifts() {
    for (int minute = 0; minute < 600; minute++) {
      watchFor(minute, NOW + minute * 60_000L);
    }

    assertThat(watch.offsetMillis()).isBetween(500L, 700L);
  }

  @Test
  void anAnswerThatTookLongSaysNothing() {
    watch.observe(answer(NOW, 2_001, 0));

    assertThat(watch.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void refusesLimitsInTheWrongOrder() {
    assertThatThrownBy(() -> new ClockSettings(Duration.ofSeconds(3), Duration.ofSeconds(2)))
        .hasMessageContaining("clock.alarm");
  }

  /** A hundred answers at all parts of a second, so that their ranges leave little open. */
  private void watchFor(long offset, long from) {
    for (int step = 0; step < 100; step++) {
      watch.observe(answer(from + step * 373L, 10, offset));
    }
  }

  private static RestAnswer answer(long sentAt, long roundTrip, long offset) {
    long dated = Math.floorDiv(sentAt + roundTrip / 2 + offset, 1_000) * 1_000;
    return new RestAnswer(200, "", OptionalLong.of(dated), sentAt, sentAt + roundTrip);
  }
}
