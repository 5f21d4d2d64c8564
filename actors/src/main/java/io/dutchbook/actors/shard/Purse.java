package io.dutchbook.actors.shard;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.MarketKey;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.engine.risk.VenueCash;
import io.dutchbook.engine.sizing.Kelly;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.protocol.desk.DeskCommand;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much a trade may cost as far as the shard can tell, so that it asks the desk for nothing that
 * the desk must refuse. The desk decides.
 */
final class Purse implements SpendLimits {
  private final TradingSettings settings;
  private final Map<Venue, Money> free;
  private final GameExposure exposure;
  private final Money stake;
  private final Money gameRoom;

  private Purse(
      TradingSettings settings, Map<Venue, Money> free, Money putAside, GameExposure exposure) {
    this.settings = settings;
    this.free = free;
    this.exposure = exposure;
    this.gameRoom = settings.limits().maxGame().minus(exposure.cost());
    this.stake = stake(putAside);
  }

  /**
   * What may be spent on a game.
   *
   * @return nothing while the balance of some venue is unknown
   */
  static Optional<Purse> of(
      TradingSettings settings, DeskCommand.Bankroll bankroll, GameExposure exposure) {
    Map<Venue, Money> free = new EnumMap<>(Venue.class);
    for (VenueCash cash : bankroll.free()) {
      free.put(cash.venue(), cash.amount());
    }
    return free.keySet().containsAll(settings.venues())
        ? Optional.of(new Purse(settings, free, bankroll.putAside(), exposure))
        : Optional.empty();
  }

  /** A book that pays whatever happens is certain, so full Kelly is the whole bankroll. */
  private Money stake(Money putAside) {
    Money bankroll = free.values().stream().reduce(Money.ZERO, Money::plus).minus(putAside);
    double certain = Kelly.fullFraction(1, 0.5);
    return Kelly.stake(bankroll, certain, settings.kellyFraction(), gameRoom);
  }

  /** Its outlay within the stake, and its worst case, slippage and fees included, within limits. */
  @Override
  public boolean allow(List<DutchBook.Leg> legs) {
    Money outlay = Money.ZERO;
    Money worst = Money.ZERO;
    Map<Venue, Money> venues = new EnumMap<>(Venue.class);
    Map<MarketKey, Money> markets = new HashMap<>();
    for (DutchBook.Leg leg : legs) {
      Money most = worst(leg);
      outlay = outlay.plus(leg.cost()).plus(leg.fee());
      worst = worst.plus(most);
      venues.merge(leg.instrument().venue(), most, Money::plus);
      markets.merge(MarketKey.of(leg.instrument().id()), most, Money::plus);
    }
    return outlay.compareTo(stake) <= 0
        && worst.compareTo(gameRoom) <= 0
        && venues.entrySet().stream().allMatch(e -> isWithin(e.getValue(), cash(e.getKey())))
        && markets.entrySet().stream().allMatch(e -> isWithin(e.getValue(), room(e.getKey())));
  }

  private static boolean isWithin(Money value, Money limit) {
    return value.compareTo(limit) <= 0;
  }

  private Money worst(DutchBook.Leg leg) {
    PlanLeg plan = new PlanLeg(leg.instrument(), leg.weight(), leg.quantity(), leg.limit());
    return plan.worstCost(leg.quantity(), settings.plan().maxSlippage());
  }

  private Money cash(Venue venue) {
    return free.getOrDefault(venue, Money.ZERO);
  }

  private Money room(MarketKey market) {
    Money held =
        exposure.positions().stream()
            .filter(stake -> stake.market().equals(market))
            .map(Stake::cost)
            .reduce(Money.ZERO, Money::plus);
    return settings.limits().maxPosition().minus(held);
  }
}
