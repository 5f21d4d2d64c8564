package io.dutchbook.protocol.reconcile;

import io.dutchbook.protocol.WireMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What is said to the reconciler. */
public sealed interface ReconcilerCommand {
  /**
   * Somebody wants to see what it found.
   *
   * @param replyTo gets the view
   */
  record GetView(ActorRef<ReconcilerView> replyTo) implements ReconcilerCommand, WireMessage {}

  /** What an actor of this kind says to itself. */
  non-sealed interface Internal extends ReconcilerCommand {}
}
