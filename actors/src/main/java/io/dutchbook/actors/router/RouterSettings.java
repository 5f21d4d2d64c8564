package io.dutchbook.actors.router;

import java.time.Duration;

/**
 * The bounds of an order router.
 *
 * @param sends whether orders leave at all
 * @param maxInFlight the most orders whose outcome is awaited at once
 * @param maxClockOffsetMillis how far the venue's clock may be off before nothing is sent
 * @param balanceEvery how often the venue's balance is read
 * @param lookUpEvery how often an order that the venue holds back is asked about
 * @param askDeskEvery how often the desk is asked about its switches
 * @param retryFirst the pause after a first failure to make ready
 * @param retryLongest the longest pause between attempts to make ready
 * @param sentWithin how long orders of a router before this one may still leave
 */
public record RouterSettings(
    boolean sends,
    int maxInFlight,
    long maxClockOffsetMillis,
    Duration balanceEvery,
    Duration lookUpEvery,
    Duration askDeskEvery,
    Duration retryFirst,
    Duration retryLongest,
    Duration sentWithin) {
  /** For a router that no other came before. */
  public RouterSettings(
      boolean sends,
      int maxInFlight,
      long maxClockOffsetMillis,
      Duration balanceEvery,
      Duration lookUpEvery,
      Duration askDeskEvery,
      Duration retryFirst,
      Duration retryLongest) {
    this(
        sends,
        maxInFlight,
        maxClockOffsetMillis,
        balanceEvery,
        lookUpEvery,
        askDeskEvery,
        retryFirst,
        retryLongest,
        Duration.ZERO);
  }
}
