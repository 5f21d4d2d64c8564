package io.dutchbook.venues.http;

import io.dutchbook.venues.gate.RateSigns;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A request without an answer that could be used. Its message never holds headers or keys. */
public final class RestFailure extends RuntimeException {
  /** Kinds of failures. */
  public enum Kind {
    /** It never left: no connection came free, its deadline passed, or too many were waiting. */
    NOT_SENT,
    /** It never left: the venue's rate budget, or its 429, would not have let it in time. */
    RATE_LIMITED,
    /** It never left: the venue fails too often. */
    BREAKER_OPEN,
    /** It left, and no answer came in time. */
    TIMED_OUT,
    /** It may have left, and the connection broke or the answer was unreadable. */
    BROKEN,
    /** The answer was a refusal where only success is of use. */
    REFUSED
  }

  private final Kind kind;
  private final long retryAfter;

  /** A failure with a message for people. */
  public RestFailure(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, OptionalLong.empty());
  }

  private RestFailure(
      Kind kind, String message, @Nullable Throwable cause, OptionalLong retryAfter) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter.orElse(0);
  }

  /** What kind of failure this is. */
  public Kind kind() {
    return kind;
  }

  /** An answer that was a refusal. */
  public static RestFailure refused(String who, RestAnswer answer) {
    RateSigns signs =
        RateSigns.of(
            answer::header, InstantSource.fixed(Instant.ofEpochMilli(answer.receivedAt())));
    return new RestFailure(
        Kind.REFUSED, who + " answered " + answer.summary(), null, signs.retryAfter());
  }

  /** How long a refusal asked to be left alone, milliseconds; nothing when it did not say. */
  public static OptionalLong retryAfter(Throwable failure) {
    return unwrap(failure) instanceof RestFailure known && known.retryAfter > 0
        ? OptionalLong.of(known.retryAfter)
        : OptionalLong.empty();
  }

  /** Whether a request failed before it left. */
  public static boolean neverSent(Throwable failure) {
    return unwrap(failure) instanceof RestFailure known
        && switch (known.kind) {
          case NOT_SENT, RATE_LIMITED, BREAKER_OPEN -> true;
          case TIMED_OUT, BROKEN, REFUSED -> false;
        };
  }

  /** What kind of failure it is; broken when it is none of these. */
  public static Kind kind(Throwable failure) {
    return unwrap(failure) instanceof RestFailure known ? known.kind : Kind.BROKEN;
  }

  /** What went wrong, in one line. */
  public static String describe(Throwable failure) {
    return Reason.of(failure);
  }

  /** What really went wrong, without the wrapping of completion stages. */
  public static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? unwrap(cause) : failure;
  }
}
