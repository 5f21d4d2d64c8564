package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;

/**
 * A Dutch book at a size: orders that together cost less than the least they pay.
 *
 * @param legs one order an instrument
 * @param payout the least that all legs pay together
 * @param cost what the contracts cost at displayed prices
 * @param fees what the venues charge at most for it
 */
public record DutchBook(List<Leg> legs, Money payout, Money cost, Money fees) {
  /** Copies the list. */
  public DutchBook {
    legs = List.copyOf(legs);
  }

  /** What is left of the payout after cost and fees. */
  public Money profit() {
    return payout.minus(outlay());
  }

  /** Cost and fees together. */
  public Money outlay() {
    return cost.plus(fees);
  }

  /** Whether the profit is at least a share of the outlay, given in hundredths of a percent. */
  public boolean earns(long basisPoints) {
    long needed = Math.multiplyExact(outlay().micros(), basisPoints);
    return Math.multiplyExact(profit().micros(), 10_000L) >= needed;
  }

  /** Profit as a percentage of the outlay, for people to read. */
  public double edgePercent() {
    return 100.0 * profit().micros() / outlay().micros();
  }

  /**
   * One order of the set.
   *
   * @param instrument what to buy
   * @param weight contracts of it in one unit of the set
   * @param quantity how many contracts
   * @param limit the worst price it may pay
   * @param cost what they cost at displayed prices
   * @param fee what the venue charges at most
   */
  public record Leg(
      Instrument instrument, long weight, Quantity quantity, Price limit, Money cost, Money fee) {}
}
