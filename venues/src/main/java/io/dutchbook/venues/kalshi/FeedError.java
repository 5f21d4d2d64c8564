package io.dutchbook.venues.kalshi;

/** Kalshi's WebSocket errors by number (AsyncAPI of 2026-10; 6, 16 and 17 went on 2026-09-10). */
enum FeedError {
  UNPROCESSABLE(1),
  PARAMS_REQUIRED(2),
  CHANNELS_REQUIRED(3),
  SIDS_REQUIRED(4),
  UNKNOWN_COMMAND(5),
  UNKNOWN_SUBSCRIPTION(7),
  UNKNOWN_CHANNEL(8),
  AUTHENTICATION_REQUIRED(9),
  /** The subscription is dead. */
  CHANNEL_ERROR(10),
  INVALID_PARAMETER(11),
  EXACTLY_ONE_SID(12),
  UNSUPPORTED_ACTION(13),
  MARKET_REQUIRED(14),
  ACTION_REQUIRED(15),
  COMMAND_TIMEOUT(18),
  SHARD_FACTOR_INVALID(19),
  SHARD_FACTOR_REQUIRED(20),
  SHARD_KEY_INVALID(21),
  SHARD_FACTOR_TOO_LARGE(22),
  MATCH_IDS_REQUIRED(23),
  INDEX_IDS_REQUIRED(24),
  /** We read too slowly, and the subscription is dead. */
  BUFFER_OVERFLOW(25),
  TOO_MANY_MARKETS(26),
  TOO_MANY_COMMANDS(27),
  UNDERLYINGS_REQUIRED(28),
  /** A number that came later. */
  UNLISTED(-1);

  private final long code;

  FeedError(long code) {
    this.code = code;
  }

  static FeedError of(long code) {
    for (FeedError error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    return UNLISTED;
  }

  /** Whether the subscription it is about is dead and must be made anew. */
  boolean isTerminal() {
    return this == CHANNEL_ERROR || this == BUFFER_OVERFLOW;
  }
}
