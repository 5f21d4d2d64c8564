package io.dutchbook.engine.exit;

import io.dutchbook.engine.book.Ladder;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Quantity;

/** Books and instruments for the tests of exits. */
final class Bids {
  /** Without fees, and with five percent of p × (1 − p). */
  static final int FREE = 0;

  static final int DEAR = 50_000;

  private Bids() {}

  static Instrument instrument(Venue venue, String market, Payoff payoff, int fees) {
    PriceGrid cents = PriceGrid.CENTS;
    return new Instrument(
        new InstrumentId(venue, market, "yes"),
        market,
        payoff,
        new PolymarketFees(fees),
        venue == Venue.KALSHI
            ? OrderRules.kalshi(cents)
            : OrderRules.polymarket(cents, Quantity.of(5)),
        0,
        false);
  }

  /** Bids in cents and contracts, by turns. */
  static Levels bids(int... centsAndContracts) {
    return fill(Ladder.bids(), centsAndContracts);
  }

  /** Offers in cents and contracts, by turns. */
  static Levels asks(int... centsAndContracts) {
    return fill(Ladder.asks(), centsAndContracts);
  }

  private static Levels fill(Ladder ladder, int... centsAndContracts) {
    for (int i = 0; i < centsAndContracts.length; i += 2) {
      ladder.set(centsAndContracts[i] * 100, centsAndContracts[i + 1] * 100L);
    }
    return Levels.of(ladder, 10);
  }
}
