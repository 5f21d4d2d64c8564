package io.dutchbook.venues.telemetry;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts in memory, by name: {@code malformed/orderbook_delta}, {@code request/balance/ANSWERED}.
 */
public final class CountingTelemetry implements VenueTelemetry {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  @Override
  public void malformed(String type) {
    add("malformed/" + type);
  }

  @Override
  public void refused(String what) {
    add("refused/" + what);
  }

  @Override
  public void leftOut(String reason) {
    add("left out/" + reason);
  }

  @Override
  public void clock(String state, long offsetMillis) {
    add("clock/" + state);
  }

  @Override
  public void request(String operation, RequestOutcome outcome, long nanos) {
    add("request/" + operation + "/" + outcome);
  }

  /** How often something was counted; zero when never. */
  public long count(String name) {
    LongAdder counter = counts.get(name);
    return counter == null ? 0 : counter.sum();
  }

  /** Every count so far, in the order of the names. */
  public Map<String, Long> counts() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((name, counter) -> copy.put(name, counter.sum()));
    return copy;
  }

  private void add(String name) {
    counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
  }
}
