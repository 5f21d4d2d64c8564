package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;

/**
 * The direction of a V2 order (since 2026-04-22), always on the YES leg.
 *
 * <p>A market has one signed position an account, so that an ask first sells YES that is held and
 * then buys NO. What an ask was meant to be cannot be read back: it is shown as the purchase of NO.
 */
public enum BookSide {
  /** Buys YES, which is selling NO. */
  BID,
  /** Sells YES, which is buying NO at the complement. */
  ASK;

  /** What a purchase on this side adds to. */
  InstrumentId instrument(String ticker) {
    return new InstrumentId(Venue.KALSHI, ticker, this == BID ? InstrumentId.YES : InstrumentId.NO);
  }

  /** The price per contract of {@link #instrument}. */
  Price price(Price yes) {
    return this == BID ? yes : yes.complement();
  }
}
