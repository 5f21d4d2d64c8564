package io.dutchbook.simulator.server;

/** The venue's side of one socket. */
public interface Session {
  /** Takes in a text frame. */
  void onText(String text, long now);

  /** The socket is gone. */
  void onClosed();

  /** Whether it carries market data, and so is hit by faults of market sockets. */
  boolean isMarketData();
}
