package io.dutchbook.actors.time;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Gives the common pool no threads. What Pekko hands to Java as completion stages runs its
 * callbacks there; without threads they wait until {@link SteppedExecutor} runs them in its owner's
 * thread, and a run is the same every time.
 *
 * <p>Named by a system property before anything uses the pool.
 */
public final class NoWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {
  /** The system property that names it. */
  static final String PROPERTY = "java.util.concurrent.ForkJoinPool.common.threadFactory";

  /** As the pool calls it. */
  public NoWorkers() {}

  @Override
  public @Nullable ForkJoinWorkerThread newThread(ForkJoinPool pool) {
    return null;
  }

  /** Puts it in force for this process; in vain once the common pool has been used. */
  public static void putInForce() {
    System.setProperty(PROPERTY, NoWorkers.class.getName());
  }

  /** Whether this process has been started with it. */
  static boolean isInForce() {
    return ForkJoinPool.commonPool().getFactory() instanceof NoWorkers;
  }
}
