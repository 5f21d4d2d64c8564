package io.dutchbook.venues.gate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What the head of an answer says about rates. Kalshi says nothing (2026-09); Polymarket sends
 * {@code Poly-RateLimit-Remaining}, {@code -Tier} and, with 429, {@code Retry-After} (2026-08).
 *
 * @param retryAfter how long to wait, milliseconds
 * @param left tokens that are left in the budget of this request
 * @param tier whose limits apply
 */
public record RateSigns(OptionalLong retryAfter, OptionalLong left, Optional<String> tier) {
  private static final long MOST_SECONDS = 1_000_000_000;

  /**
   * Reads them; what cannot be read was not said.
   *
   * @param header the value of a header, or nothing
   * @param clock ours, for a {@code Retry-After} that names a moment
   */
  public static RateSigns of(Function<String, Optional<String>> header, InstantSource clock) {
    return new RateSigns(
        header.apply("Retry-After").map(value -> delay(value, clock)).orElse(OptionalLong.empty()),
        header
            .apply("Poly-RateLimit-Remaining")
            .map(RateSigns::number)
            .orElse(OptionalLong.empty()),
        header.apply("Poly-RateLimit-Tier").map(String::strip));
  }

  private static OptionalLong delay(String value, InstantSource clock) {
    OptionalLong seconds = number(value);
    if (seconds.isPresent()) {
      return OptionalLong.of(Math.clamp(seconds.getAsLong(), 0, MOST_SECONDS) * 1_000);
    }
    try {
      Instant moment =
          ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return OptionalLong.of(Math.max(0, moment.toEpochMilli() - clock.millis()));
    } catch (DateTimeParseException e) {
      return OptionalLong.empty();
    }
  }

  private static OptionalLong number(String value) {
    try {
      return OptionalLong.of(Long.parseLong(value.strip()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
