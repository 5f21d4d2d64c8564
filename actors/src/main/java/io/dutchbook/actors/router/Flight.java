package io.dutchbook.actors.router;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** An order that was sent and of which more may be heard. Belongs to its router. */
final class Flight {
  private final OrderIntent intent;
  private final Set<ActorRef<RouterCommand.Report>> listeners = new LinkedHashSet<>();
  private boolean handedOver;
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

  /** The request is at the socket, or will never be. */
  void handOver() {
    handedOver = true;
  }

  /** The venue has the order and holds it back. */
  void hold() {
    held = true;
  }

  boolean isHeld() {
    return held;
  }

  /** Whether the order could still leave although a halt was asked for. */
  boolean mayStillAddRisk() {
    return !handedOver && intent.purpose().addsRisk();
  }
}
