package io.dutchbook.engine.trade;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * What a trade wants of one instrument.
 *
 * @param instrument what to hold in the end
 * @param weight contracts of it in one unit of the trade
 * @param target contracts wanted
 * @param limit the price that the decision was based on
 */
public record PlanLeg(Instrument instrument, long weight, Quantity target, Price limit) {
  /** The worst price at which it may be completed, given how far that may slip. */
  public Price worst(Price maxSlippage) {
    int worst = limit.tenThousandths() + maxSlippage.tenThousandths();
    return new Price(Math.min(worst, Price.DOLLAR - 1));
  }

  /** The most that some of it may cost, fees included, given how far the price may slip. */
  public Money worstCost(Quantity quantity, Price maxSlippage) {
    return instrument.worstCost(worst(maxSlippage), quantity);
  }
}
