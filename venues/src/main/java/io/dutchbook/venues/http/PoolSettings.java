package io.dutchbook.venues.http;

import java.time.Duration;

/**
 * Bounds of the connections to one host.
 *
 * @param minConnections kept open and warm
 * @param maxConnections at most
 * @param maxWaiting requests that may wait for a connection; a power of two. More are refused here.
 * @param requestTimeout how long an answer may take, waiting included
 * @param idle when a connection on which nothing moves is closed: the only way to get one back from
 *     a request that nobody answers
 * @param maxAnswerBytes the largest answer that is read
 */
public record PoolSettings(
    int minConnections,
    int maxConnections,
    int maxWaiting,
    Duration requestTimeout,
    Duration idle,
    int maxAnswerBytes) {

  /** Two warm connections, at most 16, 256 waiting, five seconds, 30 idle, 32 MiB. */
  public static final PoolSettings DEFAULT =
      new PoolSettings(2, 16, 256, Duration.ofSeconds(5), Duration.ofSeconds(30), 32 << 20);

  /** Refuses bounds that cannot work. */
  public PoolSettings {
    Checks.within("min-connections", minConnections, 0, maxConnections);
    Checks.within("max-connections", maxConnections, 1, 256);
    Checks.within("max-waiting", maxWaiting, 16, 65_536);
    if (Integer.bitCount(maxWaiting) != 1) {
      throw new IllegalArgumentException("max-waiting is " + maxWaiting + ", not a power of two");
    }
    Checks.within("request-timeout", requestTimeout, Duration.ofMillis(10), Duration.ofMinutes(2));
    Checks.within("idle", idle, requestTimeout, Duration.ofMinutes(10));
    Checks.within("max-answer-bytes", maxAnswerBytes, 1_024, 1 << 30);
  }
}
