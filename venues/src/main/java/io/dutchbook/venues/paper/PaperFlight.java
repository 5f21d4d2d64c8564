package io.dutchbook.venues.paper;

import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An order under way on the paper floor. Belongs to the floor. */
final class PaperFlight {
  /** How far an order is. */
  enum Stage {
    /** Whether it is known already is being asked; then it travels. */
    TRAVELLING,
    /** The venue has it and holds it back. */
    HELD,
    /** It waits for a book that may be believed. */
    WAITING,
    /** It is being decided on. */
    DECIDING
  }

  private final OrderIntent intent;
  private final long placedAt;
  private final List<CompletableFuture<OrderOutcome>> listeners = new ArrayList<>();
  private boolean held;
  private Stage stage = Stage.TRAVELLING;
  private long bookBefore;

  PaperFlight(OrderIntent intent, long placedAt) {
    this.intent = intent;
    this.placedAt = placedAt;
  }

  OrderIntent intent() {
    return intent;
  }

  OrderKey key() {
    return intent.key();
  }

  /** Epoch milliseconds. */
  long placedAt() {
    return placedAt;
  }

  Stage stage() {
    return stage;
  }

  void enter(Stage next) {
    stage = next;
  }

  /** Whether the venue has said that it has it. */
  boolean wasHeld() {
    return held;
  }

  void hold() {
    held = true;
    stage = Stage.HELD;
  }

  /** Until when it waits for a book, epoch milliseconds. */
  long bookBefore() {
    return bookBefore;
  }

  void waitForBook(long until) {
    bookBefore = until;
  }

  void listen(CompletableFuture<OrderOutcome> listener) {
    listeners.add(listener);
  }

  /** Tells everybody who waits, once. */
  void tell(OrderOutcome outcome) {
    listeners.forEach(listener -> listener.complete(outcome));
    listeners.clear();
  }
}
