package io.dutchbook.venues.espn;

import io.dutchbook.venues.http.Checks;
import io.dutchbook.venues.http.PoolSettings;
import java.net.URI;
import java.util.Set;

/**
 * Where the scoreboard is and how we introduce ourselves.
 *
 * @param base the site: {@code https://site.api.espn.com}
 * @param userAgent a name and an address to ask at: since 2026-08-04 bare names and browsers' names
 *     are answered with 403
 * @param pool bounds of the connections
 */
public record EspnSettings(URI base, String userAgent, PoolSettings pool) {
  /** Refuses an address that cannot work and an agent that says nothing of who we are. */
  public EspnSettings {
    Checks.address("espn.base", base, Set.of("http", "https"));
    if (!userAgent.matches(".+/.+ \\(\\+https?://.+\\)")) {
      throw new IllegalArgumentException(
          "espn.user-agent is '" + userAgent + "', allowed is 'Name/1.0 (+https://address)'");
    }
  }
}
