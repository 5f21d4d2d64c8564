package io.dutchbook.cli.crash;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.engine.trade.TradeResult;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.protocol.journal.BookEvent;
import java.util.List;

/** A trade of ten contracts at each venue, event by event. */
final class Story {
  static final TradeId TRADE = new TradeId("nba-1-1000-1");
  static final OrderKey AT_KALSHI = new OrderKey(TRADE, 0, 0);
  static final OrderKey AT_POLYMARKET = new OrderKey(TRADE, 1, 0);
  static final Quantity TEN = Quantity.of(10);
  private static final Price LIMIT = Price.cents(40);

  private static final Instrument YES =
      new Instrument(
          new InstrumentId(Venue.KALSHI, "GAME-HOM", InstrumentId.YES),
          "HOM",
          Payoff.only(0, 2),
          KalshiFees.taker(1_000_000),
          OrderRules.kalshi(PriceGrid.CENTS),
          0,
          false);
  private static final Instrument TOKEN =
      new Instrument(
          new InstrumentId(Venue.POLYMARKET, "0xabc", "7"),
          "AWY",
          Payoff.only(1, 2),
          new PolymarketFees(50_000),
          OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
          0,
          false);

  private Story() {}

  static BookEvent.TradeOpened opened(long at) {
    return new BookEvent.TradeOpened(
        TRADE,
        List.of(new PlanLeg(YES, 1, TEN, LIMIT), new PlanLeg(TOKEN, 1, TEN, LIMIT)),
        Price.DOLLAR,
        Money.dollars(2),
        PlanSettings.DEFAULT,
        List.of(intent(AT_KALSHI, YES, at), intent(AT_POLYMARKET, TOKEN, at)),
        at);
  }

  private static OrderIntent intent(OrderKey key, Instrument instrument, long at) {
    return new OrderIntent(key, Purpose.ENTER, instrument, Action.BUY, TEN, LIMIT, at, at + 1_000);
  }

  static BookEvent.FillBooked filled(OrderKey order, long at) {
    return new BookEvent.FillBooked(fill(order), at);
  }

  static Fill fill(OrderKey order) {
    Instrument instrument = order.equals(AT_KALSHI) ? YES : TOKEN;
    return new Fill(
        "fill-" + order.leg(),
        order,
        instrument.id(),
        Action.BUY,
        TEN,
        0,
        LIMIT,
        LIMIT.times(TEN),
        Money.ZERO,
        1_000);
  }

  static BookEvent.TradeEnded ended(Ending ending, long at) {
    return new BookEvent.TradeEnded(TRADE, new TradeResult(ending, List.of()), at);
  }
}
