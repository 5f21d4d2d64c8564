package io.dutchbook.engine.market;

import java.util.Locale;

/** An exchange that Dutchbook trades on. */
public enum Venue {
  /** The CFTC-regulated exchange kalshi.com. */
  KALSHI,
  /** The international exchange polymarket.com (Polygon chain). */
  POLYMARKET;

  /**
   * Whether a fill stays what it is. Kalshi is its own clearing house; a Polymarket trade is
   * matched first and goes on chain seconds later, where it may fail (documented 2026).
   */
  public boolean fillsAreFinal() {
    return this == KALSHI;
  }

  /** The lower-case name used in addresses, file names and metrics: {@code kalshi}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
