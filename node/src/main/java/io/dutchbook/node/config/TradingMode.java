package io.dutchbook.node.config;

import java.util.Locale;

/** Whose money a run trades with, if any. */
public enum TradingMode {
  /** Nobody's: finds and shows, begins no trade. */
  WATCH("watching: opportunities are shown, no order leaves"),
  /** Nobody's, but everything else is as live: real books, orders that stay in this house. */
  PAPER("paper: trades on real books with invented money, no order leaves"),
  /** The accounts' own. */
  LIVE("LIVE: orders leave");

  private final String words;

  TradingMode(String words) {
    this.words = words;
  }

  /** The lower-case name used on the page and in the API: {@code paper}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for people. */
  public String words() {
    return words;
  }
}
