package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.gate.RateSigns;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.MalformedMessage;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why the exchange as a whole takes no ordinary orders now (documented 2026).
 *
 * @param mode which of its modes it is in
 * @param retryAfterMillis when to ask again; nothing when it does not say
 */
record Halt(Mode mode, OptionalLong retryAfterMillis) {
  /** Modes of the exchange. */
  enum Mode {
    /** The matching engine restarts: 425. */
    RESTARTING("matching engine restarting"),
    /** Two minutes after a restart: only orders that rest are taken. */
    POST_ONLY("post-only mode"),
    /** Only cancellations are taken. */
    CANCEL_ONLY("cancel-only mode"),
    /** Nothing is taken. */
    DISABLED("trading disabled");

    private final String words;

    Mode(String words) {
      this.words = words;
    }
  }

  private static final int TOO_EARLY = 425;
  private static final int UNAVAILABLE = 503;

  /** What an answer says of the exchange; nothing when it says nothing. */
  static Optional<Halt> of(RestAnswer answer) {
    return mode(answer).map(mode -> new Halt(mode, retryAfter(answer)));
  }

  private static Optional<Mode> mode(RestAnswer answer) {
    if (answer.status() == TOO_EARLY) {
      return Optional.of(Mode.RESTARTING);
    }
    if (answer.status() != UNAVAILABLE) {
      return Optional.empty();
    }
    String body = answer.body().toLowerCase(Locale.ROOT);
    if (body.contains("post_only_mode") || body.contains("post-only mode")) {
      return Optional.of(Mode.POST_ONLY);
    }
    if (body.contains("cancel-only")) {
      return Optional.of(Mode.CANCEL_ONLY);
    }
    return body.contains("trading is currently disabled")
        ? Optional.of(Mode.DISABLED)
        : Optional.empty();
  }

  /** From the header, or from the body of the post-only mode. */
  private static OptionalLong retryAfter(RestAnswer answer) {
    OptionalLong header =
        RateSigns.of(answer::header, () -> Instant.ofEpochMilli(answer.receivedAt())).retryAfter();
    return header.isPresent() ? header : inBody(answer);
  }

  private static OptionalLong inBody(RestAnswer answer) {
    try {
      OptionalLong seconds =
          Fields.parse(answer.body(), "error").optionalInteger("retry_after_seconds");
      return seconds.isPresent()
          ? OptionalLong.of(Math.multiplyExact(seconds.getAsLong(), 1_000))
          : OptionalLong.empty();
    } catch (MalformedMessage | ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** In one line, for people. */
  String words() {
    return mode.words
        + (retryAfterMillis.isPresent()
            ? ", again in " + retryAfterMillis.getAsLong() + " ms"
            : "");
  }
}
