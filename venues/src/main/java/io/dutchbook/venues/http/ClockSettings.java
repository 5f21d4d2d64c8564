package io.dutchbook.venues.http;

import java.time.Duration;

/**
 * How far a venue's clock may be from ours.
 *
 * @param alarm beyond this somebody should look
 * @param unusable beyond this no order is sent: its signature or its deadline may be wrong
 */
public record ClockSettings(Duration alarm, Duration unusable) {
  /**
   * Half a second to an alarm, two to no orders: Kalshi takes five and refuses thirty (2026-06).
   */
  public static final ClockSettings DEFAULT =
      new ClockSettings(Duration.ofMillis(500), Duration.ofSeconds(2));

  /** Refuses limits in the wrong order. */
  public ClockSettings {
    Checks.within("clock.alarm", alarm, Duration.ofMillis(1), unusable);
    Checks.within("clock.unusable", unusable, alarm, Duration.ofMinutes(1));
  }
}
