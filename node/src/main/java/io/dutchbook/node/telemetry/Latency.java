package io.dutchbook.node.telemetry;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long something took, from the start of the process; three significant digits, up to a minute.
 */
public final class Latency {
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;

  private final ConcurrentHistogram nanos = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

  /** Notes one. Anything longer than a minute counts as a minute. */
  public void record(long took) {
    nanos.recordValue(Math.clamp(took, 0, LONGEST_NANOS));
  }

  /** The figures so far. */
  public Figures figures() {
    Histogram copy = nanos.copy();
    return new Figures(
        copy.getTotalCount(),
        micros(copy.getValueAtPercentile(50)),
        micros(copy.getValueAtPercentile(99)),
        micros(copy.getMaxValue()));
  }

  private static double micros(long value) {
    return value / 1_000.0;
  }

  /**
   * Figures in microseconds; all zero when nothing was noted.
   *
   * @param count how many
   * @param p50 half took no longer
   * @param p99 all but one in a hundred took no longer
   * @param max the longest
   */
  public record Figures(long count, double p50, double p99, double max) {}
}
