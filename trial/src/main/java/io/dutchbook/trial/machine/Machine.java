package io.dutchbook.trial.machine;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.time.SteppedSystem;
import io.dutchbook.node.VenuePorts;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.telemetry.ClientMeters;
import io.dutchbook.trial.journal.Database;
import io.dutchbook.trial.journal.JournalStore;
import io.dutchbook.trial.world.World;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;

/**
 * A machine that runs the engine: the real tree over the real clients. It can lose its power at any
 * moment, and whatever it had not said or written by then it never said or wrote.
 */
public final class Machine {
  private final SteppedSystem time;
  private final World world;
  private final NodeSettings settings;
  private final Surgery surgery;
  private final MachineEar ear;
  private final Telemetry telemetry;
  private final JournalStore journal;
  private final InstantSource clock;
  private @Nullable ActorRef<Void> guardian;
  private @Nullable TrialWire wire;
  private Engine.@Nullable Refs refs;
  private long clockOffset;
  private long crossingsToLive = Long.MAX_VALUE;
  private int lives;

  /** A machine without power. */
  public Machine(
      SteppedSystem time,
      World world,
      NodeSettings settings,
      Surgery surgery,
      MachineEar ear,
      Telemetry telemetry) {
    this.time = time;
    this.world = world;
    this.settings = settings;
    this.surgery = surgery;
    this.ear = ear;
    this.telemetry = telemetry;
    this.journal = JournalStore.of(Adapter.toClassic(time.system()));
    this.clock = () -> time.clock().instant().plusMillis(clockOffset);
    surgery.on(journal.database());
    journal
        .database()
        .at(moment ->
            cross(
                moment == Database.Moment.BEFORE_COMMIT
                    ? Crossing.BEFORE_COMMIT
                    : Crossing.BEFORE_ANSWER));
  }

  /** Gives it power; a machine that has some goes on. */
  public void start() {
    if (guardian != null) {
      return;
    }
    lives++;
    crossingsToLive = Long.MAX_VALUE;
    journal.database().hearNobody(false);
    TrialWire fresh = new TrialWire(time.system(), world, clock, ear, this::cross);
    wire = fresh;
    Engine.Ports ports = new VenuePorts(settings, new Unmetered(), clock).in(time.system(), fresh);
    JournalBinding binding = JournalBinding.DEFAULT;
    Engine.Settings how =
        new Engine.Settings(
            settings.trading(),
            settings.router(),
            settings.desk(),
            settings.discovery(),
            settings.scores(),
            settings.reconnect().first(),
            settings.reconnect().longest(),
            binding,
            binding);
    Environment environment =
        new Environment(
            clock, time::nanos, TradeIds.counting(clock), telemetry, "machine-" + lives, 0);
    guardian =
        time.spawn(
            Engine.create(
                surgery.on(ports),
                surgery.on(how),
                environment,
                context -> surgery.on(new LocalHomes(context)),
                grown -> refs = grown),
            "engine-" + lives);
  }

  /** Takes its power away. */
  public void kill(String where) {
    ActorRef<Void> running = guardian;
    TrialWire open = wire;
    if (running == null || open == null) {
      return;
    }
    open.cut();
    journal.database().hearNobody(true);
    Adapter.toClassic(time.system()).stop(Adapter.toClassic(running));
    guardian = null;
    refs = null;
    crossingsToLive = Long.MAX_VALUE;
    ear.died(where);
  }

  /** Takes its power away at a crossing to come. */
  public void killAt(long crossings) {
    crossingsToLive = crossings;
  }

  private boolean cross(Crossing crossing) {
    if (guardian == null) {
      return crossing == Crossing.BEFORE_COMMIT;
    }
    crossingsToLive--;
    if (crossingsToLive <= 0) {
      kill("at " + crossing);
      return false;
    }
    return true;
  }

  /** Sets its clock off by so many milliseconds. */
  public void shiftClock(long offset) {
    clockOffset = offset;
  }

  /** Its own clock, epoch milliseconds. */
  public long now() {
    return clock.millis();
  }

  /** How to reach the engine; nothing while there is no power. */
  public Optional<Engine.Refs> refs() {
    return Optional.ofNullable(refs);
  }

  /** How often it was started. */
  public int lives() {
    return lives;
  }

  /** Counts nothing: the trial has its own books. */
  private static final class Unmetered implements ClientMeters {
    @Override
    public VenueTelemetry client(String source) {
      return VenueTelemetry.NONE;
    }

    @Override
    public void watch(Access access) {}
  }
}
