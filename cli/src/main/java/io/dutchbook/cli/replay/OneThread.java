package io.dutchbook.cli.replay;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs everything in one thread, in the order in which it came up, and knows when nothing is left
 * to do.
 */
final class OneThread implements Executor, AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("replay").factory());
  private long unfinished;

  @Override
  public void execute(Runnable task) {
    begun();
    thread.execute(() -> {
      try {
        task.run();
      } finally {
        finished();
      }
    });
  }

  private synchronized void begun() {
    unfinished++;
  }

  private synchronized void finished() {
    unfinished--;
    if (unfinished == 0) {
      notifyAll();
    }
  }

  /** Waits until everything is done, with everything that came of it. */
  synchronized void settle() {
    try {
      while (unfinished > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in the middle of a replay", e);
    }
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
