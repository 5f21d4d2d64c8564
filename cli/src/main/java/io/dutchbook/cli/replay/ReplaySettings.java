package io.dutchbook.cli.replay;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.venues.kalshi.NoPrices;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * How a recording is played.
 *
 * @param noPrices what the NO side of its frames means
 * @param maxBookAge the oldest a book may be to count for a Dutch book
 * @param feeMultipliers by series, times one million; one million where nothing is said
 */
record ReplaySettings(NoPrices noPrices, Duration maxBookAge, Map<String, Long> feeMultipliers) {
  /** The age that the engine ships with, and fees at their full rate: too high rather than low. */
  static final ReplaySettings DEFAULT =
      new ReplaySettings(NoPrices.OWN_LEG, Duration.ofSeconds(10), Map.of());

  static final long FULL_RATE = 1_000_000;

  /** Nothing charged: what prices alone would give. */
  static final KalshiFees NO_FEES = new KalshiFees(0, new Money(1));

  private static final int ALL_LEVELS = 1_000;
  private static final RiskLimits NOTHING =
      new RiskLimits(
          Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0);

  /** Copies the map. */
  ReplaySettings {
    feeMultipliers = Map.copyOf(feeMultipliers);
  }

  /** What taking liquidity costs in an event. */
  KalshiFees fees(String event) {
    return KalshiFees.taker(feeMultipliers.getOrDefault(RecordedGame.series(event), FULL_RATE));
  }

  /** Every edge is worth showing, and nothing may be traded. */
  TradingSettings trading() {
    return new TradingSettings(
        List.of(Venue.KALSHI),
        false,
        0,
        0,
        maxBookAge.toMillis(),
        ALL_LEVELS,
        0,
        PlanSettings.DEFAULT,
        SignalLimits.NONE,
        NOTHING,
        ZoneOffset.UTC,
        LegPolicies.DELAYED_FIRST,
        DriftSettings.NONE,
        ExitSettings.NONE);
  }
}
