package io.dutchbook.simulator.kalshi.venue;

/**
 * How Kalshi is played.
 *
 * @param deposit the trading account's money, micro-dollars
 * @param resultAfterMillis from the end of a game to the result of its markets
 * @param settlementTimerSeconds from the result to the payment (30 to 300 recorded in 2026)
 */
public record KalshiSettings(long deposit, long resultAfterMillis, int settlementTimerSeconds) {
  /** Refuses negative amounts and times. */
  public KalshiSettings {
    if (deposit < 0 || resultAfterMillis < 0 || settlementTimerSeconds < 0) {
      throw new IllegalArgumentException("Kalshi cannot be played with negative settings");
    }
  }
}
