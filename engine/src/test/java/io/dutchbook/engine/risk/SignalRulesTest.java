package io.dutchbook.engine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalRulesTest {
  private static final SignalRules RULES =
      new SignalRules(
          new SignalLimits(Price.cents(5), Price.cents(95), Quantity.of(10), 250, 2_000, 0), 200);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          45 | 10 | 48 | 10 |   0 | none
          95 | 10 |  5 | 10 |   0 | MIN_EDGE of dutch book is 0.00 %, limit 2.00 %
          97 | 10 |  1 | 10 |   0 | PRICE_BOUNDS of home is 0.9700, limit 0.0500 to 0.9500
          90 | 10 |  4 | 10 |   0 | PRICE_BOUNDS of away is 0.0400, limit 0.0500 to 0.9500
          45 | 10 | 48 |  9 |   0 | LIQUIDITY of away is 9.00, limit 10.00
          45 | 10 | 48 | 10 | 250 | none
          45 | 10 | 48 | 10 | 251 | LATENCY of frame is 251 ms, limit 250 ms
          """)
  void names(int home, int homeSize, int away, int awaySize, long waited, String expected) {
    DutchBook book = book(leg("home", home, homeSize), leg("away", away, awaySize));

    String objection = RULES.objection(book, waited * 1_000_000).map(Refused::words).orElse("none");

    assertThat(objection).isEqualTo(expected);
  }

  @Test
  void whatHasWaitedTooLongHasExpired() {
    assertThat(RULES.expiry(2_000)).isEmpty();
    assertThat(RULES.expiry(2_001))
        .contains(new Refused(RiskRule.EXPIRED, "dutch book", "2001 ms", "2000 ms"));
  }

  private static DutchBook book(DutchBook.Leg... legs) {
    Money cost = List.of(legs).stream().map(DutchBook.Leg::cost).reduce(Money.ZERO, Money::plus);
    return new DutchBook(List.of(legs), Money.dollars(10), cost, Money.ZERO);
  }

  private static DutchBook.Leg leg(String label, int cents, int contracts) {
    Instrument instrument =
        new Instrument(
            new InstrumentId(Venue.KALSHI, label, InstrumentId.YES),
            label,
            Payoff.only(0, 2),
            KalshiFees.taker(1_000_000),
            OrderRules.kalshi(PriceGrid.CENTS),
            0,
            false);
    return new DutchBook.Leg(
        instrument,
        1,
        Quantity.of(contracts),
        Price.cents(cents),
        Price.cents(cents).times(Quantity.of(10)),
        Money.ZERO);
  }
}
