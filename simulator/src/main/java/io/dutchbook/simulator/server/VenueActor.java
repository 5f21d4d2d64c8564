package io.dutchbook.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** Close all market-data sockets. */
  public record Disconnect(ActorRef<Integer> replyTo) implements Command {}

  /** Swallow the next order-book frames. */
  public record DropBookFrames(int count) implements Command {}

  /** Take the next orders, but never answer. */
  public record LoseAcks(int orders) implements Command {}

  /** Send no market data for a while. */
  public record Freeze(long millis, boolean pongsToo) implements Command {}

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

  /** An answer. */
  public record Answered(Answer answer) implements Reply {}

  /** Nothing, ever. */
  public record Silence() implements Reply {}

  /**
   * How a venue stands.
   *
   * @param ledger the trading account
   * @param conservation where all money is
   * @param books how many books trade
   * @param sockets how many sockets are open
   */
  public record Snapshot(JsonNode ledger, JsonNode conservation, int books, int sockets) {}

  private final Floor floor;
  private final InstantSource clock;
  private final Switchboard switchboard = new Switchboard();
  private int acksToLose;

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
          replyTo.tell(floor.venue().admit(handshake, now));
      case Connect connect -> onConnect(connect, now);
      case Heard(long socket, String text) -> switchboard.heard(socket, text);
      case HungUp(long socket) -> switchboard.closed(socket);
      case Games(List<GameEvent> events) -> events.forEach(event -> floor.onGame(event, now));
      case Inspect(ActorRef<Snapshot> replyTo) -> replyTo.tell(snapshot());
      case Trade(boolean allowed) -> floor.venue().trade(allowed);
      case Disconnect(ActorRef<Integer> replyTo) -> replyTo.tell(switchboard.disconnect());
      case DropBookFrames(int count) -> switchboard.dropBookFrames(count);
      case LoseAcks(int orders) -> acksToLose = orders;
      case Harm(String fault, JsonNode settings, ActorRef<HarmDone> replyTo) ->
          replyTo.tell(harm(fault, settings, now));
      case Freeze(long millis, boolean pongsToo) -> switchboard.freeze(now + millis, pongsToo);
    }
    return this;
  }

  private void onServe(Serve serve, long now) {
    Answer answer = floor.venue().serve(serve.call(), now);
    floor.tellDesk();
    if (acksToLose > 0 && floor.venue().isOrder(serve.call())) {
      acksToLose--;
      serve.replyTo().tell(new Silence());
    } else {
      serve.replyTo().tell(new Answered(answer));
    }
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
        venue.ledger(), venue.conservation(), venue.openBooks(), switchboard.size());
  }
}
