package io.dutchbook.actors.desk;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
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
 * @param markLife how long what a game's contracts would bring is believed without being repeated
 * @param cooldowns how long a game rests after a trade
 * @param piggybank what becomes of a day's profit
 * @param confirmWithin how long the kill switch waits for the routers before it says who is missing
 */
public record DeskSettings(
    RiskLimits limits,
    List<Venue> venues,
    ZoneId dayZone,
    Duration tick,
    Duration reservationLife,
    Duration markLife,
    Cooldowns cooldowns,
    Piggybank piggybank,
    Duration confirmWithin) {
  /** Copies the list. */
  public DeskSettings {
    venues = List.copyOf(venues);
  }
}
