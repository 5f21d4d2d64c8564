package io.dutchbook.actors;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What every actor knows of the world outside: time, names, and where to count. One value a node,
 * so that a whole engine can be replayed with another.
 *
 * @param clock wall-clock time, for everything that is decided or remembered
 * @param nanos a monotonic clock, for latency figures only
 * @param tradeIds names for new trades
 * @param telemetry hears what happens
 * @param node this node's address
 * @param jitter by how much of themselves pauses before a restart vary by chance; 0 in a run that
 *     must be the same every time
 */
public record Environment(
    InstantSource clock,
    LongSupplier nanos,
    TradeIds tradeIds,
    Telemetry telemetry,
    String node,
    double jitter) {
  private static final double USUAL_JITTER = 0.1;

  /** With the usual jitter. */
  public Environment(
      InstantSource clock,
      LongSupplier nanos,
      TradeIds tradeIds,
      Telemetry telemetry,
      String node) {
    this(clock, nanos, tradeIds, telemetry, node, USUAL_JITTER);
  }

  /** Now, in epoch milliseconds. */
  public long now() {
    return clock.millis();
  }
}
