package io.dutchbook.engine.exit;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.function.Function;

/**
 * A sale of a set of contracts, as many of each, that brings more than they can ever pay.
 *
 * @param legs one sale an instrument
 * @param quantity contracts of each
 * @param payout the least that one contract of each pays together, in ten-thousandths of a dollar
 * @param gain what the sale brings at its limits, after fees, beyond the most that they pay
 */
public record LockedSale(List<Leg> legs, Quantity quantity, long payout, Money gain) {
  /** Copies the list. */
  public LockedSale {
    legs = List.copyOf(legs);
  }

  /**
   * Whether bids still take all of it at its limits.
   *
   * @param bids what buyers bid for an instrument now
   */
  public boolean stands(Function<InstrumentId, Levels> bids) {
    return legs.stream()
        .allMatch(leg ->
            Sale.of(leg.instrument(), quantity, bids.apply(leg.instrument().id()), leg.limit())
                .quantity()
                .equals(quantity));
  }

  /**
   * One sale.
   *
   * @param instrument of what
   * @param limit the worst price
   */
  public record Leg(Instrument instrument, Price limit) {}
}
