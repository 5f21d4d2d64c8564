package io.dutchbook.cli.replay;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.time.SteppedScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.japi.function.Function;
import scala.concurrent.ExecutionContext;

/**
 * An actor system that lives in recorded time: its clock and its timers stand still until they are
 * moved, and it does one thing after the other. Its journal is in memory and ends with it.
 */
final class RecordedTime implements AutoCloseable {
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
            }
            persistence {
              journal.plugin = "pekko.persistence.journal.inmem"
              snapshot-store.plugin = "pekko.persistence.no-snapshot-store"
              dispatchers {
                default-plugin-dispatcher { type = Dispatcher, executor = "default-executor" }
                default-replay-dispatcher { type = Dispatcher, executor = "default-executor" }
                default-stream-dispatcher { type = Dispatcher, executor = "default-executor" }
              }
            }
          }
          """);

  /** A silence longer than this passes without the timers of its beginning. */
  private static final long LONGEST_SILENCE = Duration.ofHours(1).toNanos();

  private static final Duration END_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_WITHIN = Duration.ofMinutes(1);

  private final OneThread thread = new OneThread();
  private final long startedAt;
  private final ActorSystem<Void> system;
  private final SteppedScheduler scheduler;
  private volatile long passedNanos;
  private int spawned;

  /**
   * A system without actors.
   *
   * @param startedAt where its time begins, epoch milliseconds
   */
  RecordedTime(long startedAt) {
    this.startedAt = startedAt;
    BootstrapSetup setup =
        BootstrapSetup.create(
                SINGLE_THREADED.withFallback(ConfigFactory.defaultReferenceUnresolved()).resolve())
            .withDefaultExecutionContext(ExecutionContext.fromExecutor(thread));
    this.system = ActorSystem.create(Behaviors.empty(), "replay", setup);
    this.scheduler = (SteppedScheduler) Adapter.toClassic(system).scheduler();
    thread.settle();
  }

  /** The recorded clock. */
  InstantSource clock() {
    return () -> Instant.ofEpochMilli(startedAt + TimeUnit.NANOSECONDS.toMillis(passedNanos));
  }

  /** The recorded clock as a monotonic one. */
  long nanos() {
    return passedNanos;
  }

  /** Lets everything that can happen without time passing happen. */
  void settle() {
    thread.settle();
  }

  /**
   * Lets time pass until a moment in epoch milliseconds; a moment that has passed changes nothing.
   */
  void passUntil(long moment) {
    long end = TimeUnit.MILLISECONDS.toNanos(moment - startedAt);
    if (end - passedNanos > LONGEST_SILENCE) {
      moveTo(end - LONGEST_SILENCE);
    }
    while (passedNanos < end) {
      moveTo(scheduler.nextBefore(end));
    }
  }

  private void moveTo(long nanos) {
    passedNanos = nanos;
    scheduler.moveTo(nanos);
    thread.settle();
  }

  /** Starts an actor and lets it do whatever it does at once. */
  <T> ActorRef<T> spawn(Behavior<T> behavior, String name) {
    spawned++;
    ActorRef<T> actor = system.systemActorOf(behavior, name + "-" + spawned, Props.empty());
    thread.settle();
    return actor;
  }

  /** Asks an actor something that it answers without time passing. */
  <Q, A> A ask(ActorRef<Q> actor, Function<ActorRef<A>, Q> question) {
    CompletionStage<A> answer = AskPattern.ask(actor, question, ANSWER_WITHIN, system.scheduler());
    thread.settle();
    return answer.toCompletableFuture().resultNow();
  }

  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .completeOnTimeout(null, END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    thread.close();
  }
}
