package io.dutchbook.protocol.discovery;

import io.dutchbook.protocol.WireMessage;
import org.apache.pekko.actor.typed.ActorRef;

/** What is said to discovery. */
public sealed interface DiscoveryCommand {
  /**
   * Somebody wants to see which games are watched.
   *
   * @param replyTo gets the view
   */
  record GetView(ActorRef<DiscoveryView> replyTo) implements DiscoveryCommand, WireMessage {}

  /** What an actor of this kind says to itself. */
  non-sealed interface Internal extends DiscoveryCommand {}
}
