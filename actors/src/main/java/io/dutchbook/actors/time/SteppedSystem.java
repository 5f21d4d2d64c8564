package io.dutchbook.actors.time;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import scala.concurrent.ExecutionContext;

/**
 * An actor system whose time stands still until it is moved, and that does one thing after the
 * other in the thread of whoever moves it. Belongs to that thread.
 */
public final class SteppedSystem implements AutoCloseable {
  private static final Duration END_WITHIN = Duration.ofSeconds(10);

  private static final Config SINGLE_THREADED =
      ConfigFactory.parseString(
          """
          pekko {
            loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
            logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
            loglevel = "WARNING"
            stdout-loglevel = "OFF"
            log-dead-letters = off
            log-dead-letters-during-shutdown = off
            jvm-shutdown-hooks = off
            coordinated-shutdown { exit-jvm = off, run-by-jvm-shutdown-hook = off }
            scheduler.implementation = "io.dutchbook.actors.time.SteppedScheduler"
            actor {
              provider = local
              default-dispatcher.executor = "default-executor"
              internal-dispatcher.executor = "default-executor"
              default-blocking-io-dispatcher.executor = "default-executor"
            }
            persistence.dispatchers {
              default-plugin-dispatcher { type = Dispatcher, executor = "default-executor" }
              default-replay-dispatcher { type = Dispatcher, executor = "default-executor" }
              default-stream-dispatcher { type = Dispatcher, executor = "default-executor" }
            }
          }
          """);

  private final SteppedExecutor executor = new SteppedExecutor();
  private final long startedAt;
  private final ActorSystem<Void> system;
  private final SteppedScheduler scheduler;
  private volatile long passedNanos;

  private SteppedSystem(String name, long startedAt, Config more) {
    this.startedAt = startedAt;
    BootstrapSetup setup =
        BootstrapSetup.create(
                more.withFallback(SINGLE_THREADED)
                    .withFallback(ConfigFactory.defaultReferenceUnresolved())
                    .resolve())
            .withDefaultExecutionContext(ExecutionContext.fromExecutor(executor));
    this.system = ActorSystem.create(Behaviors.empty(), name, setup);
    this.scheduler = (SteppedScheduler) Adapter.toClassic(system).scheduler();
    executor.takeOver();
    executor.settle();
  }

  /**
   * A system without actors.
   *
   * @param startedAt where its time begins, epoch milliseconds
   * @param more what is configured beside time and threads
   */
  public static SteppedSystem start(String name, long startedAt, Config more) {
    return new SteppedSystem(name, startedAt, more);
  }

  /** The system itself. */
  public ActorSystem<Void> system() {
    return system;
  }

  /** The clock that is moved. */
  public InstantSource clock() {
    return () -> Instant.ofEpochMilli(now());
  }

  /** Now, epoch milliseconds. */
  public long now() {
    return startedAt + TimeUnit.NANOSECONDS.toMillis(passedNanos);
  }

  /** The same clock as a monotonic one, in nanoseconds since the start. */
  public long nanos() {
    return passedNanos;
  }

  /** Lets everything that can happen without time passing happen. */
  public void settle() {
    executor.settle();
  }

  /**
   * Lets the next timer go off, with everything that comes of it.
   *
   * @param bound time does not go beyond this, epoch milliseconds
   * @return whether the bound is not reached yet
   */
  public boolean step(long bound) {
    long end = TimeUnit.MILLISECONDS.toNanos(bound - startedAt);
    if (passedNanos >= end) {
      return false;
    }
    passedNanos = scheduler.nextBefore(end);
    scheduler.moveTo(passedNanos);
    executor.settle();
    return passedNanos < end;
  }

  /** Lets time pass until a moment in epoch milliseconds. */
  public void passUntil(long moment) {
    boolean more = true;
    while (more) {
      more = step(moment);
    }
  }

  /** Does something when that much time has passed. */
  public void later(Duration pause, Runnable task) {
    system.scheduler().scheduleOnce(pause, task, system.executionContext());
  }

  /** Starts an actor and lets it do whatever it does at once. */
  public <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    ActorRef<T> actor = system.systemActorOf(behavior, name, Props.empty());
    executor.settle();
    return actor;
  }

  @Override
  public void close() {
    executor.letGo();
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    executor.takeOver();
  }
}
