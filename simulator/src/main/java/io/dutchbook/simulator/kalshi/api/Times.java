package io.dutchbook.simulator.kalshi.api;

import io.dutchbook.simulator.server.Call;

/** The time filters of lists, in seconds. */
final class Times {
  private Times() {}

  /** Whether a moment is within {@code min_ts} and {@code max_ts}. */
  static boolean within(Call call, long epochMillis) {
    return within(call, "ts", epochMillis);
  }

  /**
   * Whether a moment is within a request's bounds; a bound that is no number is none.
   *
   * @param name what follows {@code min_} and {@code max_}
   */
  static boolean within(Call call, String name, long epochMillis) {
    long seconds = epochMillis / 1_000;
    return seconds >= bound(call, "min_" + name, Long.MIN_VALUE)
        && seconds <= bound(call, "max_" + name, Long.MAX_VALUE);
  }

  private static long bound(Call call, String name, long none) {
    try {
      return call.parameter(name).map(Long::parseLong).orElse(none);
    } catch (NumberFormatException malformed) {
      return none;
    }
  }
}
