package io.dutchbook.engine.market;

/**
 * Names one side of one venue market.
 *
 * @param venue where it trades
 * @param market the venue's name of the market: a Kalshi ticker, a Polymarket condition id
 * @param token which side of it: {@link #YES} or {@link #NO} on Kalshi, the token id on Polymarket
 */
public record InstrumentId(Venue venue, String market, String token) {
  /** The side of a Kalshi market that pays when it resolves to yes. */
  public static final String YES = "yes";

  /** The side of a Kalshi market that pays when it resolves to no. */
  public static final String NO = "no";

  /** Refuses blank names. */
  public InstrumentId {
    if (market.isBlank() || token.isBlank()) {
      throw new IllegalArgumentException(
          "an instrument needs a market and a token, got '" + market + "' and '" + token + "'");
    }
  }

  /** The same in every process, as that of an enum constant is not. */
  @Override
  public int hashCode() {
    return 31 * (31 * venue.name().hashCode() + market.hashCode()) + token.hashCode();
  }

  /** One line: {@code kalshi/KXNBAGAME-26NOV22LALBOS-LAL/yes}. */
  @Override
  public String toString() {
    return venue.key() + "/" + market + "/" + token;
  }
}
