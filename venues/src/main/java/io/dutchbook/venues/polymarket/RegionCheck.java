package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.Checks;
import java.net.URI;
import java.util.Set;

/**
 * Whether the venue must say that it takes orders from where we are before any is sent. Persons in
 * the US and other regions are blocked on the international exchange (documented mid-2026).
 *
 * @param address who says so: {@code https://polymarket.com/api/geoblock}
 * @param mode what its silence means
 */
public record RegionCheck(URI address, Mode mode) {
  /** Where the venue answers. */
  public static final URI PUBLIC = URI.create("https://polymarket.com/api/geoblock");

  /** What is asked, and what no answer means. */
  public enum Mode {
    /** Only its word that we are not blocked lets orders out: no answer is no permission. */
    REQUIRED,
    /** Only its word that we are blocked holds orders back. */
    UNLESS_BLOCKED,
    /** Nobody is asked: the operator answers for the region. */
    VOUCHED
  }

  /** Refuses an address that nobody can ask. */
  public RegionCheck {
    Checks.address("polymarket.region.address", address, Set.of("http", "https"));
  }
}
