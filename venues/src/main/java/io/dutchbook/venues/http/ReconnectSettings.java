package io.dutchbook.venues.http;

import java.time.Duration;

/**
 * How a stream that must not end comes back.
 *
 * @param first the pause before the first new attempt
 * @param longest the pause that doubling stops at
 * @param keepAlive how often something is sent to prove that the connection lives
 * @param silence how long nothing may be heard before the connection is given up
 * @param jitter by how much of themselves the pauses vary by chance
 */
public record ReconnectSettings(
    Duration first, Duration longest, Duration keepAlive, Duration silence, double jitter) {
  private static final double USUAL_JITTER = 0.2;

  /** From 100 ms to 10 s; asks every 5 s and gives up after 20 s. */
  public static final ReconnectSettings DEFAULT =
      new ReconnectSettings(
          Duration.ofMillis(100),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20));

  /** With the usual jitter. */
  public ReconnectSettings(Duration first, Duration longest, Duration keepAlive, Duration silence) {
    this(first, longest, keepAlive, silence, USUAL_JITTER);
  }

  /** Refuses durations that contradict each other. */
  public ReconnectSettings {
    Checks.within("reconnect.first", first, Duration.ofMillis(10), longest);
    Checks.within("reconnect.longest", longest, first, Duration.ofMinutes(5));
    Checks.within("reconnect.keep-alive", keepAlive, Duration.ofMillis(10), silence);
    Checks.within("reconnect.silence", silence, keepAlive, Duration.ofMinutes(5));
  }
}
