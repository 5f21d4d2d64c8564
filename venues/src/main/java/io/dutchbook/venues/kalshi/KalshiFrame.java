package io.dutchbook.venues.kalshi;

import java.util.List;

/** A frame of any channel, decoded and checked, in the venue's own terms. */
sealed interface KalshiFrame {
  /** What stands for a number that a frame does not carry. */
  long NONE = -1;

  /** A subscription began; its frames count from one, this one not among them. */
  record Subscribed(String channel, long newSid) implements KalshiFrame {}

  /** All subscriptions of the connection, asked for with a command. */
  record Listing(long id, List<Long> bookSids) implements KalshiFrame {}

  /** A command was refused, or a subscription ended. */
  record Refused(long id, long sid, long seq, long code, String message) implements KalshiFrame {
    /** What the number means. */
    FeedError error() {
      return FeedError.of(code);
    }
  }

  /** A command succeeded. */
  record Confirmed(long id, long sid, long seq) implements KalshiFrame {}

  /** A subscription ended as asked. */
  record Unsubscribed(long sid, long seq) implements KalshiFrame {}

  /** The whole book of a market: YES bids, and NO bids with the prices of the subscription. */
  record Snapshot(long sid, long seq, String ticker, List<Level> yes, List<Level> no)
      implements KalshiFrame {}

  /** One level changed by a signed quantity. */
  record Delta(long sid, long seq, String ticker, boolean yes, int price, long change)
      implements KalshiFrame {}

  /** A frame of another channel than the books'. */
  record News(long sid, long seq, KalshiNews news) implements KalshiFrame {}

  /** The subscription it belongs to; {@link #NONE} when to none. */
  default long sid() {
    return NONE;
  }

  /** Its place in the subscription's sequence; {@link #NONE} when it takes none. */
  default long seq() {
    return NONE;
  }

  /**
   * A price level.
   *
   * @param price ten-thousandths of a dollar
   * @param quantity hundredths of a contract
   */
  record Level(int price, long quantity) {}
}
