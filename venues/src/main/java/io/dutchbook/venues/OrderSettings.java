package io.dutchbook.venues;

import io.dutchbook.venues.http.Checks;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RetrySettings;
import java.time.Duration;

/**
 * How an order port finds out what became of its orders.
 *
 * @param reads how often fills are read until they add up
 * @param neverArrived how long after its deadline an order that the venue does not list is known
 *     never to have arrived; must exceed the time a request can be under way and the venue's lag
 * @param lookBack how much earlier than an order's creation listings of it begin, for clocks that
 *     differ
 * @param touched how the stream of own order events comes back
 */
public record OrderSettings(
    RetrySettings reads, Duration neverArrived, Duration lookBack, ReconnectSettings touched) {

  /** Fills within four seconds, gone for good after 15 s, listings from a minute before. */
  public static final OrderSettings DEFAULT =
      new OrderSettings(
          RetrySettings.DEFAULT,
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          ReconnectSettings.DEFAULT);

  /** Refuses durations that cannot work. */
  public OrderSettings {
    Checks.within("orders.never-arrived", neverArrived, Duration.ZERO, Duration.ofHours(1));
    Checks.within("orders.look-back", lookBack, Duration.ofSeconds(1), Duration.ofDays(1));
  }
}
