package io.dutchbook.venues.http;

import java.time.Duration;

/**
 * How often a read is repeated until the venue shows what it must show.
 *
 * @param attempts reads at most, the first included
 * @param first the pause after the first read; each further one is twice as long
 * @param longest the pause that doubling stops at
 */
public record RetrySettings(int attempts, Duration first, Duration longest) {
  /** Ten reads within about four seconds: Kalshi's reads lag its writes by 360 ms (2026-06). */
  public static final RetrySettings DEFAULT =
      new RetrySettings(10, Duration.ofMillis(50), Duration.ofMillis(800));

  /** Refuses bounds that cannot work. */
  public RetrySettings {
    Checks.within("retry.attempts", attempts, 1, 1_000);
    Checks.within("retry.first", first, Duration.ofMillis(1), longest);
    Checks.within("retry.longest", longest, first, Duration.ofMinutes(1));
  }

  /** The pause after an attempt, counted from zero. */
  public Duration pauseAfter(int attempt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempt, 20));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
