package io.dutchbook.venues.paper;

import io.dutchbook.engine.money.Money;
import io.dutchbook.venues.http.Checks;
import java.time.Duration;

/**
 * How a paper venue behaves.
 *
 * @param capital what a new account begins with
 * @param latency from the moment an order is handed over to the moment it meets the book
 * @param bookWithin how long an order waits for a book that may be believed
 * @param maxBookAge the oldest a book may be to be traded on
 * @param neverArrived how long after its deadline an order that is not known is known never to have
 *     arrived
 */
public record PaperSettings(
    Money capital,
    Duration latency,
    Duration bookWithin,
    Duration maxBookAge,
    Duration neverArrived) {

  /** Refuses what cannot work. */
  public PaperSettings {
    if (!capital.isPositive()) {
      throw new IllegalArgumentException(
          "paper.capital is " + capital + ", allowed is more than 0");
    }
    Checks.within("paper.latency", latency, Duration.ZERO, Duration.ofSeconds(10));
    Checks.within("paper.book-within", bookWithin, Duration.ofMillis(10), Duration.ofMinutes(1));
    Checks.within("paper.max-book-age", maxBookAge, Duration.ofMillis(10), Duration.ofMinutes(10));
    Checks.within("paper.never-arrived", neverArrived, Duration.ZERO, Duration.ofHours(1));
  }
}
