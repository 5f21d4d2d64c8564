package io.dutchbook.venues.http;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong, for people: no class names where there are words. */
public final class Reason {
  private Reason() {}

  /** The words of a failure that has some, or of what caused it. */
  public static String of(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    Throwable said = failure;
    while (isWrapping(said) && said.getCause() != null) {
      said = said.getCause();
    }
    String message = said.getMessage();
    return message == null || message.isBlank() ? said.getClass().getSimpleName() : message;
  }

  /** Whether a failure only repeats its cause: completion stages, and the library's own of TCP. */
  private static boolean isWrapping(Throwable failure) {
    return failure instanceof CompletionException
        || failure instanceof ExecutionException
        || failure instanceof org.apache.pekko.stream.StreamTcpException;
  }
}
