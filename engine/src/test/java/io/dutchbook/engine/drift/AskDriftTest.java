package io.dutchbook.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AskDriftTest {
  private static final InstrumentId HOME = new InstrumentId(Venue.KALSHI, "home", "yes");
  private static final InstrumentId AWAY = new InstrumentId(Venue.KALSHI, "away", "yes");
  private static final long HORIZON = 3_000;

  private final AskDrift drift = new AskDrift(new DriftSettings(Price.cents(1), 4), HORIZON);

  @Test
  void beforeAnythingWasMeasuredItIsWhatOneExpects() {
    assertThat(drift.perContract(HOME)).isEqualTo(Price.cents(1));
    assertThat(drift.expected(HOME, Quantity.of(50))).isEqualTo(Money.parse("0.50"));
  }

  @Test
  void aMeasurementCountsForOneInItsMemory() {
    drift.saw(HOME, 5_000, 0);
    drift.saw(HOME, 5_500, HORIZON);

    assertThat(drift.perContract(HOME)).as("1 + (5 − 1) / 4").isEqualTo(Price.cents(2));
    assertThat(drift.perContract(AWAY)).as("nobody looked").isEqualTo(Price.cents(1));
  }

  @Test
  void whatGetsCheaperHasNotMoved() {
    drift.saw(HOME, 5_000, 0);
    drift.saw(HOME, 3_000, HORIZON);

    assertThat(drift.perContract(HOME)).as("1 + (0 − 1) / 4").isEqualTo(Price.parse("0.0075"));
  }

  @Test
  void whatHappensWithinTheTimeDoesNotCount() {
    drift.saw(HOME, 5_000, 0);
    drift.saw(HOME, 9_000, HORIZON - 1);
    drift.saw(HOME, 5_000, HORIZON);

    assertThat(drift.perContract(HOME)).isEqualTo(Price.parse("0.0075"));
  }

  @Test
  void whatWasLookedAtTooLateMeasuresNothing() {
    drift.saw(HOME, 5_000, 0);
    drift.saw(HOME, 9_000, 2 * HORIZON + 1);

    assertThat(drift.perContract(HOME)).isEqualTo(Price.cents(1));
  }

  @Test
  void aBookThatWasLostMeasuresNothingUntilItIsBack() {
    drift.saw(HOME, 5_000, 0);
    drift.lost(HOME);
    drift.saw(HOME, 9_000, HORIZON);
    assertThat(drift.perContract(HOME)).isEqualTo(Price.cents(1));

    drift.saw(HOME, 9_100, 2 * HORIZON);

    assertThat(drift.perContract(HOME)).as("1 + (1 − 1) / 4").isEqualTo(Price.cents(1));
  }

  @Test
  void nothingIsMeasuredWhereNothingIsHeldBack() {
    AskDrift instant = new AskDrift(new DriftSettings(Price.ZERO, 4), 0);

    instant.saw(HOME, 5_000, 0);
    instant.saw(HOME, 9_000, 10_000);

    assertThat(instant.perContract(HOME)).isEqualTo(Price.ZERO);
  }

  static LongStream seeds() {
    return Seeds.first(200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void staysBetweenTheLeastAndTheMostThatWasSeen(long seed) {
    Random random = new Random(seed);
    int ask = 5_000;
    int most = 100;
    for (long now = 0; now < 200 * HORIZON; now += HORIZON) {
      drift.saw(HOME, ask, now);
      int next = 1 + random.nextInt(9_998);
      most = Math.max(most, next - ask);
      ask = next;
    }

    assertThat(drift.perContract(HOME)).isBetween(Price.ZERO, new Price(most));
  }
}
