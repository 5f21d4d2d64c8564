package io.dutchbook.actors.testing;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.protocol.GameDefinition;
import java.time.ZoneOffset;
import java.util.List;

/** A game, its instruments and what can become of orders on them. */
public final class TestOrders {
  /** The game. */
  public static final GameId GAME = new GameId("nba-1");

  /** A trade on it. */
  public static final TradeId TRADE = new TradeId("nba-1-trade-1");

  /** The home side on Kalshi. */
  public static final Instrument HOME =
      new Instrument(
          new InstrumentId(Venue.KALSHI, "BOS", InstrumentId.YES),
          "BOS · kalshi",
          Payoff.only(0, 2),
          KalshiFees.taker(1_000_000),
          OrderRules.kalshi(PriceGrid.CENTS),
          0,
          false);

  /** The away side on Polymarket, not delayed. */
  public static final Instrument AWAY =
      new Instrument(
          new InstrumentId(Venue.POLYMARKET, "0xc0", "71"),
          "LAL · polymarket",
          Payoff.only(1, 2),
          new PolymarketFees(50_000),
          OrderRules.polymarket(PriceGrid.CENTS, Quantity.of(5)),
          0,
          false);

  /** The game with both. */
  public static final GameDefinition DEFINITION =
      new GameDefinition(
          GAME,
          League.NBA,
          "1",
          "Boston Celtics",
          "Los Angeles Lakers",
          VirtualTime.START,
          League.NBA.outcomes(),
          List.of(HOME, AWAY));

  /** Limits that are out of the way. */
  public static final RiskLimits LIMITS =
      new RiskLimits(
          Money.dollars(1_000),
          Money.dollars(2_000),
          Money.dollars(2_500),
          Money.dollars(3_000),
          Money.dollars(4_000),
          Money.dollars(5_000),
          Money.dollars(500),
          10);

  private TestOrders() {}

  /** Settings that trade. */
  public static TradingSettings settings() {
    return new TradingSettings(
        List.of(Venue.values()),
        true,
        200,
        0.25,
        2_000,
        10,
        1_000,
        PlanSettings.DEFAULT,
        SignalLimits.NONE,
        LIMITS,
        ZoneOffset.UTC,
        LegPolicies.DELAYED_FIRST,
        DriftSettings.NONE,
        ExitSettings.NONE);
  }

  /** An environment in virtual time. */
  public static Environment environment(VirtualTime time, Telemetry telemetry) {
    long[] count = {0};
    return new Environment(
        time.clock(),
        () -> time.now() * 1_000_000,
        game -> new TradeId(game + "-trade-" + ++count[0]),
        telemetry,
        "node-1");
  }

  /** Ten of each. */
  public static List<PlanLeg> legs() {
    return List.of(
        new PlanLeg(HOME, 1, Quantity.of(10), Price.cents(45)),
        new PlanLeg(AWAY, 1, Quantity.of(10), Price.cents(48)));
  }

  /** The order filled this much at its limit. */
  public static OrderOutcome filled(OrderIntent order, int contracts) {
    Quantity quantity = Quantity.of(contracts);
    return new OrderOutcome.Closed(order.key(), quantity, fills(order, quantity));
  }

  private static List<Fill> fills(OrderIntent order, Quantity quantity) {
    if (quantity.isZero()) {
      return List.of();
    }
    return List.of(
        new Fill(
            "fill of " + order.key(),
            order.key(),
            order.instrument().id(),
            order.action(),
            quantity,
            0,
            order.limit(),
            order.limit().times(quantity),
            order.instrument().fees().fillFee(order.action(), order.limit(), quantity),
            VirtualTime.START));
  }
}
