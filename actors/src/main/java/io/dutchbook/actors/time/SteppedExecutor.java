package io.dutchbook.actors.time;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task after the other: in a thread of its own while an actor system starts and ends, in
 * its owner's thread in between, and then only when the owner says so.
 */
public final class SteppedExecutor implements Executor {
  private static final long IDLE_MILLIS = 2;

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private volatile boolean stepped;
  private @Nullable Thread runner;

  /**
   * One that runs by itself.
   *
   * @throws IllegalStateException when callbacks would run in threads that nobody steps
   */
  public SteppedExecutor() {
    if (!NoWorkers.isInForce()) {
      throw new IllegalStateException(
          "start this process with -D" + NoWorkers.PROPERTY + "=" + NoWorkers.class.getName());
    }
    letGo();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** From here on nothing runs unless the caller settles. */
  public void takeOver() {
    stepped = true;
    Thread running = runner;
    runner = null;
    if (running != null) {
      join(running);
    }
  }

  /** Lets tasks run by themselves again. */
  public void letGo() {
    stepped = false;
    runner = Thread.ofPlatform().daemon().name("stepped").start(this::runFreely);
  }

  private void runFreely() {
    try {
      while (!stepped) {
        Runnable task = tasks.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        }
        callBack();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread running) {
    try {
      running.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while taking over", e);
    }
  }

  /** Runs everything that waits, and everything that comes of it, until nothing is left. */
  public void settle() {
    if (!stepped) {
      throw new IllegalStateException("take over first");
    }
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
      callBack();
    }
  }

  /** Runs the callbacks of completion stages that wait in the common pool. */
  private static void callBack() {
    ForkJoinPool common = ForkJoinPool.commonPool();
    if (common.hasQueuedSubmissions() && !common.awaitQuiescence(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("callbacks did not end within a minute");
    }
  }
}
