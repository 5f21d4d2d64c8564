package io.dutchbook.engine.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.exit.Uncovered.Part;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UncoveredTest {
  private static final Instrument HOME =
      Bids.instrument(Venue.KALSHI, "home", Payoff.only(0, 3), Bids.FREE);
  private static final Instrument DRAW =
      Bids.instrument(Venue.KALSHI, "draw", Payoff.only(1, 3), Bids.FREE);
  private static final Instrument AWAY =
      Bids.instrument(Venue.POLYMARKET, "away", Payoff.only(2, 3), Bids.FREE);
  private static final Instrument NOT_HOME =
      Bids.instrument(Venue.POLYMARKET, "not home", Payoff.only(0, 3).complement(), Bids.FREE);

  @Test
  void nothingHeldIsNothingBare() {
    assertThat(Uncovered.of(List.of())).isEmpty();
  }

  @Test
  void oneOutcomeAloneIsBare() {
    assertThat(Uncovered.of(List.of(part(HOME, 10)))).containsExactly(part(HOME, 10));
  }

  @Test
  void whatPaysInEveryOutcomeIsCovered() {
    assertThat(Uncovered.of(List.of(part(HOME, 10), part(DRAW, 10), part(AWAY, 10)))).isEmpty();
    assertThat(Uncovered.of(List.of(part(HOME, 10), part(NOT_HOME, 10)))).isEmpty();
  }

  @Test
  void whatIsMoreThanTheOthersIsBare() {
    assertThat(Uncovered.of(List.of(part(HOME, 15), part(NOT_HOME, 10), part(DRAW, 2))))
        .containsExactly(part(HOME, 5), part(DRAW, 2));
  }

  @Test
  void ofTwoThatWouldDoAsCoverTheFirstGoes() {
    assertThat(Uncovered.of(List.of(part(AWAY, 4), part(NOT_HOME, 10), part(HOME, 10))))
        .containsExactly(part(AWAY, 4));
  }

  static LongStream seeds() {
    return Seeds.first(500);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void withoutItTheWorstOutcomePaysAsMuch(long seed) {
    Random random = new Random(seed);
    List<Part> held = new ArrayList<>();
    for (Instrument instrument : List.of(HOME, DRAW, AWAY, NOT_HOME)) {
      held.add(new Part(instrument, new Quantity(1 + random.nextInt(1_000))));
    }

    List<Part> bare = Uncovered.of(held);

    assertThat(worst(held, bare)).isEqualTo(worst(held, List.of()));
    assertThat(Uncovered.of(rest(held, bare))).as("nothing more can go").isEmpty();
  }

  private static Part part(Instrument instrument, int contracts) {
    return new Part(instrument, Quantity.of(contracts));
  }

  private static List<Part> rest(List<Part> held, List<Part> gone) {
    return held.stream().map(part -> less(part, gone)).filter(p -> !p.quantity().isZero()).toList();
  }

  private static Part less(Part part, List<Part> gone) {
    Quantity left = part.quantity();
    for (Part one : gone) {
      left = one.instrument().equals(part.instrument()) ? left.minus(one.quantity()) : left;
    }
    return new Part(part.instrument(), left);
  }

  private static long worst(List<Part> held, List<Part> gone) {
    return LongStream.range(0, 3)
        .map(outcome ->
            rest(held, gone).stream()
                .mapToLong(p ->
                    p.quantity().hundredths()
                        * p.instrument().payoff().in((int) outcome).tenThousandths())
                .sum())
        .min()
        .orElseThrow();
  }
}
