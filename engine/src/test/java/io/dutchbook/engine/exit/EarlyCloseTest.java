package io.dutchbook.engine.exit;

import static io.dutchbook.engine.exit.Bids.bids;
import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.exit.Uncovered.Part;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.testing.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyCloseTest {
  private static final Instrument HOME =
      Bids.instrument(Venue.KALSHI, "home", Payoff.only(0, 2), Bids.FREE);
  private static final Instrument AWAY =
      Bids.instrument(Venue.POLYMARKET, "away", Payoff.only(1, 2), Bids.FREE);
  private static final Instrument DEAR_AWAY =
      Bids.instrument(Venue.POLYMARKET, "away", Payoff.only(1, 2), Bids.DEAR);
  private static final PairSettings SETTINGS =
      new PairSettings(true, Price.cents(1), Money.parse("0.10"), 0, 0);

  private final Map<InstrumentId, Levels> books = new HashMap<>();

  @Test
  void sellsBothLegsWhenTheirBidsBringMoreThanTheyPay() {
    book(HOME, 60, 10);
    book(AWAY, 45, 20);

    assertThat(best(SETTINGS, HOME, AWAY)).contains(sale(10, 60, 45, "0.50"));
  }

  @Test
  void keepsThemForLessThanTheMargin() {
    book(HOME, 60, 1_000);
    book(AWAY, 40, 1_000);

    assertThat(best(SETTINGS, HOME, AWAY)).isEmpty();
  }

  @Test
  void keepsThemWhenTheWholeGainIsNotWorthTheTrouble() {
    book(HOME, 60, 5);
    book(AWAY, 41, 5);

    assertThat(best(SETTINGS, HOME, AWAY)).as("five cents in all").isEmpty();
  }

  @Test
  void countsFees() {
    book(HOME, 60, 10);
    book(DEAR_AWAY, 42, 10);

    assertThat(best(SETTINGS, HOME, DEAR_AWAY))
        .as("two cents more, of which 1.22 are fees")
        .isEmpty();
  }

  @Test
  void goesDownTheBooksAsLongAsMoreIsGainedInAll() {
    books.put(HOME.id(), bids(60, 10, 58, 10, 30, 100));
    book(AWAY, 45, 100);

    assertThat(best(SETTINGS, HOME, AWAY))
        .as("twenty at 58 gain more than ten at 60")
        .contains(sale(20, 58, 45, "0.60"));
  }

  @Test
  void sellsNoMoreThanIsHeldOfEach() {
    book(HOME, 60, 100);
    book(AWAY, 45, 100);

    Optional<LockedSale> sale =
        close(SETTINGS)
            .best(
                List.of(new Part(HOME, Quantity.of(30)), new Part(AWAY, Quantity.parse("12.34"))));

    assertThat(sale).map(LockedSale::quantity).contains(Quantity.parse("12.34"));
  }

  @Test
  void aMissingBookSellsNothing() {
    book(HOME, 60, 100);

    assertThat(best(SETTINGS, HOME, AWAY)).isEmpty();
  }

  @Test
  void whatIsWaitedForIsWorthLessWhenMoneyEarnsElsewhere() {
    long aDay = 86_400_000;
    PairSettings impatient = new PairSettings(true, Price.ZERO, Money.parse("0.10"), 20_000, aDay);
    book(HOME, 60, 10);
    book(AWAY, 40, 10);

    assertThat(best(impatient, HOME, AWAY))
        .as("a dollar in a day is worth 98 cents to somebody who earns 2 % a day")
        .contains(sale(10, 60, 40, "0.20"));
  }

  @Test
  void standsWhileTheBidsStillTakeAllOfIt() {
    book(HOME, 60, 10);
    book(AWAY, 45, 20);
    LockedSale sale = best(SETTINGS, HOME, AWAY).orElseThrow();
    assertThat(sale.stands(this::bidsOf)).isTrue();

    book(HOME, 60, 9);

    assertThat(sale.stands(this::bidsOf)).isFalse();
  }

  static LongStream seeds() {
    return Seeds.first(1_000);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void howeverTheGameEndsTheSaleHasGained(long seed) {
    Random random = new Random(seed);
    List<Instrument> three =
        List.of(
            Bids.instrument(Venue.KALSHI, "home", Payoff.only(0, 3), Bids.DEAR),
            Bids.instrument(Venue.POLYMARKET, "draw", Payoff.only(1, 3), Bids.DEAR),
            Bids.instrument(Venue.KALSHI, "away", Payoff.only(2, 3), Bids.FREE),
            Bids.instrument(
                Venue.POLYMARKET, "not home", Payoff.only(0, 3).complement(), Bids.FREE));
    for (Instrument instrument : three) {
      int best = 20 + random.nextInt(60);
      books.put(
          instrument.id(), bids(best, 5 + random.nextInt(50), best - 3, 5 + random.nextInt(50)));
    }
    List<Part> held =
        three.stream().map(i -> new Part(i, new Quantity(500 + random.nextInt(9_000)))).toList();

    close(SETTINGS).best(held).ifPresent(sale -> assertGains(sale, held));
  }

  private static void assertGains(LockedSale sale, List<Part> held) {
    Money brings = Money.ZERO;
    for (LockedSale.Leg leg : sale.legs()) {
      Money fee = leg.instrument().fees().fillFee(Action.SELL, leg.limit(), sale.quantity());
      brings = brings.plus(leg.limit().times(sale.quantity())).minus(fee);
    }
    for (int outcome = 0; outcome < 3; outcome++) {
      long paid = 0;
      for (LockedSale.Leg leg : sale.legs()) {
        paid += leg.instrument().payoff().in(outcome).tenThousandths();
      }
      Money lost = new Money(paid * sale.quantity().hundredths());
      assertThat(brings.minus(lost)).isGreaterThanOrEqualTo(sale.gain());
      assertThat(paid).isGreaterThanOrEqualTo(sale.payout());
    }
    assertThat(sale.gain()).isGreaterThanOrEqualTo(SETTINGS.leastGain());
    assertThat(held).allMatch(p -> notSold(p, sale) || fits(p, sale));
  }

  private static boolean notSold(Part part, LockedSale sale) {
    return sale.legs().stream().noneMatch(leg -> leg.instrument().equals(part.instrument()));
  }

  private static boolean fits(Part part, LockedSale sale) {
    return sale.quantity().compareTo(part.quantity()) <= 0;
  }

  private void book(Instrument instrument, int cents, int contracts) {
    books.put(instrument.id(), bids(cents, contracts));
  }

  private Levels bidsOf(InstrumentId instrument) {
    return books.getOrDefault(instrument, Levels.NONE);
  }

  private EarlyClose close(PairSettings settings) {
    return new EarlyClose(settings, this::bidsOf, 0, 0);
  }

  /** A hundred of each are held. */
  private Optional<LockedSale> best(PairSettings settings, Instrument one, Instrument other) {
    return close(settings)
        .best(List.of(new Part(one, Quantity.of(100)), new Part(other, Quantity.of(100))));
  }

  private static LockedSale sale(int contracts, int home, int away, String gain) {
    return new LockedSale(
        List.of(
            new LockedSale.Leg(HOME, Price.cents(home)),
            new LockedSale.Leg(AWAY, Price.cents(away))),
        Quantity.of(contracts),
        Price.DOLLAR,
        Money.parse(gain));
  }
}
