package io.dutchbook.venues.http;

import io.dutchbook.venues.egress.Egress;
import io.dutchbook.venues.gate.VenueGate;
import java.time.InstantSource;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;

/**
 * An actor system as the clients of one host are to use it: with whose leave, and which way out.
 * Given to a client where it asks for an actor system, it governs all that this client sends; a
 * plain actor system goes straight out, as often as one likes.
 *
 * @param system whose threads and connections are used
 * @param gate asked before every request
 * @param egress the way out
 * @param wire what carries it
 */
public record Access(ClassicActorSystemProvider system, VenueGate gate, Egress egress, Wire wire)
    implements ClassicActorSystemProvider {

  /** Over the network. */
  public Access(ClassicActorSystemProvider system, VenueGate gate, Egress egress) {
    this(system, gate, egress, Wire.network(system));
  }

  /** What was given, where it is an access; else a free one. */
  static Access of(ClassicActorSystemProvider given, String source, InstantSource clock) {
    return given instanceof Access access
        ? access
        : new Access(
            given, VenueGate.unlimited(given, source, clock), Egress.direct(given, source));
  }

  /** The way out of what was given: straight where it is no access. */
  static Egress egress(ClassicActorSystemProvider given, String source) {
    return given instanceof Access access ? access.egress() : Egress.direct(given, source);
  }

  /** The wire of what was given: the network where it is no access. */
  static Wire wire(ClassicActorSystemProvider given) {
    return given instanceof Access access ? access.wire() : Wire.network(given);
  }

  @Override
  public ActorSystem classicSystem() {
    return system.classicSystem();
  }

  /** How it stands. */
  public AccessView view() {
    return new AccessView(gate.view(), egress.view());
  }
}
