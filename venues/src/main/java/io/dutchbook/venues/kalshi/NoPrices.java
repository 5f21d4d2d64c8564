package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.money.Price;

/**
 * What the prices on the NO side of order book frames mean. Kalshi plans to drop {@link #OWN_LEG}
 * (documentation of 2026-10), so live sessions ask for the other explicitly; recordings of before
 * have the older form.
 */
public enum NoPrices {
  /** A NO bid carries the price of NO: {@code use_yes_price} false. */
  OWN_LEG,
  /** A NO bid carries the YES price at which it sells: {@code use_yes_price} true. */
  YES_LEG;

  /** The YES ask that a NO bid at this price is, in ten-thousandths of a dollar. */
  int yesAsk(int price) {
    return this == YES_LEG ? price : Price.DOLLAR - price;
  }
}
