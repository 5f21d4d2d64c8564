package io.dutchbook.venues.rate;

import java.time.Duration;

/**
 * What a venue grants in one of its budgets.
 *
 * @param name its name in figures and messages: {@code write}
 * @param capacity the most tokens that can be spent at once
 * @param refillPerSecond tokens that come in a second
 * @param ofOrders whether orders draw on it, so that part of it is held in reserve
 */
public record BucketLimit(String name, long capacity, long refillPerSecond, boolean ofOrders) {
  private static final long MOST = 1_000_000_000;

  /** A window's refill, in fifths of what it grants on average; the last fifth is its burst. */
  private static final long REFILLED_FIFTHS = 4;

  /** Refuses a budget that grants nothing. */
  public BucketLimit {
    if (capacity < 1 || capacity > MOST || refillPerSecond < 1 || refillPerSecond > MOST) {
      throw new IllegalArgumentException(
          "budget "
              + name
              + " holds "
              + capacity
              + " and refills "
              + refillPerSecond
              + " per second, allowed is 1 to "
              + MOST);
    }
  }

  /**
   * The bucket that fits into a window wherever the window begins: what it holds and what comes in
   * while the window lasts is never more than the window grants.
   *
   * @param requests granted in every window, at least one a second and two
   * @param window whole seconds
   */
  public static BucketLimit ofWindow(
      String name, long requests, Duration window, boolean ofOrders) {
    long seconds = window.toSeconds();
    long refill = Math.max(1, requests * REFILLED_FIFTHS / (5 * seconds));
    return new BucketLimit(name, requests - refill * seconds, refill, ofOrders);
  }
}
