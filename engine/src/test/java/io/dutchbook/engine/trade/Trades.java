package io.dutchbook.engine.trade;

import io.dutchbook.engine.book.Ladder;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trades and books for the tests of the plan; instruments are free of fees unless said. */
final class Trades {
  static final TradeId ID = new TradeId("nba-1-1");
  static final Instrument HOME = instrument(Venue.KALSHI, "LAL", 0, 0);
  static final Instrument AWAY = instrument(Venue.KALSHI, "BOS", 1, 0);
  static final Instrument DELAYED_AWAY = instrument(Venue.POLYMARKET, "celtics", 1, 3_000);

  private Trades() {}

  private static Instrument instrument(Venue venue, String market, int outcome, long delay) {
    PriceGrid cents = PriceGrid.CENTS;
    return new Instrument(
        new InstrumentId(venue, market, "yes"),
        market,
        Payoff.only(outcome, 2),
        new PolymarketFees(0),
        venue == Venue.KALSHI
            ? OrderRules.kalshi(cents)
            : OrderRules.polymarket(cents, Quantity.of(5)),
        delay,
        false);
  }

  static PlanLeg leg(Instrument instrument, int contracts, int cents) {
    return new PlanLeg(instrument, 1, Quantity.of(contracts), Price.cents(cents));
  }

  static TradePlan plan(PlanLeg... legs) {
    TradePlan plan = TradePlan.open(ID, List.of(legs), Price.DOLLAR, PlanSettings.DEFAULT, 0);
    return plan.intended(firstWave(plan, LegPolicy.DELAYED_FIRST));
  }

  /** The first orders of a trade whose legs are bought. */
  static List<OrderIntent> firstWave(TradePlan plan, LegPolicy policy) {
    return plan.firstWave(policy.first(plan.legs(), Action.BUY, Quotes.NONE), 0);
  }

  static OrderKey order(int leg, int attempt) {
    return new OrderKey(ID, leg, attempt);
  }

  /** Books that a test fills in, in cents and contracts. */
  static final class Books implements Quotes {
    private final Map<InstrumentId, Ladder> bids = new HashMap<>();
    private final Map<InstrumentId, Ladder> asks = new HashMap<>();

    Books bid(Instrument instrument, int cents, int contracts) {
      bids.computeIfAbsent(instrument.id(), id -> Ladder.bids()).set(cents * 100, contracts * 100L);
      return this;
    }

    Books ask(Instrument instrument, int cents, int contracts) {
      asks.computeIfAbsent(instrument.id(), id -> Ladder.asks()).set(cents * 100, contracts * 100L);
      return this;
    }

    @Override
    public Levels bids(InstrumentId instrument) {
      return levels(bids.get(instrument));
    }

    @Override
    public Levels asks(InstrumentId instrument) {
      return levels(asks.get(instrument));
    }

    private static Levels levels(@Nullable Ladder ladder) {
      return ladder == null ? Levels.NONE : Levels.of(ladder, 10);
    }
  }
}
