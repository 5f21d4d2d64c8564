package io.dutchbook.venues.gate;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.venues.breaker.Breaker;
import io.dutchbook.venues.rate.GovernorView;
import io.dutchbook.venues.rate.Refusal;
import java.util.List;
import java.util.Map;

/**
 * How a gate stands.
 *
 * @param source whose requests go through it: {@code kalshi}
 * @param rate what is left of the venue's budgets, and who waits
 * @param orders the breaker of orders
 * @param questions the breaker of everything else
 * @param refused requests refused here since the start, by reason; reasons that never applied are
 *     left out
 */
public record GateView(
    String source,
    GovernorView rate,
    BreakerView orders,
    BreakerView questions,
    Map<Refusal, Long> refused) {
  /** Copies the map. */
  public GateView {
    refused = Ordered.map(refused);
  }

  /** Both breakers, orders first. */
  public List<BreakerView> breakers() {
    return List.of(orders, questions);
  }

  /**
   * How a breaker stands.
   *
   * @param kind what it watches: {@code orders} or {@code questions}
   * @param recentFailures counted while it is closed
   * @param openUntil when it tries again, epoch milliseconds; 0 while it is closed
   */
  public record BreakerView(String kind, Breaker.State state, int recentFailures, long openUntil) {}
}
