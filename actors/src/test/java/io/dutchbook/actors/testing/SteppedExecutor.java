package io.dutchbook.actors.testing;

import com.typesafe.config.Config;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.ExecutorServiceConfigurator;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Runs every actor of a system in one thread, one task after the other. While the system starts and
 * stops a thread of its own does it; in between the test does, by {@link #settle}.
 */
public final class SteppedExecutor extends AbstractExecutorService {
  private static final long IDLE_MILLIS = 5;
  private static final SteppedExecutor SHARED = new SteppedExecutor();

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Lock running = new ReentrantLock(true);
  private volatile boolean stepped;

  private SteppedExecutor() {
    Thread.ofPlatform().daemon().name("stepped-executor").start(this::runFreely);
  }

  /** The one executor of all dispatchers. */
  public static SteppedExecutor shared() {
    return SHARED;
  }

  private void runFreely() {
    while (true) {
      running.lock();
      try {
        Runnable task = tasks.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        }
      } catch (InterruptedException e) {
        return;
      } finally {
        running.unlock();
      }
    }
  }

  /** From here on nothing runs unless the test says so. */
  public void takeOver() {
    running.lock();
    stepped = true;
  }

  /** Lets the system run by itself again. */
  public void letGo() {
    stepped = false;
    running.unlock();
  }

  /** Runs everything that waits, and everything that comes of it, until nothing is left. */
  public void settle() {
    if (!stepped) {
      throw new IllegalStateException("take over first");
    }
    for (Runnable task = next(); task != null; task = next()) {
      task.run();
    }
  }

  /**
   * What comes next; nothing when nothing is left. Callbacks of completion stages run in the common
   * pool, and what they do may be the next task.
   */
  private @Nullable Runnable next() {
    if (!ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("callbacks did not end within a minute");
    }
    return tasks.poll();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }

  /** Named in the configuration of the dispatchers. */
  public static final class Configurator extends ExecutorServiceConfigurator {
    /** As Pekko calls it. */
    public Configurator(Config config, DispatcherPrerequisites prerequisites) {
      super(config, prerequisites);
    }

    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(
        String id, ThreadFactory threadFactory) {
      return new ExecutorServiceFactory() {
        @Override
        public ExecutorService createExecutorService() {
          return SHARED;
        }
      };
    }
  }
}
