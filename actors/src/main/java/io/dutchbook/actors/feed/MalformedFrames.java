package io.dutchbook.actors.feed;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;

/**
 * Frames that were not understood: counted, and logged at most once a minute, however many come.
 */
final class MalformedFrames {
  private static final long LOG_EVERY_MILLIS = Duration.ofMinutes(1).toMillis();

  private final Logger log;
  private final String venue;
  private final Map<String, Long> sinceLogged = new TreeMap<>();
  private String lastReason = "";
  private long nextLogAt = Long.MIN_VALUE;
  private long count;

  MalformedFrames(Logger log, String venue) {
    this.log = log;
    this.venue = venue;
  }

  void add(String type, String reason, long now) {
    count++;
    sinceLogged.merge(type, 1L, Long::sum);
    lastReason = reason;
    onTick(now);
  }

  void onTick(long now) {
    if (!sinceLogged.isEmpty() && now >= nextLogAt) {
      log.warn(
          "{} frames not understood, by type: {}; the last: {}",
          venue,
          sinceLogged.toString(),
          lastReason);
      sinceLogged.clear();
      nextLogAt = now + LOG_EVERY_MILLIS;
    }
  }

  long count() {
    return count;
  }
}
