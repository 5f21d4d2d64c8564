package io.dutchbook.engine.dutchbook;

import static io.dutchbook.engine.dutchbook.Markets.FREE;
import static io.dutchbook.engine.dutchbook.Markets.THREE_WAY;
import static io.dutchbook.engine.dutchbook.Markets.TWO_WAY;
import static io.dutchbook.engine.dutchbook.Markets.kalshi;
import static io.dutchbook.engine.dutchbook.Markets.offers;
import static io.dutchbook.engine.dutchbook.Markets.pays;
import static io.dutchbook.engine.dutchbook.Markets.polymarket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DutchBookSearchTest {
  private static final long NOW = 1_500;
  private static final long MAX_AGE = 1_000;

  private final Instrument kalshiHome = kalshi("LAL", "yes", pays(10_000, 0));
  private final Instrument kalshiAway = kalshi("LAL", "no", pays(0, 10_000));
  private final Instrument polymarketHome = polymarket("lakers", pays(10_000, 0));
  private final Instrument polymarketAway = polymarket("celtics", pays(0, 10_000));
  private final DutchBookSearch search =
      new DutchBookSearch(
          TWO_WAY, List.of(kalshiHome, kalshiAway, polymarketHome, polymarketAway), MAX_AGE);

  @Test
  void findsACrossVenueBookAndSizesIt() {
    search.onDepth(offers(kalshiHome, 45, 30, 46, 100), NOW);
    Cover cover = search.onDepth(offers(polymarketAway, 48, 50), NOW).orElseThrow();

    DutchBook book = DepthWalk.size(cover, search::asks, SpendLimits.NONE).orElseThrow();

    assertThat(book.legs())
        .containsExactly(
            new DutchBook.Leg(
                kalshiHome,
                1,
                Quantity.of(50),
                Price.cents(46),
                Money.parse("22.70"),
                Money.parse("0.8676")),
            new DutchBook.Leg(
                polymarketAway,
                1,
                Quantity.of(50),
                Price.cents(48),
                Money.parse("24.00"),
                Money.parse("0.624")));
    assertThat(book.payout()).isEqualTo(Money.dollars(50));
    assertThat(book.profit()).isEqualTo(Money.parse("1.8084"));
    assertThat(book.earns(375)).isTrue();
    assertThat(book.earns(376)).isFalse();
  }

  @Test
  void feesDecide() {
    search.onDepth(offers(kalshiHome, 49, 30), NOW);

    assertThat(search.onDepth(offers(polymarketAway, 49, 50), NOW)).isEmpty();
  }

  @Test
  void aMissingOfferIsNotAFreeLeg() {
    search.onDepth(offers(kalshiHome), NOW);

    assertThat(search.onDepth(offers(polymarketAway, 48, 50), NOW)).isEmpty();
  }

  @Test
  void findsABookWithinOneVenue() {
    search.onDepth(offers(polymarketHome, 40, 20), NOW);

    Cover cover = search.onDepth(offers(polymarketAway, 55, 20), NOW).orElseThrow();

    assertThat(cover.legs())
        .extracting(Cover.Leg::instrument)
        .containsExactly(polymarketHome, polymarketAway);
  }

  @Test
  void ignoresABookThatIsTooOldGappedOrCrossed() {
    Depth away = offers(polymarketAway, 48, 50);
    Depth gapped =
        new Depth(away.instrument(), away.bids(), away.asks(), BookState.GAPPED, 1, 1, 1_000, 0);
    OrderBook crossed = new OrderBook(polymarketAway.id());
    crossed.beginSnapshot();
    crossed.setAsk(4800, 5_000);
    crossed.setBid(4800, 5_000);

    search.onDepth(offers(kalshiHome, 45, 30), NOW);

    assertThat(search.onDepth(gapped, NOW)).isEmpty();
    assertThat(search.onDepth(crossed.depth(5, 1_000, 0), NOW)).isEmpty();
    assertThat(search.onDepth(away, 2_001)).isEmpty();
    assertThat(search.onDepth(away, 2_000)).isPresent();
  }

  @Test
  void aPriceThatFellIsNotHeldAgainstTheOldPriceOfItsOtherSide() {
    search.onDepths(List.of(offers(kalshiHome, 60, 30), offers(kalshiAway, 42, 30)), NOW);

    Optional<Cover> found =
        search.onDepths(List.of(offers(kalshiHome, 45, 30), offers(kalshiAway, 57, 30)), NOW);

    assertThat(found).isEmpty();
    assertThat(search.onDepth(offers(kalshiAway, 42, 30), NOW)).isPresent();
  }

  @Test
  void noticesThatABookHasVanished() {
    search.onDepth(offers(kalshiHome, 45, 30), NOW);
    assertThat(search.onDepth(offers(polymarketAway, 48, 50), NOW)).isPresent();

    assertThat(search.onDepth(offers(polymarketAway, 56, 50), NOW)).isEmpty();
    assertThat(search.again(NOW)).isEmpty();
  }

  @Test
  void coversADrawWithTheThirdLeg() {
    Instrument home = kalshi("ARS", "yes", pays(10_000, 0, 0));
    Instrument draw = kalshi("TIE", "yes", pays(0, 10_000, 0));
    Instrument away = polymarket("chelsea", pays(0, 0, 10_000));
    DutchBookSearch threeWay = new DutchBookSearch(THREE_WAY, List.of(home, draw, away), MAX_AGE);

    assertThat(threeWay.onDepth(offers(home, 40, 100), NOW)).isEmpty();
    assertThat(threeWay.onDepth(offers(away, 25, 100), NOW)).isEmpty();
    Cover cover = threeWay.onDepth(offers(draw, 27, 100), NOW).orElseThrow();

    assertThat(cover.legs()).extracting(Cover.Leg::weight).containsExactly(1L, 1L, 1L);
    assertThat(cover.payout()).isEqualTo(Price.DOLLAR);
  }

  @Test
  void aTieThatPaysHalfLeavesAHoleThatIsPriced() {
    // YES on both teams of a game that can tie: 0.5 + 0.5 in the tie, so the pair still pays 1.
    OutcomeSpace outcomes = new OutcomeSpace(List.of("home", "away", "tie"));
    Instrument home = kalshi("KC", "yes", pays(10_000, 0, 5_000));
    Instrument away = kalshi("DEN", "yes", pays(0, 10_000, 5_000));
    Instrument awayVoidsTie = polymarket("broncos", pays(0, 10_000, 0));

    DutchBookSearch whole = new DutchBookSearch(outcomes, List.of(home, away), MAX_AGE);
    whole.onDepth(offers(home, 48, 10), NOW);
    assertThat(whole.onDepth(offers(away, 47, 10), NOW).orElseThrow().payout())
        .isEqualTo(Price.DOLLAR);

    DutchBookSearch holed = new DutchBookSearch(outcomes, List.of(home, awayVoidsTie), MAX_AGE);
    holed.onDepth(offers(home, 48, 10), NOW);
    assertThat(holed.onDepth(offers(awayVoidsTie, 47, 10), NOW)).isEmpty();
  }

  @Test
  void holdsUnequalAmountsWhereThatIsTheCheapestCover() {
    // Three NOs pay at least two dollars whoever wins.
    List<Instrument> nos =
        IntStream.range(0, 3)
            .mapToObj(o -> kalshi("T" + o, "no", Payoff.only(o, 3).complement(), FREE))
            .toList();
    DutchBookSearch winners = new DutchBookSearch(THREE_WAY, nos, MAX_AGE);
    winners.onDepth(offers(nos.get(0), 65, 9), NOW);
    winners.onDepth(offers(nos.get(1), 65, 9), NOW);

    Cover cover = winners.onDepth(offers(nos.get(2), 65, 9), NOW).orElseThrow();

    assertThat(cover.payout()).isEqualTo(2L * Price.DOLLAR);
    assertThat(DepthWalk.size(cover, winners::asks, SpendLimits.NONE).orElseThrow().profit())
        .isEqualTo(Money.parse("0.45"));
  }

  @Test
  void findsAnEightWayBook() {
    OutcomeSpace outcomes =
        new OutcomeSpace(IntStream.range(0, 8).mapToObj(i -> "team " + i).toList());
    List<Instrument> winners = new ArrayList<>();
    for (int o = 0; o < 8; o++) {
      winners.add(kalshi("T" + o, "yes", Payoff.only(o, 8), FREE));
    }
    DutchBookSearch futures = new DutchBookSearch(outcomes, winners, MAX_AGE);
    for (int o = 0; o < 7; o++) {
      assertThat(futures.onDepth(offers(winners.get(o), 12, 100), NOW)).isEmpty();
    }

    assertThat(futures.onDepth(offers(winners.get(7), 17, 100), NOW)).isEmpty();
    assertThat(futures.onDepth(offers(winners.get(7), 15, 100), NOW).orElseThrow().legs())
        .hasSize(8);
  }

  @Test
  void refusesAnInstrumentOfAnotherGame() {
    assertThatThrownBy(() -> new DutchBookSearch(THREE_WAY, List.of(kalshiHome), MAX_AGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("kalshi/LAL/yes pays in 2 outcomes, not in [home, draw, away]");
  }

  @Test
  void ignoresABookOfAnInstrumentThatItDoesNotSearch() {
    assertThat(search.onDepth(offers(polymarket("other", pays(0, 10_000)), 1, 50), NOW)).isEmpty();
  }
}
