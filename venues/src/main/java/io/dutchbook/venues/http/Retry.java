package io.dutchbook.venues.http;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.pattern.Patterns;

/** Repeats a read, with pauses of the actor system's scheduler, until it finds something. */
public final class Retry {
  private final ClassicActorSystemProvider system;
  private final RetrySettings settings;

  /** A repeater with these bounds. */
  public Retry(ClassicActorSystemProvider system, RetrySettings settings) {
    this.system = system;
    this.settings = settings;
  }

  /**
   * The first thing found; nothing when no attempt found any. A read that fails found nothing: it
   * has been counted where it failed.
   */
  public <T> CompletionStage<Optional<T>> untilFound(Supplier<CompletionStage<Optional<T>>> read) {
    return attempt(read, 0);
  }

  private <T> CompletionStage<Optional<T>> attempt(
      Supplier<CompletionStage<Optional<T>>> read, int attempt) {
    return read.get()
        .exceptionally(_ -> Optional.empty())
        .thenCompose(found -> {
          if (found.isPresent() || attempt + 1 >= settings.attempts()) {
            return CompletableFuture.completedFuture(found);
          }
          return Patterns.after(
              settings.pauseAfter(attempt), system, () -> attempt(read, attempt + 1));
        });
  }
}
