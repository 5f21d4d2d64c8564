package io.dutchbook.engine.dutchbook;

import static io.dutchbook.engine.dutchbook.Markets.FREE;
import static io.dutchbook.engine.dutchbook.Markets.kalshi;
import static io.dutchbook.engine.dutchbook.Markets.offers;
import static io.dutchbook.engine.dutchbook.Markets.pays;
import static io.dutchbook.engine.dutchbook.Markets.polymarket;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DepthWalkTest {
  private final Instrument home = kalshi("LAL", "yes", pays(10_000, 0), FREE);
  private final Instrument away = kalshi("BOS", "yes", pays(0, 10_000), FREE);
  private final Instrument awayToken = polymarket("celtics", pays(0, 10_000));

  @Test
  void walksBothSidesWhileAnotherContractEarnsSomething() {
    DutchBook book =
        walk(away, offers(home, 40, 10, 45, 10, 60, 10), offers(away, 50, 15, 54, 10))
            .orElseThrow();

    assertThat(book.legs()).extracting(DutchBook.Leg::quantity).containsOnly(Quantity.of(20));
    assertThat(book.legs())
        .extracting(DutchBook.Leg::limit)
        .containsExactly(Price.cents(45), Price.cents(54));
    assertThat(book.profit()).isEqualTo(Money.parse("1.30"));
  }

  @Test
  void keepsBelowWhatMayBeSpent() {
    SpendLimits fiveDollarsALeg =
        legs ->
            legs.stream()
                .allMatch(leg -> leg.cost().plus(leg.fee()).compareTo(Money.dollars(5)) <= 0);

    DutchBook book =
        walk(away, offers(home, 40, 100), offers(away, 50, 100), fiveDollarsALeg).orElseThrow();

    assertThat(book.legs()).extracting(DutchBook.Leg::quantity).containsOnly(Quantity.of(10));
  }

  @Test
  void takesOnlyTheBestLevelWhereABuySpendsABudget() {
    DutchBook book =
        walk(awayToken, offers(home, 40, 100), offers(awayToken, 50, 15, 51, 50)).orElseThrow();

    assertThat(book.legs()).extracting(DutchBook.Leg::quantity).containsOnly(Quantity.of(15));
  }

  @Test
  void roundsToSizesWhoseCollateralIsWholeCents() {
    DutchBook book = walk(awayToken, offers(home, 30, 100), offers(awayToken, 53, 7)).orElseThrow();

    assertThat(book.legs()).extracting(DutchBook.Leg::quantity).containsOnly(Quantity.of(7));
    assertThat(awayToken.rules().buyStep(Price.cents(53))).isEqualTo(100);
    assertThat(awayToken.rules().buyStep(Price.cents(52))).isEqualTo(25);
  }

  @Test
  void isNothingBelowTheVenuesMinimum() {
    assertThat(walk(awayToken, offers(home, 30, 100), offers(awayToken, 53, 4))).isEmpty();
    assertThat(walk(awayToken, offers(home, 30, 4), offers(awayToken, 53, 400))).isEmpty();
  }

  private Optional<DutchBook> walk(Instrument second, Depth first, Depth other) {
    return walk(second, first, other, SpendLimits.NONE);
  }

  private Optional<DutchBook> walk(
      Instrument second, Depth first, Depth other, SpendLimits limits) {
    Cover cover = Cover.of(List.of(new Cover.Leg(home, 1), new Cover.Leg(second, 1)));
    assertThat(cover.payout()).isEqualTo(Price.DOLLAR);
    Map<Instrument, Levels> asks = Map.of(home, first.asks(), second, other.asks());
    return DepthWalk.size(cover, asset -> asks.getOrDefault(asset, Levels.NONE), limits);
  }
}
