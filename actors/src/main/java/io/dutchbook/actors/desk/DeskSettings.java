package io.dutchbook.actors.desk;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.risk.RiskLimits;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How the risk desk works.
 *
 * @param limits how much may be at risk
 * @param venues whose balances must be known
 * @param dayZone where the trading day begins at midnight
 * @param tick how often it looks after reservations, the day, and games that have not reported
 * @param reservationLife how long a reservation stands that no game takes over
 * @param confirmWithin how long the kill switch waits for the routers before it says who is missing
 */
public record DeskSettings(
    RiskLimits limits,
    List<Venue> venues,
    ZoneId dayZone,
    Duration tick,
    Duration reservationLife,
    Duration confirmWithin) {
  /** Copies the list. */
  public DeskSettings {
    venues = List.copyOf(venues);
  }
}
