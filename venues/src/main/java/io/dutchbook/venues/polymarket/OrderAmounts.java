package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;

/**
 * What an order gives and asks for, in millionths of a dollar or share, rounded as the official
 * client does (1.1.0, 2026-07-17), in whole numbers: its floating point loses a unit now and then.
 *
 * @param maker given: collateral of a buy, shares of a sale
 * @param taker asked for at least: the other one
 */
record OrderAmounts(long maker, long taker) {
  private static final long PRICE_UNITS = Price.DOLLAR;

  /**
   * An order at a price: the size is cut to hundredths of a share.
   *
   * @param shares millionths
   */
  static OrderAmounts limit(TickSize tick, Action action, Price price, long shares) {
    long size = floor(shares, TickSize.sizeStep());
    long collateral = floor(value(checked(tick, price), size), tick.amountStep());
    return action == Action.BUY
        ? new OrderAmounts(collateral, size)
        : new OrderAmounts(size, collateral);
  }

  /**
   * An order that spends an amount, cut to whole cents, at no worse a price than this.
   *
   * @param collateral millionths of a dollar
   */
  static OrderAmounts marketBuy(TickSize tick, Price worst, long collateral) {
    long spent = floor(collateral, TickSize.sizeStep());
    long shares = Exact.mulDivFloor(spent, PRICE_UNITS, checked(tick, worst).tenThousandths());
    return new OrderAmounts(spent, floor(shares, tick.amountStep()));
  }

  /**
   * An order that sells shares, cut to hundredths, at no worse a price than this.
   *
   * @param shares millionths
   */
  static OrderAmounts marketSell(TickSize tick, Price worst, long shares) {
    long size = floor(shares, TickSize.sizeStep());
    return new OrderAmounts(size, floor(value(checked(tick, worst), size), tick.amountStep()));
  }

  /**
   * Whether the venue takes it as an order that is filled or killed at once: what is given has two
   * decimals at most, what is asked for those of its tick (third-party report, 2026; otherwise
   * "invalid amounts").
   */
  boolean fitImmediateOrder(TickSize tick) {
    return maker % TickSize.sizeStep() == 0 && taker % tick.amountStep() == 0;
  }

  private static Price checked(TickSize tick, Price price) {
    if (!tick.allows(price)) {
      throw new IllegalArgumentException("price " + price + " is not on the tick " + tick);
    }
    return price;
  }

  private static long value(Price price, long shares) {
    return Exact.mulDivFloor(shares, price.tenThousandths(), PRICE_UNITS);
  }

  private static long floor(long amount, long step) {
    return amount - amount % step;
  }
}
