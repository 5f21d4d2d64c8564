package io.dutchbook.simulator.server;

/** The way out to one socket. Sending never waits; a socket that does not keep up is closed. */
public interface Line {
  /** Sends a text frame. */
  void send(String text, Kind kind);

  /** Closes the socket. */
  void close();

  /** What a frame is about, so that faults can pick. */
  enum Kind {
    /** A part of an order book's sequence. */
    BOOK,
    /** Other public market data. */
    MARKET,
    /** The account's own orders, fills and positions. */
    OWN,
    /** An answer to a command. */
    REPLY,
    /** An answer to a text ping. */
    PONG
  }
}
