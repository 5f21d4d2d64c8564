package io.dutchbook.trial;

import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.trade.TradeResult.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many trials, one after the other.
 *
 * @param results of each seed, in their order
 * @param took how much real time went by
 */
public record TrialRun(List<TrialResult> results, Duration took) {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Copies the list. */
  public TrialRun {
    results = List.copyOf(results);
  }

  /**
   * Runs the trials of all seeds from the first to the last.
   *
   * @param each hears of every trial as it ends
   */
  public static TrialRun of(
      long first, long last, TrialSettings settings, Consumer<TrialResult> each) {
    long began = System.nanoTime();
    List<TrialResult> results = new ArrayList<>();
    for (long seed = first; seed <= last; seed++) {
      TrialResult result = Trial.run(seed, settings);
      results.add(result);
      each.accept(result);
    }
    return new TrialRun(results, Duration.ofNanos(System.nanoTime() - began));
  }

  /** Trials in which something did not hold. */
  public List<TrialResult> failed() {
    return results.stream().filter(result -> !result.passed()).toList();
  }

  /** How much time passed in all of them together. */
  public Duration simulated() {
    return results.stream().map(TrialResult::simulated).reduce(Duration.ZERO, Duration::plus);
  }

  /** Simulated hours in a second of real time. */
  public double hoursPerSecond() {
    return simulated().toNanos() / (double) Math.max(1, took.toNanos()) / 3_600;
  }

  /** Real time in seconds. */
  public double seconds() {
    return took.toNanos() / NANOS_PER_SECOND;
  }

  /** How often something held was sold before it settled, reason by reason. */
  public Map<ExitReason, Integer> exits() {
    Map<ExitReason, Integer> all = new EnumMap<>(ExitReason.class);
    results.forEach(
        result -> result.figures().exits().forEach((why, n) -> all.merge(why, n, Integer::sum)));
    return all;
  }

  /** How trades ended. */
  public Map<Ending, Integer> endings() {
    Map<Ending, Integer> all = new EnumMap<>(Ending.class);
    results.forEach(result ->
        result.figures().endings().forEach((how, count) -> all.merge(how, count, Integer::sum)));
    return all;
  }

  /** Figures of all trials, added up by one of their counts. */
  public long sum(java.util.function.ToLongFunction<TrialResult> count) {
    return results.stream().mapToLong(count).sum();
  }

  /** How long unknown outcomes stayed unknown, milliseconds. */
  public LongSummaryStatistics unknowns() {
    return results.stream()
        .flatMap(result -> result.figures().unknownsResolvedAfter().stream())
        .mapToLong(Long::longValue)
        .summaryStatistics();
  }

  /** The excerpt of a trial's trace that tells how it came to its violation. */
  public static List<String> excerpt(TrialResult result) {
    return Excerpt.of(result);
  }
}
