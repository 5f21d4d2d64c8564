package io.dutchbook.cli.crash;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long something took, in seconds.
 *
 * @param count how often it was measured; the other figures are missing where it never was
 */
record Spread(
    int count,
    @Nullable Double least,
    @Nullable Double p50,
    @Nullable Double p90,
    @Nullable Double p99,
    @Nullable Double most) {

  /** Of times in milliseconds. */
  static Spread ofMillis(List<Long> times) {
    if (times.isEmpty()) {
      return new Spread(0, null, null, null, null, null);
    }
    List<Long> sorted = times.stream().sorted().toList();
    return new Spread(
        sorted.size(),
        at(sorted, 0),
        at(sorted, 0.5),
        at(sorted, 0.9),
        at(sorted, 0.99),
        at(sorted, 1));
  }

  /** The least time that this share of all does not exceed. */
  private static double at(List<Long> sorted, double share) {
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.max(0, index)) / 1_000.0;
  }

  @Override
  public String toString() {
    return count == 0
        ? "never"
        : "%d times, p50 %.1f s, p90 %.1f s, at most %.1f s".formatted(count, p50, p90, most);
  }
}
