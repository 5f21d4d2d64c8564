package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
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

/** Orders for tests, decided at {@link #CREATED}, good for two seconds, held for one. */
final class Intents {
  static final String MARKET = "0xbd31dc8a20211944f6b70f31557f1001557b59905b7738480ca09bd4532f84af";
  static final String TOKEN =
      "71321045679252212594626385532706912750332728571942532289631379312455583992563";
  static final String OTHER_TOKEN =
      "52114319501245915516055106046884209969926127482827954674443846427813813222426";

  /** Both outcomes of an ordinary market on exchange version 3. */
  static final String POSITION =
      "452312848583266388373324160190187140051835877600158453291511001264901062656";

  static final String OTHER_POSITION =
      "452312848583266388373324160190187140051835877600158453291511001264901062657";

  static final long CREATED = 1_783_000_000_000L;
  static final long DEADLINE = CREATED + 2_000;
  static final long TAKER_DELAY = 1_000;

  private Intents() {}

  static OrderIntent of(Action action, String limit, String quantity) {
    return of(TOKEN, action, limit, quantity);
  }

  static OrderIntent of(String token, Action action, String limit, String quantity) {
    return new OrderIntent(
        new OrderKey(new TradeId("trade-1"), 1, 0),
        Purpose.ENTER,
        new Instrument(
            new InstrumentId(Venue.POLYMARKET, MARKET, token),
            "BOS wins",
            Payoff.only(1, 2),
            new PolymarketFees(50_000),
            OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
            TAKER_DELAY,
            false),
        action,
        Quantity.parse(quantity),
        Price.parse(limit),
        CREATED,
        DEADLINE);
  }
}
