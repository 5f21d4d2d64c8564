package io.dutchbook.actors.testing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.time.SteppedScheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;

/**
 * An actor system whose time passes only when a test says so, with a journal in memory. Everything
 * runs in the test's own thread, so a run is the same every time.
 */
public final class VirtualTime implements AutoCloseable {
  /** When virtual time begins, epoch milliseconds. */
  public static final long START = 1_795_364_790_000L;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final Config SINGLE_THREADED =
      ConfigFactory.parseString(
          """
          pekko.loglevel = "WARNING"
          pekko.scheduler.implementation = "io.dutchbook.actors.time.SteppedScheduler"
          stepped = "io.dutchbook.actors.testing.SteppedExecutor$Configurator"
          pekko.actor.default-dispatcher.executor = ${stepped}
          pekko.actor.internal-dispatcher.executor = ${stepped}
          pekko.persistence.dispatchers {
            default-plugin-dispatcher { type = Dispatcher, executor = ${stepped} }
            default-replay-dispatcher { type = Dispatcher, executor = ${stepped} }
            default-stream-dispatcher { type = Dispatcher, executor = ${stepped} }
          }
          pekko.persistence.testkit.events.serialize = on
          """);

  private final ActorTestKit kit;
  private final SteppedScheduler scheduler;
  private final SteppedExecutor executor = SteppedExecutor.shared();
  private long passedNanos;
  private int spawns;

  private VirtualTime(Config more) {
    kit =
        ActorTestKit.create(
            more.withFallback(SINGLE_THREADED)
                .withFallback(PersistenceTestKitPlugin.getInstance().config())
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"))
                .withFallback(ConfigFactory.load())
                .resolve());
    scheduler = (SteppedScheduler) Adapter.toClassic(kit.system()).scheduler();
    executor.takeOver();
  }

  /** A system at the beginning of virtual time. */
  public static VirtualTime start() {
    return new VirtualTime(ConfigFactory.empty());
  }

  /** The kit to spawn actors and probes with. */
  public ActorTestKit kit() {
    return kit;
  }

  /** The clock of virtual time. */
  public InstantSource clock() {
    return () -> Instant.ofEpochMilli(now());
  }

  /** Now, epoch milliseconds. */
  public long now() {
    return START + passedNanos / NANOS_PER_MILLI;
  }

  /** Lets everything that can happen without time passing happen. */
  public void settle() {
    executor.settle();
  }

  /** Lets time pass: every timer goes off at its moment, with everything that comes of it. */
  public void pass(long millis) {
    settle();
    long end = passedNanos + millis * NANOS_PER_MILLI;
    while (passedNanos < end) {
      passedNanos = scheduler.nextBefore(end);
      scheduler.moveTo(passedNanos);
      settle();
    }
  }

  /** Does something when that much time has passed. */
  public void later(long millis, Runnable task) {
    kit.system()
        .scheduler()
        .scheduleOnce(Duration.ofMillis(millis), task, kit.system().executionContext());
  }

  /** Starts an actor and lets it do whatever it does at once. */
  public <T> ActorRef<T> spawn(Behavior<T> behavior) {
    ActorRef<T> spawned = kit.system().systemActorOf(behavior, "test-" + ++spawns, Props.empty());
    settle();
    return spawned;
  }

  /** A probe for messages of a kind. */
  public <T> TestProbe<T> probe(Class<T> messages) {
    return kit.createTestProbe(messages);
  }

  /** Ends an actor without letting it finish anything but its current message. */
  public void kill(ActorRef<?> actor) {
    Adapter.toClassic(actor).tell(PoisonPill.getInstance(), null);
    settle();
  }

  /** Whether an actor has not stopped. */
  public boolean isAlive(ActorRef<?> actor) {
    return !Adapter.toClassic(actor).isTerminated();
  }

  @Override
  public void close() {
    executor.letGo();
    kit.shutdownTestKit();
  }
}
