package io.dutchbook.venues.breaker;

import io.dutchbook.venues.http.Checks;
import java.time.Duration;

/**
 * When a breaker opens, and for how long.
 *
 * @param failures so many of them open it
 * @param within when they happen within this time
 * @param openFor how long it stays open before it tries again
 */
public record BreakerSettings(int failures, Duration within, Duration openFor) {
  /** Five within a minute open it for five minutes. */
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(5, Duration.ofMinutes(1), Duration.ofMinutes(5));

  /** As good as never. */
  public static final BreakerSettings NEVER =
      new BreakerSettings(1_000_000, Duration.ofSeconds(1), Duration.ofMillis(10));

  /** Refuses bounds that cannot work. */
  public BreakerSettings {
    Checks.within("breaker.failures", failures, 1, 1_000_000);
    Checks.within("breaker.within", within, Duration.ofSeconds(1), Duration.ofHours(1));
    Checks.within("breaker.open-for", openFor, Duration.ofMillis(10), Duration.ofHours(24));
  }
}
