package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.OrderBook;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.Arrays;
import java.util.List;

/** Games and books for the tests of the search. */
final class Markets {
  static final OutcomeSpace TWO_WAY = new OutcomeSpace(List.of("home", "away"));
  static final OutcomeSpace THREE_WAY = new OutcomeSpace(List.of("home", "draw", "away"));
  static final FeeSchedule FREE = new PolymarketFees(0);
  static final FeeSchedule KALSHI_FEES = KalshiFees.taker(1_000_000);
  static final FeeSchedule POLYMARKET_FEES = new PolymarketFees(50_000);

  private Markets() {}

  static Instrument kalshi(String market, String side, Payoff payoff) {
    return kalshi(market, side, payoff, KALSHI_FEES);
  }

  static Instrument kalshi(String market, String side, Payoff payoff, FeeSchedule fees) {
    return new Instrument(
        new InstrumentId(Venue.KALSHI, market, side),
        market + " " + side,
        payoff,
        fees,
        OrderRules.kalshi(PriceGrid.CENTS),
        0,
        false);
  }

  static Instrument polymarket(String token, Payoff payoff) {
    return new Instrument(
        new InstrumentId(Venue.POLYMARKET, "0xc0nd", token),
        token,
        payoff,
        POLYMARKET_FEES,
        OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
        3_000,
        false);
  }

  /** A book with offers only, given as price in cents and contracts, best first. */
  static Depth offers(Instrument instrument, long... centsAndContracts) {
    OrderBook book = new OrderBook(instrument.id());
    book.beginSnapshot();
    for (int i = 0; i < centsAndContracts.length; i += 2) {
      book.setAsk((int) centsAndContracts[i] * 100, centsAndContracts[i + 1] * 100);
    }
    return book.depth(10, 1_000, 0);
  }

  static Payoff pays(int... tenThousandths) {
    return new Payoff(Arrays.stream(tenThousandths).mapToObj(Price::new).toList());
  }
}
