package io.dutchbook.venues.http;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.venues.rate.Priority;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The last gate before a request that must not leave twice, too late, or after it was given up.
 *
 * <p>A request can wait in a pool behind a slow venue. The connection asks here when it takes the
 * body; a request without its body is nothing to a server, so whoever is told no never sent it.
 */
public final class HandOver {
  private enum State {
    WAITING,
    LEFT,
    ABANDONED
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final long deadline;
  private final InstantSource clock;
  private final Runnable onLeaving;
  private final Priority priority;

  /** A gate for an order that a trade wants: open until its deadline, as urgent as its purpose. */
  public static HandOver of(OrderIntent intent, InstantSource clock, Runnable onLeaving) {
    return new HandOver(intent.deadline(), clock, onLeaving, Priority.of(intent.purpose()));
  }

  /**
   * A gate that is open until its deadline, for what adds risk.
   *
   * @param deadline after this moment nothing leaves, epoch milliseconds
   * @param onLeaving called once when the body leaves
   */
  public HandOver(long deadline, InstantSource clock, Runnable onLeaving) {
    this(deadline, clock, onLeaving, Priority.OPEN);
  }

  /** The same, as urgent as is said. */
  public HandOver(long deadline, InstantSource clock, Runnable onLeaving, Priority priority) {
    this.deadline = deadline;
    this.clock = clock;
    this.onLeaving = onLeaving;
    this.priority = priority;
  }

  /** After this moment nothing leaves, epoch milliseconds. */
  long deadline() {
    return deadline;
  }

  /** How urgent it is. */
  Priority priority() {
    return priority;
  }

  /** Lets the body leave; false when it must not. */
  boolean leave() {
    if (clock.millis() > deadline) {
      abandon();
      return false;
    }
    if (!state.compareAndSet(State.WAITING, State.LEFT)) {
      return false;
    }
    onLeaving.run();
    return true;
  }

  /** Closes the gate; true when nothing left before and so nothing ever will. */
  boolean abandon() {
    state.compareAndSet(State.WAITING, State.ABANDONED);
    return state.get() == State.ABANDONED;
  }
}
