package io.dutchbook.venues.egress;

import io.dutchbook.venues.http.Checks;
import java.time.Duration;
import java.util.List;

/**
 * The ways out to a venue.
 *
 * @param exits the first that works is taken; at least one
 * @param checkEvery how often each is tried, so that a dead one is known and a living one used
 *     again
 * @param handshakeWithin how long a proxy may take to open a tunnel
 */
public record EgressSettings(List<Exit> exits, Duration checkEvery, Duration handshakeWithin) {
  /** Straight to the venue. */
  public static final EgressSettings DIRECT =
      new EgressSettings(List.of(Exit.DIRECT), Duration.ofSeconds(10), Duration.ofSeconds(5));

  /** Copies the list; refuses bounds that cannot work. */
  public EgressSettings {
    exits = List.copyOf(exits);
    Checks.within("egress.proxies", exits.size(), 1, 32);
    Checks.within("egress.check-every", checkEvery, Duration.ofMillis(10), Duration.ofHours(1));
    Checks.within(
        "egress.handshake-within", handshakeWithin, Duration.ofMillis(10), Duration.ofMinutes(1));
  }
}
