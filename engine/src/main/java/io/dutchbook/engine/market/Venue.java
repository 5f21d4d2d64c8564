package io.dutchbook.engine.market;

import java.util.Locale;

/** An exchange that Dutchbook trades on. */
public enum Venue {
  /** The CFTC-regulated exchange kalshi.com. */
  KALSHI,
  /** The international exchange polymarket.com (Polygon chain). */
  POLYMARKET;

  /** The lower-case name used in addresses, file names and metrics: {@code kalshi}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
