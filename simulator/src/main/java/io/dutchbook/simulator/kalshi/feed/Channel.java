package io.dutchbook.simulator.kalshi.feed;

import io.dutchbook.simulator.server.Line;
import java.util.Arrays;
import java.util.Optional;

/** The channels that are served, and whether their frames are numbered. */
enum Channel {
  /** Order books; needs markets. */
  ORDERBOOK_DELTA("orderbook_delta", true, Line.Kind.BOOK),
  /** Best quotes and volume, about once a second. */
  TICKER("ticker", false, Line.Kind.MARKET),
  /** Public trades. */
  TRADE("trade", true, Line.Kind.MARKET),
  /** Own fills. */
  FILL("fill", false, Line.Kind.OWN),
  /** Own orders. */
  USER_ORDERS("user_orders", false, Line.Kind.OWN),
  /** Own positions. */
  MARKET_POSITIONS("market_positions", false, Line.Kind.OWN),
  /** Listing, closing, settlement. */
  MARKET_LIFECYCLE("market_lifecycle_v2", true, Line.Kind.MARKET),
  /** Own order groups. */
  ORDER_GROUPS("order_group_updates", true, Line.Kind.OWN);

  private final String wire;
  private final boolean numbered;
  private final Line.Kind kind;

  Channel(String wire, boolean numbered, Line.Kind kind) {
    this.wire = wire;
    this.numbered = numbered;
    this.kind = kind;
  }

  /** The channel of a name; nothing when it is not served. */
  static Optional<Channel> of(String wire) {
    return Arrays.stream(values()).filter(channel -> channel.wire.equals(wire)).findFirst();
  }

  String wire() {
    return wire;
  }

  boolean isNumbered() {
    return numbered;
  }

  Line.Kind kind() {
    return kind;
  }
}
