package io.dutchbook.trial.check;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;

/**
 * Contracts of one Kalshi market that went back in pairs: a YES and a NO together are a dollar,
 * paid at once (documented 2026).
 */
final class KalshiPairs {
  private long yes;
  private long no;
  private long pairs;

  void booked(Fill fill) {
    long gained =
        fill.action() == Action.BUY ? fill.quantity().hundredths() : -fill.quantity().hundredths();
    if (fill.instrument().token().equals(InstrumentId.YES)) {
      yes += gained;
    } else {
      no += gained;
    }
    long together = Math.max(0, Math.min(yes, no));
    yes -= together;
    no -= together;
    pairs += together;
  }

  /** How many pairs, in hundredths. */
  long pairs() {
    return pairs;
  }

  /** What was paid for them. */
  Money paid() {
    return Price.ONE.times(new Quantity(pairs));
  }
}
