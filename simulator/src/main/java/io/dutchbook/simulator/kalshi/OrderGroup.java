package io.dutchbook.simulator.kalshi;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Orders that are cancelled together once they have traded too much within 15 seconds. Hitting the
 * limit triggers the group; no order is taken for it until it is reset.
 */
public final class OrderGroup {
  private static final long WINDOW_MILLIS = 15_000;

  private final String id;
  private final int shard;
  private final Deque<Match> matches = new ArrayDeque<>();
  private long limit;
  private boolean triggered;

  OrderGroup(String id, int shard, long limit) {
    this.id = id;
    this.shard = shard;
    this.limit = limit;
  }

  /** The exchange's name of it. */
  public String id() {
    return id;
  }

  /** The shard that it lives on. */
  public int shard() {
    return shard;
  }

  /** Hundredths of a contract that trigger it when traded within the window. */
  public long limit() {
    return limit;
  }

  /** Whether it was triggered and not reset. */
  public boolean isTriggered() {
    return triggered;
  }

  void matched(long count, long now) {
    matches.add(new Match(count, now));
  }

  /** Whether the trades of the window reach the limit. */
  boolean isExceeded(long now) {
    while (!matches.isEmpty() && matches.getFirst().at <= now - WINDOW_MILLIS) {
      matches.removeFirst();
    }
    return matches.stream().mapToLong(Match::count).sum() >= limit;
  }

  void trigger() {
    triggered = true;
  }

  void reset() {
    triggered = false;
    matches.clear();
  }

  void limit(long contracts) {
    limit = contracts;
  }

  private record Match(long count, long at) {}
}
