package io.dutchbook.trial.check;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.protocol.journal.FillKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that is held. Kalshi keeps one net position a market (documented 2026): a YES and a NO
 * together are a dollar, paid at once, and selling what is not held buys the other side.
 */
final class Stocks {
  private final Map<InstrumentId, Stock> held = new LinkedHashMap<>();
  private final Map<FillKey, Money> released = new HashMap<>();
  private long pairs;

  void booked(Fill fill) {
    Stock stock = of(fill.instrument());
    long quantity = fill.millionths();
    boolean kalshi = fill.instrument().venue() == Venue.KALSHI;
    if (fill.action() == Action.BUY) {
      stock.add(quantity, fill.notional());
    } else if (kalshi && quantity > stock.millionths()) {
      sellShort(fill, stock, quantity - stock.millionths());
    } else {
      released.put(FillKey.of(fill), stock.release(quantity));
    }
    if (kalshi) {
      net(fill.instrument());
    }
  }

  private void sellShort(Fill fill, Stock stock, long missing) {
    if (stock.millionths() > 0) {
      stock.release(stock.millionths());
    }
    Quantity contracts = new Quantity(missing / Fill.MILLIONTHS_PER_HUNDREDTH);
    of(other(fill.instrument()))
        .add(missing, Price.ONE.times(contracts).minus(fill.price().times(contracts)));
    pairs -= missing;
  }

  private void net(InstrumentId instrument) {
    Stock one = of(instrument);
    Stock other = of(other(instrument));
    long together = Math.min(one.millionths(), other.millionths());
    if (together > 0) {
      one.release(together);
      other.release(together);
      pairs += together;
    }
  }

  /** The other side of a Kalshi market. */
  static InstrumentId other(InstrumentId instrument) {
    String token = instrument.token().equals(InstrumentId.YES) ? InstrumentId.NO : InstrumentId.YES;
    return new InstrumentId(instrument.venue(), instrument.market(), token);
  }

  /** A fill never happened. */
  void reversed(Fill fill) {
    Stock stock = of(fill.instrument());
    long quantity = fill.millionths();
    if (fill.action() == Action.BUY) {
      stock.takeBack(quantity, fill.notional());
    } else {
      stock.add(quantity, released.getOrDefault(FillKey.of(fill), fill.notional()));
    }
  }

  /** A venue has paid an instrument. */
  void settled(InstrumentId instrument) {
    held.remove(instrument);
  }

  /** What Kalshi has paid for pairs, less what sales of what was not held have cost. */
  Money paidForPairs() {
    Money amount = new Money(Math.abs(pairs));
    return pairs < 0 ? amount.negated() : amount;
  }

  Map<InstrumentId, Stock> all() {
    return held;
  }

  private Stock of(InstrumentId instrument) {
    return held.computeIfAbsent(instrument, _ -> new Stock());
  }
}
