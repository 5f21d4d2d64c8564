package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.json.Fields;

/** The two prices of a trade or an order, which are one: YES and NO pay a dollar together. */
final class LegPrices {
  private LegPrices() {}

  /** The YES price, checked against the NO price. */
  static Price yes(Fields row) {
    Price yes = row.price("yes_price_dollars");
    Price no = row.price("no_price_dollars");
    if (!no.equals(yes.complement())) {
      throw row.malformed("prices " + yes + " and " + no + " are not of one market");
    }
    return yes;
  }
}
