package io.dutchbook.actors.shard;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.sizing.Kelly;
import io.dutchbook.protocol.desk.DeskCommand;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * How much a trade may cost as far as the shard can tell, so that it asks the desk for nothing that
 * the desk must refuse. The desk decides.
 */
final class Purse implements SpendLimits {
  private final TradingSettings settings;
  private final Map<Venue, Money> free;
  private final GameExposure exposure;
  private final ToIntFunction<Instrument> bestAsk;

  private Purse(
      TradingSettings settings,
      Map<Venue, Money> free,
      GameExposure exposure,
      ToIntFunction<Instrument> bestAsk) {
    this.settings = settings;
    this.free = free;
    this.exposure = exposure;
    this.bestAsk = bestAsk;
  }

  /**
   * What may be spent on a game.
   *
   * @param bestAsk an instrument's best ask, in ten-thousandths of a dollar
   * @return nothing while the balance of some venue is unknown
   */
  static Optional<Purse> of(
      TradingSettings settings,
      DeskCommand.Bankroll bankroll,
      GameExposure exposure,
      ToIntFunction<Instrument> bestAsk) {
    Map<Venue, Money> free = new EnumMap<>(Venue.class);
    for (VenueCash cash : bankroll.free()) {
      free.put(cash.venue(), cash.amount());
    }
    return free.keySet().containsAll(settings.venues())
        ? Optional.of(new Purse(settings, free, exposure, bestAsk))
        : Optional.empty();
  }

  /** A book that pays whatever happens is certain, so full Kelly is the whole bankroll. */
  @Override
  public Money total() {
    Money bankroll = free.values().stream().reduce(Money.ZERO, Money::plus);
    double certain = Kelly.fullFraction(1, 0.5);
    Money room = settings.limits().maxGame().minus(atRisk());
    return Kelly.stake(bankroll, certain, settings.kellyFraction(), room);
  }

  /** The room left, made smaller by how far the price may slip before the leg is complete. */
  @Override
  public Money on(Instrument instrument) {
    Money cash = free.getOrDefault(instrument.venue(), Money.ZERO);
    Money room =
        settings.limits().maxPosition().minus(atRisk(MarketKey.of(instrument.id()))).min(cash);
    if (!room.isPositive()) {
      return Money.ZERO;
    }
    int ask = bestAsk.applyAsInt(instrument);
    int worst = Math.min(ask + settings.plan().maxSlippage().tenThousandths(), Price.DOLLAR - 1);
    return new Money(Exact.mulDivFloor(room.micros(), ask, worst));
  }

  private Money atRisk() {
    return exposure.positions().stream().map(Stake::cost).reduce(Money.ZERO, Money::plus);
  }

  private Money atRisk(MarketKey market) {
    return exposure.positions().stream()
        .filter(stake -> stake.market().equals(market))
        .map(Stake::cost)
        .reduce(Money.ZERO, Money::plus);
  }
}
