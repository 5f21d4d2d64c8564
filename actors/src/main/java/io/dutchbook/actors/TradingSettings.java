package io.dutchbook.actors;

import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanSettings;
import java.time.ZoneId;
import java.util.List;

/**
 * How the engine trades; validated where the configuration is read.
 *
 * @param venues where it trades
 * @param trades whether trades are begun at all; otherwise opportunities are found, shown and
 *     counted
 * @param minEdgeBasisPoints the least profit of a trade, in hundredths of a percent of its outlay
 * @param kellyFraction how much of full Kelly a trade may stake
 * @param maxBookAgeMillis the oldest a book may be to be traded on
 * @param depthLevels how many levels of a book are looked at
 * @param cooldownMillis how long a game rests after a trade
 * @param plan the bounds of a trade
 * @param signals which Dutch books are worth a trade
 * @param limits how much may be at risk
 * @param dayZone where the trading day begins at midnight
 * @param legs which legs of a trade are ordered first
 * @param drift how the cost of a venue's delay is measured
 * @param exits when what is held is sold before it settles
 */
public record TradingSettings(
    List<Venue> venues,
    boolean trades,
    long minEdgeBasisPoints,
    double kellyFraction,
    long maxBookAgeMillis,
    int depthLevels,
    long cooldownMillis,
    PlanSettings plan,
    SignalLimits signals,
    RiskLimits limits,
    ZoneId dayZone,
    LegPolicies legs,
    DriftSettings drift,
    ExitSettings exits) {
  /** Copies the list. */
  public TradingSettings {
    venues = List.copyOf(venues);
  }
}
