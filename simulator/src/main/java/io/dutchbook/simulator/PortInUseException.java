package io.dutchbook.simulator;

/** A port could not be bound because somebody else listens on it. */
public final class PortInUseException extends RuntimeException {
  private final String server;
  private final int port;

  PortInUseException(String server, int port, Throwable cause) {
    super("port " + port + " for " + server + " is in use", cause);
    this.server = server;
    this.port = port;
  }

  /** Which server wanted it: {@code kalshi}, {@code polymarket}, {@code espn}, {@code control}. */
  public String server() {
    return server;
  }

  /** The port. */
  public int port() {
    return port;
  }
}
