package io.dutchbook.simulator.polymarket.venue;

/**
 * How Polymarket is played.
 *
 * @param deposit the trading account's money, micro-dollars
 * @param takerDelayMillis how long orders that take are held (3 seconds in all sports markets seen
 *     up to April 2026)
 * @param proposeAfterMillis from the end of a game to the proposal of its result
 * @param resolveAfterMillis from the end of a game to the payment
 */
public record PolymarketSettings(
    long deposit, long takerDelayMillis, long proposeAfterMillis, long resolveAfterMillis) {
  /** Refuses negative amounts and times, and a payment before the proposal. */
  public PolymarketSettings {
    if (deposit < 0
        || takerDelayMillis < 0
        || proposeAfterMillis < 0
        || resolveAfterMillis < proposeAfterMillis) {
      throw new IllegalArgumentException("Polymarket cannot be played with these settings");
    }
  }
}
