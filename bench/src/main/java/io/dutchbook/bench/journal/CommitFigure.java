package io.dutchbook.bench.journal;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a run of commits came to.
 *
 * @param entities how many wrote at once, each one event after the other
 * @param perSecond commits a second, all together
 * @param acknowledged from the command to its answer, in nanoseconds
 */
public record CommitFigure(int entities, double perSecond, Histogram acknowledged) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** A row of a Markdown table. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "| JournalCommits entities=%d | %.0f commits/s | p50 %.2f, p99 %.2f | ms |",
        entities,
        perSecond,
        acknowledged.getValueAtPercentile(50) / NANOS_PER_MILLI,
        acknowledged.getValueAtPercentile(99) / NANOS_PER_MILLI);
  }
}
