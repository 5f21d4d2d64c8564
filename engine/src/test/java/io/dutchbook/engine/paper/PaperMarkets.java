package io.dutchbook.engine.paper;

import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Ladder;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.fees.KalshiFees;
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

/** Markets, books and orders for tests of paper trading. */
final class PaperMarkets {
  private PaperMarkets() {}

  static Instrument kalshi(String side) {
    return instrument(
        new InstrumentId(Venue.KALSHI, "KXGAME-BOS", side),
        KalshiFees.taker(1_000_000),
        OrderRules.kalshi(PriceGrid.CENTS));
  }

  static Instrument polymarket() {
    return instrument(
        new InstrumentId(Venue.POLYMARKET, "0xb05", "71"),
        new PolymarketFees(50_000),
        OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)));
  }

  private static Instrument instrument(InstrumentId id, FeeSchedule fees, OrderRules rules) {
    return new Instrument(id, "BOS wins", Payoff.only(1, 2), fees, rules, 0, false);
  }

  /** A book such as {@code bids 46x5 asks 48x30 50x20}: prices in cents, sizes in contracts. */
  static Depth depth(InstrumentId instrument, String text, BookState state) {
    Ladder bids = Ladder.bids();
    Ladder asks = Ladder.asks();
    Ladder side = asks;
    for (String word : text.split(" ", -1)) {
      int times = word.indexOf('x');
      if (times < 0) {
        side = word.equals("bids") ? bids : asks;
      } else {
        side.set(
            Integer.parseInt(word.substring(0, times)) * 100,
            Long.parseLong(word.substring(times + 1)) * 100);
      }
    }
    return depth(instrument, bids, asks, state);
  }

  static Depth depth(InstrumentId instrument, Ladder bids, Ladder asks, BookState state) {
    return new Depth(instrument, Levels.of(bids, 10), Levels.of(asks, 10), state, 1, 1, 0, 0);
  }

  static OrderIntent intent(
      OrderKey key, Instrument instrument, Action action, String quantity, String limit, long now) {
    return new OrderIntent(
        key,
        Purpose.ENTER,
        instrument,
        action,
        Quantity.parse(quantity),
        Price.parse(limit),
        now,
        now + 2_000);
  }
}
