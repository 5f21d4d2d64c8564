package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;

/** Orders for tests, decided at {@link #CREATED} and good for two seconds. */
final class Intents {
  static final String TICKER = "KXNBAGAME-26NOV22LALBOS-LAL";
  static final long CREATED = 1_795_000_000_000L;
  static final long DEADLINE = CREATED + 2_000;

  private Intents() {}

  static OrderIntent of(Action action, String token, String limit, String quantity) {
    return new OrderIntent(
        new OrderKey(new TradeId("trade-1"), 0, 0),
        Purpose.ENTER,
        new Instrument(
            new InstrumentId(Venue.KALSHI, TICKER, token),
            "LAL wins",
            Payoff.only(0, 2),
            KalshiFees.taker(1_000_000),
            OrderRules.kalshi(PriceGrid.CENTS),
            0,
            false),
        action,
        Quantity.parse(quantity),
        Price.parse(limit),
        CREATED,
        DEADLINE);
  }
}
