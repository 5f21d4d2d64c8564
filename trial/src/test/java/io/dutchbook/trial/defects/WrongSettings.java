package io.dutchbook.trial.defects;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.exit.PairSettings;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskLimits;
import java.time.Duration;

/** Settings that nobody set. */
final class WrongSettings {
  private static final long TIMES = 10;
  private static final long MILLION = 1_000_000;
  private static final long DAYS = 10_000;

  private WrongSettings() {}

  /** What is waited for is worth nothing today. */
  static Engine.Settings impatient(Engine.Settings settings) {
    TradingSettings trading = settings.trading();
    ExitSettings exits = trading.exits();
    PairSettings pairs =
        new PairSettings(
            true,
            exits.pairs().margin(),
            exits.pairs().leastGain(),
            MILLION,
            Duration.ofDays(DAYS).toMillis());
    return with(
        settings,
        with(trading, trading.kellyFraction(), trading.limits(), with(exits, pairs)),
        settings.desk());
  }

  private static ExitSettings with(ExitSettings exits, PairSettings pairs) {
    return new ExitSettings(
        exits.sells(),
        exits.levels(),
        exits.edgeGoneBy(),
        exits.minHold(),
        exits.maxHold(),
        exits.holdAbove(),
        exits.holdBelow(),
        exits.holdLastSeconds(),
        exits.maxSpread(),
        exits.maxSlippage(),
        exits.standsFor(),
        exits.retryEvery(),
        pairs);
  }

  /** Limits ten times as wide. */
  static Engine.Settings wide(Engine.Settings settings) {
    TradingSettings trading = settings.trading();
    DeskSettings desk = settings.desk();
    RiskLimits wide = wide(trading.limits());
    return with(
        settings,
        with(trading, 1, wide, trading.exits()),
        new DeskSettings(
            wide,
            desk.venues(),
            desk.dayZone(),
            desk.tick(),
            desk.reservationLife(),
            desk.markLife(),
            desk.cooldowns(),
            desk.piggybank(),
            desk.confirmWithin()));
  }

  private static RiskLimits wide(RiskLimits limits) {
    return new RiskLimits(
        times(limits.maxPosition()),
        times(limits.maxGame()),
        times(limits.maxTeam()),
        times(limits.maxLeague()),
        times(limits.maxVenue()),
        times(limits.maxAccount()),
        limits.maxDailyLoss(),
        limits.maxOpenTrades());
  }

  private static Money times(Money limit) {
    return new Money(limit.micros() * TIMES);
  }

  private static TradingSettings with(
      TradingSettings trading, double kellyFraction, RiskLimits limits, ExitSettings exits) {
    return new TradingSettings(
        trading.venues(),
        trading.trades(),
        trading.minEdgeBasisPoints(),
        kellyFraction,
        trading.maxBookAgeMillis(),
        trading.depthLevels(),
        trading.cooldownMillis(),
        trading.plan(),
        trading.signals(),
        limits,
        trading.dayZone(),
        trading.legs(),
        trading.drift(),
        exits);
  }

  private static Engine.Settings with(
      Engine.Settings settings, TradingSettings trading, DeskSettings desk) {
    return new Engine.Settings(
        trading,
        settings.router(),
        desk,
        settings.discovery(),
        settings.scores(),
        settings.reconnectFirst(),
        settings.reconnectLongest(),
        settings.books(),
        settings.deskJournal());
  }
}
