package io.dutchbook.venues.rate;

/**
 * The pauses after a venue has said 429: 4, 8, 16, 32, 64 s, or what its {@code Retry-After} says.
 *
 * <p>What the venue asks for holds for everybody. Our own pauses do not hold cancels and hedges:
 * they wait for tokens alone, because Kalshi has no penalty period (2026-09) and an open position
 * does not wait.
 */
final class BackOff {
  private final GovernorSettings settings;
  private int strikes;
  private long struckAt = Long.MIN_VALUE;
  private long until = Long.MIN_VALUE;
  private long ordered = Long.MIN_VALUE;

  BackOff(GovernorSettings settings) {
    this.settings = settings;
  }

  /**
   * The venue has said 429. Requests that had left before the last such answer belong to it, so a
   * burst that is refused as a whole is one strike.
   *
   * @param retryAfter what the venue asks for, milliseconds; negative when it asks for nothing
   * @param sentAt when the request left, epoch milliseconds
   */
  void struck(long retryAfter, long sentAt, long now) {
    if (retryAfter >= 0) {
      long bounded = Math.min(retryAfter, settings.longestRetryAfter().toMillis());
      ordered = Math.max(ordered, now + bounded);
    }
    if (sentAt < struckAt) {
      return;
    }
    long longest = settings.longestPause().toMillis();
    long pause = Math.min(longest, settings.firstPause().toMillis() << Math.min(strikes, 20));
    until = retryAfter >= 0 ? ordered : now + pause;
    strikes = Math.min(strikes + 1, 20);
    struckAt = now;
  }

  /** The venue has taken a request; the next pause is a first one again. */
  void answered(long sentAt) {
    if (sentAt >= struckAt) {
      strikes = 0;
    }
  }

  /** When the pause ends, epoch milliseconds; long ago when there is none. */
  long until(Priority priority) {
    return priority.takesRiskAway() ? ordered : Math.max(ordered, until);
  }
}
