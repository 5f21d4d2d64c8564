package io.dutchbook.venues.rate;

import io.dutchbook.engine.collection.Ordered;
import java.util.List;
import java.util.Map;

/**
 * What a governor has left.
 *
 * @param budgets each of the venue's budgets
 * @param waiting requests that wait, by priority; priorities of which none waits are left out
 */
public record GovernorView(List<Budget> budgets, Map<Priority, Integer> waiting) {
  /** Copies both. */
  public GovernorView {
    budgets = List.copyOf(budgets);
    waiting = Ordered.map(waiting);
  }

  /**
   * One budget, in tokens.
   *
   * @param left what is there now; negative in debt
   * @param capacity the most that can be there
   * @param reserve the part of it that only cancels and hedges may spend
   * @param refillPerSecond what comes in a second
   * @param pausedUntil when the pause after a 429 ends, epoch milliseconds; 0 when there is none
   */
  public record Budget(
      String name,
      long left,
      long capacity,
      long reserve,
      long refillPerSecond,
      long pausedUntil) {}
}
