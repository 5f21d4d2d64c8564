package io.dutchbook.venues.kalshi;

/** The channels beside the order book that matter to an engine of game markets (2026-10). */
public enum NewsChannel {
  /** Best prices, about once a second. */
  TICKER("ticker", true),
  /** Everybody's trades. */
  TRADE("trade", true),
  /** Own trades. */
  FILL("fill", true),
  /** Own orders. */
  USER_ORDERS("user_orders", true),
  /** Own positions. */
  MARKET_POSITIONS("market_positions", true),
  /** Beginnings, pauses and ends of all markets and events; takes no filter. */
  LIFECYCLE("market_lifecycle_v2", false),
  /** Own order groups; takes no filter. */
  ORDER_GROUPS("order_group_updates", false);

  private final String wireName;
  private final boolean filtered;

  NewsChannel(String wireName, boolean filtered) {
    this.wireName = wireName;
    this.filtered = filtered;
  }

  /** Kalshi's name of it. */
  public String wireName() {
    return wireName;
  }

  /** Whether it can be narrowed to some markets. */
  boolean isFiltered() {
    return filtered;
  }
}
