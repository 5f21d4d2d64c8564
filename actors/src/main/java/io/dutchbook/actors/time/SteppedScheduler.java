package io.dutchbook.actors.time;

import com.typesafe.config.Config;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.AbstractScheduler;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * A scheduler whose time passes only when it is moved, timer by timer in the order of their times.
 * Named in the configuration of the actor system that lives by it.
 */
public final class SteppedScheduler extends AbstractScheduler {
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long nowNanos;
  private long count;

  /** As Pekko calls it. */
  public SteppedScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {}

  @Override
  @SuppressWarnings("deprecation") // still what every repeated schedule ends in
  public Cancellable schedule(
      FiniteDuration initialDelay,
      FiniteDuration interval,
      Runnable runnable,
      ExecutionContext executor) {
    return add(initialDelay.toNanos(), interval.toNanos(), runnable, executor);
  }

  @Override
  public Cancellable scheduleOnce(
      FiniteDuration delay, Runnable runnable, ExecutionContext executor) {
    return add(delay.toNanos(), 0, runnable, executor);
  }

  private synchronized Task add(
      long delay, long interval, Runnable runnable, ExecutionContext executor) {
    Task task = new Task(nowNanos + delay, count++, interval, runnable, executor);
    tasks.add(task);
    return task;
  }

  @Override
  public double maxFrequency() {
    return 1_000_000;
  }

  /** When the next timer goes off, in nanoseconds since the start; the bound when none before. */
  public synchronized long nextBefore(long bound) {
    while (!tasks.isEmpty() && tasks.peek().isCancelled()) {
      tasks.remove();
    }
    return tasks.isEmpty() ? bound : Math.min(bound, tasks.peek().due);
  }

  /** Moves time on and starts everything that is due; what repeats, at most once. */
  public synchronized void moveTo(long nanos) {
    nowNanos = nanos;
    while (!tasks.isEmpty() && tasks.peek().due <= nowNanos) {
      Task task = tasks.remove();
      if (!task.isCancelled()) {
        task.executor.execute(task.runnable);
        if (task.interval > 0) {
          task.due = nowNanos + task.interval;
          tasks.add(task);
        }
      }
    }
  }

  private static final class Task implements Cancellable, Comparable<Task> {
    private final long number;
    private final long interval;
    private final Runnable runnable;
    private final ExecutionContext executor;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private long due;

    private Task(
        long due, long number, long interval, Runnable runnable, ExecutionContext executor) {
      this.due = due;
      this.number = number;
      this.interval = interval;
      this.runnable = runnable;
      this.executor = executor;
    }

    @Override
    public boolean cancel() {
      return cancelled.compareAndSet(false, true);
    }

    @Override
    public boolean isCancelled() {
      return cancelled.get();
    }

    @Override
    public int compareTo(Task other) {
      int order = Long.compare(due, other.due);
      return order != 0 ? order : Long.compare(number, other.number);
    }
  }
}
