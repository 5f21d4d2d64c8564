package io.dutchbook.venues.polymarket;

/**
 * What an order tells the venue besides what is signed.
 *
 * @param type how long it lives
 * @param postOnly whether it is refused rather than take liquidity; only for orders that rest
 * @param expiration epoch seconds of a {@link OrderType#GTD} order, at least three minutes ahead;
 *     zero for all others
 */
record Handling(OrderType type, boolean postOnly, long expiration) {
  static final Handling FILL_AND_KILL = new Handling(OrderType.FAK, false, 0);
  static final Handling FILL_OR_KILL = new Handling(OrderType.FOK, false, 0);

  /** Refuses what contradicts itself. */
  Handling {
    boolean rests = type == OrderType.GTC || type == OrderType.GTD;
    if ((postOnly && !rests) || (type == OrderType.GTD) != (expiration > 0) || expiration < 0) {
      throw new IllegalArgumentException(
          type + " order with post-only " + postOnly + " and expiration " + expiration);
    }
  }

  /** Rests until filled or cancelled. */
  static Handling untilCancelled(boolean postOnly) {
    return new Handling(OrderType.GTC, postOnly, 0);
  }

  /** Rests until a moment, in epoch seconds. */
  static Handling until(long expiration, boolean postOnly) {
    return new Handling(OrderType.GTD, postOnly, expiration);
  }
}
