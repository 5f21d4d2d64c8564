package io.dutchbook.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.simulator.faults.Damage;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.faults.Sockets;
import io.dutchbook.simulator.games.GameEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Owns a venue: everything that happens on it happens here, one message after the other. */
public final class VenueActor extends AbstractBehavior<VenueActor.Command> {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final long CHANCES = 1;

  /** What it is told. */
  public sealed interface Command {}

  /** A request came in. */
  public record Serve(Call call, ActorRef<Reply> replyTo) implements Command {}

  /** Somebody wants to open a socket. */
  public record Knock(Call handshake, ActorRef<Admission> replyTo) implements Command {}

  /** An admitted socket is open. */
  public record Connect(long socket, Call handshake, String member, Switchboard.Outlet outlet)
      implements Command {}

  /** A text frame came in. */
  public record Heard(long socket, String text) implements Command {}

  /** A socket is gone. */
  public record HungUp(long socket) implements Command {}

  /** Something happened in the games. */
  public record Games(List<GameEvent> events) implements Command {}

  /** Time has passed. */
  public record Tick() implements Command {}

  /** Somebody wants to look. */
  public record Inspect(ActorRef<Snapshot> replyTo) implements Command {}

  /** Trading is stopped or resumed. */
  public record Trade(boolean allowed) implements Command {}

  /** Close sockets; the answer is how many. */
  public record Disconnect(Sockets sockets, ActorRef<Integer> replyTo) implements Command {}

  /** Let a fault strike frames or requests. */
  public record Strike(Fault.Lasting fault) implements Command {}

  /** End all faults, the venue's own included. */
  public record Heal() implements Command {}

  /** Do harm that only the venue itself can do. */
  public record Harm(String fault, JsonNode settings, ActorRef<HarmDone> replyTo)
      implements Command {}

  /**
   * What became of {@link Harm}.
   *
   * @param known whether the venue knows the fault
   * @param refusal what is wrong with its settings; empty when nothing is
   */
  public record HarmDone(boolean known, String refusal) {}

  /** What a request gets. */
  public sealed interface Reply {}

  /**
   * An answer.
   *
   * @param delayMillis by which it is late
   */
  public record Answered(Answer answer, long delayMillis) implements Reply {}

  /** Nothing, ever. */
  public record Silence() implements Reply {}

  /**
   * How a venue stands.
   *
   * @param ledger the trading account
   * @param conservation where all money is
   * @param books how many books trade
   * @param sockets how many sockets are open
   * @param faults how many faults still have to strike
   * @param ownFaults harm that the venue itself can do
   */
  public record Snapshot(
      JsonNode ledger,
      JsonNode conservation,
      int books,
      int sockets,
      int faults,
      List<OwnFault> ownFaults) {
    /** Copies the list. */
    public Snapshot {
      ownFaults = List.copyOf(ownFaults);
    }
  }

  private final Floor floor;
  private final InstantSource clock;
  private final Faults faults = new Faults(CHANCES);
  private final Switchboard switchboard = new Switchboard(faults);

  private VenueActor(ActorContext<Command> context, Floor floor, InstantSource clock) {
    super(context);
    this.floor = floor;
    this.clock = clock;
  }

  /** A venue at work. A message that it fails on is logged and left; its state stays. */
  public static Behavior<Command> create(Floor floor, InstantSource clock) {
    return Behaviors.supervise(Behaviors.<Command>withTimers(timers -> start(floor, clock, timers)))
        .onFailure(RuntimeException.class, SupervisorStrategy.resume());
  }

  private static Behavior<Command> start(
      Floor floor, InstantSource clock, TimerScheduler<Command> timers) {
    timers.startTimerWithFixedDelay(new Tick(), TICK);
    return Behaviors.setup(context -> new VenueActor(context, floor, clock));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onMessage(Command.class, this::onCommand).build();
  }

  private Behavior<Command> onCommand(Command command) {
    long now = clock.millis();
    switchboard.advance(now);
    switch (command) {
      case Tick() -> floor.advance(now);
      case Serve serve -> onServe(serve, now);
      case Knock(Call handshake, ActorRef<Admission> replyTo) ->
          replyTo.tell(admission(handshake, now));
      case Connect connect -> onConnect(connect, now);
      case Heard(long socket, String text) -> switchboard.heard(socket, text);
      case HungUp(long socket) -> switchboard.closed(socket);
      case Games(List<GameEvent> events) -> events.forEach(event -> floor.onGame(event, now));
      case Inspect(ActorRef<Snapshot> replyTo) -> replyTo.tell(snapshot());
      case Trade(boolean allowed) -> floor.venue().trade(allowed);
      case Disconnect(Sockets sockets, ActorRef<Integer> replyTo) ->
          replyTo.tell(switchboard.disconnect(sockets));
      case Strike(Fault.Lasting fault) -> faults.order(fault, now);
      case Heal() -> heal(now);
      case Harm(String fault, JsonNode settings, ActorRef<HarmDone> replyTo) ->
          replyTo.tell(harm(fault, settings, now));
    }
    return this;
  }

  private Admission admission(Call handshake, long now) {
    Admission decided = floor.venue().admit(handshake, now);
    return faults
        .refusal(handshake, false, now)
        .map(fate -> (Admission) new Admission.TurnedAway(refused(fate.reply(), handshake, now)))
        .orElse(decided);
  }

  private Answer refused(RequestFate.Reply reply, Call call, long now) {
    return reply instanceof RequestFate.Instead(Answer answer)
        ? answer
        : floor.venue().tooManyRequests(call, now);
  }

  private void onServe(Serve serve, long now) {
    Call call = serve.call();
    RequestFate fate = faults.request(call, floor.venue().isOrder(call), now);
    Answer answer = fate.arrives() ? floor.venue().serve(call, now) : Answer.empty(503);
    floor.tellDesk();
    serve
        .replyTo()
        .tell(
            switch (fate.reply()) {
              case RequestFate.AsServed() -> new Answered(answer, fate.delayMillis());
              case RequestFate.Damaged(Damage damage) ->
                  new Answered(faults.spoiled(answer, damage), fate.delayMillis());
              case RequestFate.Instead instead ->
                  new Answered(refused(instead, call, now), fate.delayMillis());
              case RequestFate.TooMany tooMany ->
                  new Answered(refused(tooMany, call, now), fate.delayMillis());
              case RequestFate.Nothing() -> new Silence();
            });
  }

  private void heal(long now) {
    faults.heal();
    harm("heal", Json.object(), now);
  }

  private HarmDone harm(String fault, JsonNode settings, long now) {
    try {
      return new HarmDone(floor.venue().fault(fault, settings, now), "");
    } catch (IllegalArgumentException e) {
      return new HarmDone(true, String.valueOf(e.getMessage()));
    }
  }

  private void onConnect(Connect connect, long now) {
    Line line = switchboard.line(connect.outlet());
    Session session = floor.venue().open(connect.handshake(), connect.member(), line, now);
    switchboard.add(connect.socket(), session, connect.outlet());
  }

  private Snapshot snapshot() {
    Venue venue = floor.venue();
    return new Snapshot(
        venue.ledger(),
        venue.conservation(),
        venue.openBooks(),
        switchboard.size(),
        faults.size(clock.millis()),
        venue.ownFaults());
  }
}
