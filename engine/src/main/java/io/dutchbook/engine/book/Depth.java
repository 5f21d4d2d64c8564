package io.dutchbook.engine.book;

import io.dutchbook.engine.market.InstrumentId;

/**
 * What an instrument's book looked like at one moment: its best levels and how far to trust them.
 *
 * @param instrument whose book it is
 * @param bids the best levels that buy, best first
 * @param asks the best levels that sell, best first
 * @param state whether the book may be believed
 * @param epoch which snapshot it grew from; a different epoch is a different book
 * @param version counts changes; a later view of the same feed has a larger one
 * @param receivedAt when the frame behind it arrived here, epoch milliseconds
 * @param frameNanos the same moment on the node's monotonic clock, for latency figures only
 */
public record Depth(
    InstrumentId instrument,
    Levels bids,
    Levels asks,
    BookState state,
    long epoch,
    long version,
    long receivedAt,
    long frameNanos) {

  /** The book of the other side of the same market, where the venue keeps one book for both. */
  public Depth mirrored(InstrumentId otherSide) {
    return new Depth(
        otherSide, asks.mirrored(), bids.mirrored(), state, epoch, version, receivedAt, frameNanos);
  }

  /** Whether the best bid is not below the best ask: a book no honest exchange shows. */
  public boolean isCrossed() {
    return !bids.isEmpty() && !asks.isEmpty() && bids.price(0) >= asks.price(0);
  }

  /**
   * Whether this book may be traded on at a moment, and if not, why.
   *
   * @param now epoch milliseconds
   * @param maxAgeMillis the oldest a book may be
   */
  public Trust trust(long now, long maxAgeMillis) {
    return switch (state) {
      case STALE -> Trust.STALE;
      case GAPPED -> Trust.GAPPED;
      case LIVE -> {
        if (now - receivedAt > maxAgeMillis) {
          yield Trust.TOO_OLD;
        }
        yield isCrossed() ? Trust.CROSSED : Trust.TRADABLE;
      }
    };
  }

  /** Whether a book may be traded on, and if not, why. */
  public enum Trust {
    /** It may. */
    TRADABLE,
    /** Its connection is gone or silent. */
    STALE,
    /** The venue's sequence has a hole. */
    GAPPED,
    /** Nothing arrived for longer than allowed. */
    TOO_OLD,
    /** Its best bid is not below its best ask. */
    CROSSED
  }
}
