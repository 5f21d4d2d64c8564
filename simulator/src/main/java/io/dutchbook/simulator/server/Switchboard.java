package io.dutchbook.simulator.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The open sockets of a venue, with what faults do to their frames. Belongs to one thread. */
final class Switchboard {
  private final Map<Long, Socket> sockets = new HashMap<>();
  private long frozenUntil;
  private boolean pongsFrozen;
  private int framesToDrop;
  private long now;

  /** Lets time pass. */
  void advance(long time) {
    now = time;
  }

  /** Makes the line of a new socket. */
  Line line(Outlet outlet) {
    return new Faulty(outlet);
  }

  /** Adds an open socket. */
  void add(long id, Session session, Outlet outlet) {
    sockets.put(id, new Socket(session, outlet));
  }

  /** Passes a frame on. */
  void heard(long id, String text) {
    Socket socket = sockets.get(id);
    if (socket != null) {
      socket.session.onText(text, now);
    }
  }

  /** Forgets a socket that is gone. */
  void closed(long id) {
    Socket socket = sockets.remove(id);
    if (socket != null) {
      socket.session.onClosed();
    }
  }

  /** Closes every market-data socket. */
  int disconnect() {
    List<Socket> hit = new ArrayList<>(sockets.values());
    hit.removeIf(Predicate.not(socket -> socket.session.isMarketData()));
    hit.forEach(socket -> socket.outlet.close());
    return hit.size();
  }

  /** Swallows the next order-book frames, so that their sequence has a hole. */
  void dropBookFrames(int count) {
    framesToDrop = count;
  }

  /** Swallows all market data for a while, and answers to text pings with it if asked to. */
  void freeze(long until, boolean pongsToo) {
    frozenUntil = until;
    pongsFrozen = pongsToo;
  }

  /** How many sockets are open. */
  int size() {
    return sockets.size();
  }

  private boolean swallows(Line.Kind kind) {
    if (now < frozenUntil) {
      return switch (kind) {
        case BOOK, MARKET, REPLY -> true;
        case PONG -> pongsFrozen;
        case OWN -> false;
      };
    }
    if (kind == Line.Kind.BOOK && framesToDrop > 0) {
      framesToDrop--;
      return true;
    }
    return false;
  }

  /** The way out to a socket's stream. */
  interface Outlet {
    /** Sends a frame; false when the socket's queue is full. */
    boolean offer(String text);

    /** Ends the stream. */
    void close();
  }

  private record Socket(Session session, Outlet outlet) {}

  private final class Faulty implements Line {
    private final Outlet outlet;

    private Faulty(Outlet outlet) {
      this.outlet = outlet;
    }

    @Override
    public void send(String text, Kind kind) {
      if (!swallows(kind) && !outlet.offer(text)) {
        outlet.close();
      }
    }

    @Override
    public void close() {
      outlet.close();
    }
  }
}
