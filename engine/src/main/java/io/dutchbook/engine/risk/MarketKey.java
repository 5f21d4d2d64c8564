package io.dutchbook.engine.risk;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;

/**
 * A venue market, both sides of it.
 *
 * @param venue where
 * @param market the venue's name of it
 */
public record MarketKey(Venue venue, String market) {
  /** The market of an instrument. */
  public static MarketKey of(InstrumentId instrument) {
    return new MarketKey(instrument.venue(), instrument.market());
  }

  /** The same in every process, as that of an enum constant is not. */
  @Override
  public int hashCode() {
    return 31 * venue.name().hashCode() + market.hashCode();
  }
}
