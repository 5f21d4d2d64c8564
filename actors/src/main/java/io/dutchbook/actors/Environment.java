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
 */
public record Environment(
    InstantSource clock, LongSupplier nanos, TradeIds tradeIds, Telemetry telemetry, String node) {

  /** Now, in epoch milliseconds. */
  public long now() {
    return clock.millis();
  }
}
