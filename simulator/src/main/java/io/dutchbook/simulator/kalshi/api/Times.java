package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.server.Call;

/** The time filters of lists: {@code min_ts} and {@code max_ts}, in seconds. */
final class Times {
  private Times() {}

  /** Whether a moment is within a request's bounds; a bound that is no number is none. */
  static boolean within(Call call, long epochMillis) {
    long seconds = epochMillis / 1_000;
    return seconds >= bound(call, "min_ts", Long.MIN_VALUE)
        && seconds <= bound(call, "max_ts", Long.MAX_VALUE);
  }

  private static long bound(Call call, String name, long none) {
    try {
      return call.parameter(name).map(Long::parseLong).orElse(none);
    } catch (NumberFormatException malformed) {
      return none;
    }
  }
}
