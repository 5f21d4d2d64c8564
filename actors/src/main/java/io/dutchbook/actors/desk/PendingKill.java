package io.dutchbook.actors.desk;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.desk.DeskCommand;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** A kill switch that was set and that not every router has confirmed. Belongs to the desk. */
final class PendingKill {
  private final boolean engaged;
  private final Set<Venue> missing = EnumSet.noneOf(Venue.class);
  private final ActorRef<DeskCommand.SwitchReply> replyTo;

  PendingKill(
      boolean engaged, Collection<Venue> venues, ActorRef<DeskCommand.SwitchReply> replyTo) {
    this.engaged = engaged;
    this.missing.addAll(venues);
    this.replyTo = replyTo;
  }

  void confirmed(Venue venue, boolean halted) {
    if (halted == engaged) {
      missing.remove(venue);
    }
  }

  boolean isInForce() {
    return missing.isEmpty();
  }

  /** Tells who asked how far it came. */
  void answer(DeskCommand.Switches switches) {
    String detail = missing.isEmpty() ? "" : "not confirmed by the routers of " + missing;
    replyTo.tell(new DeskCommand.SwitchReply(switches, missing.isEmpty(), detail));
  }

  /** Tells who asked that somebody else has set the switch since. */
  void superseded(DeskCommand.Switches switches) {
    replyTo.tell(new DeskCommand.SwitchReply(switches, false, "set again since"));
  }
}
