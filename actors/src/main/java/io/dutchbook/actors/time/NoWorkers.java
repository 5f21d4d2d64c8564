package io.dutchbook.actors.time;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Gives the common pool no threads. What Pekko hands to Java as completion stages runs its
 * callbacks there; without threads they wait until {@link SteppedExecutor} runs them in its owner's
 * thread, and a run is the same every time.
 *
 * <p>Named when the process starts, by {@code
 * -Djava.util.concurrent.ForkJoinPool.common.threadFactory}.
 */
public final class NoWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {
  /** As the pool calls it. */
  public NoWorkers() {}

  @Override
  public @Nullable ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return null;
  }

  /** Whether this process has been started with it. */
  static boolean isInForce() {
    return ForkJoinPool.commonPool().getFactory() instanceof NoWorkers;
  }
}
