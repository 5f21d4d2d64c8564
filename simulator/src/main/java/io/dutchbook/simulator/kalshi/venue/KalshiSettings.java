package io.dutchbook.simulator.kalshi.venue;

import io.dutchbook.simulator.kalshi.KalshiRules;
import io.dutchbook.simulator.kalshi.api.RateTier;

/**
 * How Kalshi is played.
 *
 * @param deposit the trading account's money, micro-dollars
 * @param resultAfterMillis from the end of a game to the result of its markets
 * @param settlementTimerSeconds from the result to the payment (30 to 300 recorded in 2026)
 * @param rules what the exchange does where that is a choice
 * @param tier the usage tier that the member begins in
 * @param thursdayPause whether trading pauses on Thursdays from 03:00 to 05:00 Eastern, as on
 *     Kalshi; off unless asked for, so that a day of games can be played at any time
 * @param surprisePercent how many of 100 messages have a field that nobody announced
 */
public record KalshiSettings(
    long deposit,
    long resultAfterMillis,
    int settlementTimerSeconds,
    KalshiRules rules,
    RateTier tier,
    boolean thursdayPause,
    int surprisePercent) {
  /** Refuses negative amounts and times. */
  public KalshiSettings {
    if (deposit < 0 || resultAfterMillis < 0 || settlementTimerSeconds < 0) {
      throw new IllegalArgumentException("Kalshi cannot be played with negative settings");
    }
  }

  /** The usual rules, the lowest tier, no pause, no surprises. */
  public KalshiSettings(long deposit, long resultAfterMillis, int settlementTimerSeconds) {
    this(
        deposit,
        resultAfterMillis,
        settlementTimerSeconds,
        KalshiRules.USUAL,
        RateTier.BASIC,
        false,
        0);
  }

  /** The same with a member of another tier. */
  public KalshiSettings in(RateTier other) {
    return new KalshiSettings(
        deposit,
        resultAfterMillis,
        settlementTimerSeconds,
        rules,
        other,
        thursdayPause,
        surprisePercent);
  }
}
