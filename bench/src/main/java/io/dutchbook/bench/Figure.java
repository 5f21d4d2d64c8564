package io.dutchbook.bench;

import java.util.Locale;
import java.util.StringJoiner;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * One line of the table.
 *
 * @param name what was measured, with its parameters
 * @param median the middle one of all timed calls
 * @param rare the one that a hundredth of the calls exceed
 * @param unit of both
 */
public record Figure(String name, double median, double rare, String unit) {
  private static final double MEDIAN = 50;
  private static final double RARE = 99;

  /** The figure of a finished measurement. */
  static Figure of(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    Statistics statistics = result.getStatistics();
    return new Figure(
        name(run.getParams()),
        statistics.getPercentile(MEDIAN),
        statistics.getPercentile(RARE),
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
    return "| %s | %s | %s | %s |".formatted(name, digits(median), digits(rare), unit);
  }

  private static String digits(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
