package io.dutchbook.node.config;

import io.dutchbook.venues.http.ClockSettings;
import java.time.Duration;

/** Reads how far a venue's clock may be from ours. */
record ClockKnobs(Knobs knobs) {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofMinutes(1);

  /**
   * The limits of one venue.
   *
   * @param section the venue's: {@code kalshi.clock}
   */
  ClockSettings read(String section) {
    Duration alarm = knobs.duration(section + ".alarm", LEAST, MOST);
    return new ClockSettings(alarm, knobs.duration(section + ".unusable", alarm, MOST));
  }
}
