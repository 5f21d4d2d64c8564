package io.dutchbook.actors.router;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** An order that was sent and of which more may be heard. Belongs to its router. */
final class Flight {
  private final OrderIntent intent;
  private final Set<ActorRef<RouterCommand.Report>> listeners = new LinkedHashSet<>();
  private OptionalLong handedOverAt = OptionalLong.empty();
  private boolean answered;
  private boolean held;

  Flight(OrderIntent intent, ActorRef<RouterCommand.Report> listener) {
    this.intent = intent;
    this.listeners.add(listener);
  }

  OrderIntent intent() {
    return intent;
  }

  void listen(ActorRef<RouterCommand.Report> listener) {
    listeners.add(listener);
  }

  void tell(OrderOutcome outcome) {
    listeners.forEach(listener -> listener.tell(new RouterCommand.Report(outcome)));
  }

  /** The request is at the socket. */
  void handOver(long nanos) {
    handedOverAt = OptionalLong.of(nanos);
  }

  /** When the request was at the socket, on the monotonic clock; nothing before. */
  OptionalLong handedOverAt() {
    return handedOverAt;
  }

  /** The port has said something: whatever was to leave has left. */
  void answered() {
    answered = true;
  }

  /** The venue has the order and holds it back. */
  void hold() {
    held = true;
  }

  boolean isHeld() {
    return held;
  }

  /**
   * Whether the order could still leave although a halt was asked for: until its port has answered,
   * since a port may send the same order again while the first request is unanswered.
   */
  boolean mayStillAddRisk() {
    return !answered && intent.purpose().addsRisk();
  }
}
