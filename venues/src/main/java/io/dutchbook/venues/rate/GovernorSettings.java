package io.dutchbook.venues.rate;

import io.dutchbook.venues.http.Checks;
import java.time.Duration;

/**
 * How a governor spends what a venue grants.
 *
 * @param sharePercent how much of each grant is spent at most: below 100 because requests that
 *     leave evenly do not arrive evenly, and because other programs may use the same account
 * @param reservePercent how much of that only cancels and hedges may spend, in budgets that orders
 *     draw on
 * @param maxWaiting requests of one priority that may wait at once; more are refused
 * @param queryWait how long a question may wait for tokens
 * @param firstPause the pause after a first 429; each further one is twice as long
 * @param longestPause the pause that doubling stops at
 * @param longestRetryAfter the longest pause that a venue can ask for
 */
public record GovernorSettings(
    int sharePercent,
    int reservePercent,
    int maxWaiting,
    Duration queryWait,
    Duration firstPause,
    Duration longestPause,
    Duration longestRetryAfter) {

  /** 90 % of the grant, 30 % of it in reserve, 64 waiting, pauses of 4, 8, 16, 32, 64 s. */
  public static final GovernorSettings DEFAULT =
      new GovernorSettings(
          90,
          30,
          64,
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(64),
          Duration.ofMinutes(10));

  /** Refuses bounds that cannot work. */
  public GovernorSettings {
    Checks.within("rates.share", sharePercent, 1, 100);
    Checks.within("rates.reserve", reservePercent, 0, 90);
    Checks.within("rates.max-waiting", maxWaiting, 1, 10_000);
    Checks.within("rates.query-wait", queryWait, Duration.ZERO, Duration.ofMinutes(1));
    Checks.within("rates.first-pause", firstPause, Duration.ofMillis(10), longestPause);
    Checks.within("rates.longest-pause", longestPause, firstPause, Duration.ofHours(1));
    Checks.within(
        "rates.longest-retry-after", longestRetryAfter, Duration.ZERO, Duration.ofHours(24));
  }
}
