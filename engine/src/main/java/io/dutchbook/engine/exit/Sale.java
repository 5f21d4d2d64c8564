package io.dutchbook.engine.exit;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * What a sale to displayed bids would bring.
 *
 * @param quantity contracts; zero when nothing can be sold
 * @param limit the lowest bid it needs
 * @param proceeds what it brings after fees, level by level
 */
record Sale(Quantity quantity, Price limit, Money proceeds) {
  private static final Sale NONE = new Sale(Quantity.ZERO, Price.ZERO, Money.ZERO);

  /**
   * Sells as much as the bids take and the venue's order rules allow.
   *
   * @param floor no lower bid is taken
   */
  static Sale of(Instrument instrument, Quantity wanted, Levels bids, Price floor) {
    long found = 0;
    Price limit = Price.ZERO;
    for (int rank = 0; rank < bids.size() && found < wanted.hundredths(); rank++) {
      if (bids.price(rank) < floor.tenThousandths()) {
        break;
      }
      found += bids.quantity(rank);
      limit = new Price(bids.price(rank));
    }
    Quantity most = wanted.min(new Quantity(found));
    Quantity quantity =
        limit.isTradable() ? instrument.rules().sellable(most, limit) : Quantity.ZERO;
    return quantity.isZero()
        ? NONE
        : new Sale(quantity, limit, proceeds(instrument, quantity, bids));
  }

  private static Money proceeds(Instrument instrument, Quantity quantity, Levels bids) {
    long left = quantity.hundredths();
    Money sum = Money.ZERO;
    for (int rank = 0; left > 0; rank++) {
      Price price = new Price(bids.price(rank));
      Quantity taken = new Quantity(Math.min(left, bids.quantity(rank)));
      Money fee = instrument.fees().fillFee(Action.SELL, price, taken);
      sum = sum.plus(price.times(taken)).minus(fee);
      left -= taken.hundredths();
    }
    return sum;
  }

  /** What a contract of it brings after fees, in ten-thousandths of a dollar, rounded down. */
  long perContract() {
    return Math.floorDiv(proceeds.micros(), quantity.hundredths());
  }
}
