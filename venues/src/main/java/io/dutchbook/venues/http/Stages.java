package io.dutchbook.venues.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Completion stages that fail instead of throwing. */
public final class Stages {
  private Stages() {}

  /** The stage of a step; a failed one when the step throws before it has any. */
  public static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
