package io.dutchbook.simulator.server;

import io.dutchbook.simulator.faults.Sockets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open sockets of a venue, with what faults do to their frames. Belongs to one thread. */
final class Switchboard {
  private final Map<Long, Socket> sockets = new HashMap<>();
  private final Faults faults;
  private long now;

  /** No sockets yet; these faults strike their frames. */
  Switchboard(Faults faults) {
    this.faults = faults;
  }

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

  /** Closes sockets; returns how many. */
  int disconnect(Sockets which) {
    List<Socket> hit = new ArrayList<>(sockets.values());
    hit.removeIf(socket -> !isHit(socket, which));
    hit.forEach(socket -> socket.outlet.close());
    return hit.size();
  }

  private static boolean isHit(Socket socket, Sockets which) {
    return switch (which) {
      case MARKET -> socket.session.isMarketData();
      case USER -> !socket.session.isMarketData();
      case ALL -> true;
    };
  }

  /** How many sockets are open. */
  int size() {
    return sockets.size();
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
    private @Nullable String waiting;

    private Faulty(Outlet outlet) {
      this.outlet = outlet;
    }

    @Override
    public void send(String text, Kind kind) {
      switch (faults.frame(text, kind, waiting != null, now)) {
        case FrameFate.Waits() -> waiting = text;
        case FrameFate.Leaves(List<String> texts) -> leave(texts);
      }
    }

    /** What waited leaves behind the first frame that does. */
    private void leave(List<String> texts) {
      texts.forEach(this::offer);
      if (waiting != null && !texts.isEmpty()) {
        offer(waiting);
        waiting = null;
      }
    }

    private void offer(String text) {
      if (!outlet.offer(text)) {
        outlet.close();
      }
    }

    @Override
    public void close() {
      outlet.close();
    }
  }
}
