package io.dutchbook.bench;

import java.util.Locale;
import java.util.StringJoiner;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One line of the table.
 *
 * @param name what was measured, with its parameters
 * @param median the middle value
 * @param worst the slowest iteration, or where single calls were timed the 99th percentile
 * @param singleCalls whether single calls were timed rather than iterations of many
 * @param unit of both
 */
public record Figure(String name, double median, double worst, boolean singleCalls, String unit) {
  private static final double MEDIAN = 50;
  private static final double RARE = 99;

  /** The figure of a finished measurement. */
  static Figure of(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    Statistics statistics = result.getStatistics();
    boolean singleCalls = run.getParams().getMode() == Mode.SampleTime;
    return new Figure(
        name(run.getParams()),
        statistics.getPercentile(MEDIAN),
        singleCalls ? statistics.getPercentile(RARE) : statistics.getMax(),
        singleCalls,
        result.getScoreUnit());
  }

  private static String name(BenchmarkParams params) {
    String path = params.getBenchmark();
    int method = path.lastIndexOf('.');
    StringJoiner name = new StringJoiner(" ");
    name.add(path.substring(path.lastIndexOf('.', method - 1) + 1));
    params.getParamsKeys().forEach(key -> name.add(key + "=" + params.getParam(key)));
    return name.toString();
  }

  /** A row of a Markdown table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s %s | %s |",
        name,
        digits(median),
        singleCalls ? "p99" : "max",
        digits(worst),
        unit);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
