package io.dutchbook.engine.position;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;

/**
 * What is held of one instrument.
 *
 * @param instrument of what
 * @param millionths contracts held, times one million: the chain's own unit, finer than any order
 * @param cost what the held contracts cost, fees apart
 * @param fees all fees ever paid on it
 * @param realized proceeds less cost of everything no longer held, fees apart
 */
public record Position(
    InstrumentId instrument, long millionths, Money cost, Money fees, Money realized) {

  /** Refuses to hold less than nothing: that would be a sale of what was never bought. */
  public Position {
    if (millionths < 0) {
      throw new IllegalArgumentException(
          instrument + " cannot hold " + millionths + " millionths of a contract");
    }
  }

  /** Nothing held, nothing earned. */
  public static Position none(InstrumentId instrument) {
    return new Position(instrument, 0, Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /** Whether nothing is held, not even dust. */
  public boolean isFlat() {
    return millionths == 0;
  }

  /** Contracts held, in whole hundredths; what is finer is dust that no order can move. */
  public Quantity quantity() {
    return new Quantity(millionths / Fill.MILLIONTHS_PER_HUNDREDTH);
  }

  Position bought(long more, Money price, Money fee) {
    return new Position(
        instrument, Math.addExact(millionths, more), cost.plus(price), fees.plus(fee), realized);
  }

  /**
   * Gives contracts up for an amount. Their cost is the held cost in proportion, rounded down, so
   * that what is left carries the rounding and the last contract takes the rest with it.
   */
  Position released(long given, Money proceeds, Money fee) {
    if (given > millionths) {
      throw new IllegalArgumentException(
          instrument + " holds " + millionths + " millionths of a contract, not " + given);
    }
    Money released =
        given == 0 ? Money.ZERO : new Money(Exact.mulDivFloor(cost.micros(), given, millionths));
    return new Position(
        instrument,
        Math.subtractExact(millionths, given),
        cost.minus(released),
        fees.plus(fee),
        realized.plus(proceeds).minus(released));
  }

  /**
   * Takes a purchase back. Where some of what is held was sold meanwhile, at average cost, the
   * difference goes to what was realized, so that nothing is held for less than nothing.
   */
  Position unbought(long gone, Money price, Money fee) {
    if (gone > millionths) {
      throw new IllegalArgumentException(
          instrument + " holds " + millionths + " millionths of a contract, not " + gone);
    }
    Money left = cost.minus(price);
    boolean plausible = gone < millionths && !left.isNegative();
    Money kept = plausible ? left : Money.ZERO;
    return new Position(
        instrument, millionths - gone, kept, fees.minus(fee), realized.plus(kept.minus(left)));
  }

  /** Takes a sale back: the contracts return at the cost that they left with. */
  Position unsold(long back, Money proceeds, Money fee, Money released) {
    return new Position(
        instrument,
        Math.addExact(millionths, back),
        cost.plus(released),
        fees.minus(fee),
        realized.minus(proceeds).plus(released));
  }

  /** What the position pays when a contract pays this much, rounded down to a micro-dollar. */
  public Money payout(Price price) {
    return new Money(Exact.mulDivFloor(millionths, price.tenThousandths(), Price.DOLLAR));
  }

  /** Another amount was paid for what is no longer held. */
  Position corrected(Money more) {
    return new Position(instrument, millionths, cost, fees, realized.plus(more));
  }

  Position settled(Price price) {
    return released(millionths, payout(price), Money.ZERO);
  }
}
