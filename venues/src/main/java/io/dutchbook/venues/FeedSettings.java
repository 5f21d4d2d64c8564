package io.dutchbook.venues;

import io.dutchbook.venues.http.Checks;
import java.time.Duration;

/**
 * How a market data session watches its connection.
 *
 * @param levels the best levels a side that are published
 * @param probe how often the venue is asked for a sign of life
 * @param silence how long nothing may be heard before the connection is given up
 * @param resync how long a book may wait for the snapshot it asked for before it asks harder
 */
public record FeedSettings(int levels, Duration probe, Duration silence, Duration resync) {
  /** Ten levels; asks every 3 s, gives up after 10 s, asks again for a snapshot after 3 s. */
  public static final FeedSettings KALSHI =
      new FeedSettings(10, Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(3));

  /** Ten levels; Polymarket's rule is a ping every 10 s, its own client gives up after 30 s. */
  public static final FeedSettings POLYMARKET =
      new FeedSettings(10, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(3));

  /** Refuses bounds that contradict each other. */
  public FeedSettings {
    Checks.within("feed.levels", levels, 1, 1_000);
    Checks.within("feed.probe", probe, Duration.ofMillis(10), silence);
    Checks.within("feed.silence", silence, probe, Duration.ofMinutes(5));
    Checks.within("feed.resync", resync, Duration.ofMillis(10), Duration.ofMinutes(1));
  }
}
