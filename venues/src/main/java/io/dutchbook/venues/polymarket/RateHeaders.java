package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.http.RestAnswer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an answer says of the signer's rate budget ({@code Poly-RateLimit-…}, announced 2026-07-24).
 *
 * @param remaining tokens left
 * @param resetAt when the budget is whole again, epoch milliseconds
 * @param tier the account's tier; blank when not stated
 * @param warning what it warns of; blank when of nothing
 */
record RateHeaders(OptionalLong remaining, OptionalLong resetAt, String tier, String warning) {
  private static final String PREFIX = "poly-ratelimit-";
  private static final int MAX_DIGITS = 12;

  /** Nothing when the answer speaks of no budget. A header that is no number says nothing. */
  static Optional<RateHeaders> of(RestAnswer answer) {
    RateHeaders headers =
        new RateHeaders(
            number(answer, PREFIX + "remaining"),
            millis(number(answer, PREFIX + "reset")),
            answer.header(PREFIX + "tier").orElse(""),
            answer.header(PREFIX + "warning").orElse(""));
    boolean silent =
        headers.remaining.isEmpty()
            && headers.resetAt.isEmpty()
            && headers.tier.isBlank()
            && headers.warning.isBlank();
    return silent ? Optional.empty() : Optional.of(headers);
  }

  /** How long to wait by the {@code Retry-After} header; nothing when it has none in seconds. */
  static OptionalLong retryAfterMillis(RestAnswer answer) {
    return millis(number(answer, "retry-after"));
  }

  private static OptionalLong number(RestAnswer answer, String name) {
    String text = answer.header(name).orElse("").strip();
    boolean plain =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return plain ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
  }

  private static OptionalLong millis(OptionalLong seconds) {
    return seconds.isPresent()
        ? OptionalLong.of(seconds.getAsLong() * 1_000)
        : OptionalLong.empty();
  }
}
