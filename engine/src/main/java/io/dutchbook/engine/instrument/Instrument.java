package io.dutchbook.engine.instrument;

import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * One side of one venue market, with everything needed to price it, order it and hold it.
 *
 * @param id its name
 * @param label what a person calls it: {@code LAL wins}
 * @param payoff what a contract pays in each outcome of its game
 * @param fees what taking liquidity costs
 * @param rules what its orders must keep
 * @param takerDelayMillis how long the venue holds an order that takes liquidity before it matches
 *     it; zero where it does not
 * @param negRisk whether a Polymarket market settles through the neg-risk exchange; false elsewhere
 */
public record Instrument(
    InstrumentId id,
    String label,
    Payoff payoff,
    FeeSchedule fees,
    OrderRules rules,
    long takerDelayMillis,
    boolean negRisk) {

  /** Where it trades. */
  public Venue venue() {
    return id.venue();
  }

  /**
   * The most that a purchase can cost, fees included. Where the venue spends a budget, cheaper
   * contracts are more contracts, and their fee may be the higher one.
   */
  public Money worstCost(Price limit, Quantity quantity) {
    Money notional = limit.times(quantity);
    Money fee = fees.fillFee(Action.BUY, limit, quantity);
    Money budgetFee = rules.spendsBudget() ? fees.budgetFee(notional) : Money.ZERO;
    return notional.plus(fee.compareTo(budgetFee) < 0 ? budgetFee : fee);
  }
}
