package io.dutchbook.engine.market;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * What a venue asks of the price and size of an immediate order.
 *
 * @param grid prices that may be named
 * @param minQuantity the smallest order
 * @param minNotional the smallest price × quantity of an order that takes liquidity
 * @param quantityStep sizes are multiples of this
 * @param buyNotionalStep price × quantity of a buy is a multiple of this; one micro-dollar where
 *     the venue has no such rule
 */
public record OrderRules(
    PriceGrid grid,
    Quantity minQuantity,
    Money minNotional,
    Quantity quantityStep,
    Money buyNotionalStep,
    boolean spendsBudget) {

  /** Kalshi: any hundredth of a contract (2026-03-12), no minimum notional. */
  public static OrderRules kalshi(PriceGrid grid) {
    return new OrderRules(grid, new Quantity(1), Money.ZERO, new Quantity(1), new Money(1), false);
  }

  /**
   * Polymarket: a minimum in shares, one dollar for orders that take liquidity, sizes in hundredths
   * of a share, and whole cents of collateral for an immediate buy (third-party report, 2026).
   */
  public static OrderRules polymarket(PriceGrid grid, Quantity minQuantity) {
    return new OrderRules(
        grid, minQuantity, Money.dollars(1), new Quantity(1), new Money(10_000), true);
  }

  /** The step, in hundredths of a contract, that the size of a buy at this limit must keep. */
  public long buyStep(Price limit) {
    long notionalStep = buyNotionalStep.micros();
    long needed = notionalStep / Exact.gcd(notionalStep, Math.max(limit.tenThousandths(), 1));
    return Exact.lcm(quantityStep.hundredths(), needed);
  }

  /** The largest size not above {@code wanted} that a buy at this limit may have; zero if none. */
  public Quantity buyable(Quantity wanted, Price limit) {
    return enough(wanted.floorTo(buyStep(limit)), limit);
  }

  /** The largest size not above {@code wanted} that a sale at this limit may have; zero if none. */
  public Quantity sellable(Quantity wanted, Price limit) {
    return enough(wanted.floorTo(quantityStep.hundredths()), limit);
  }

  private Quantity enough(Quantity quantity, Price limit) {
    boolean tooSmall =
        quantity.compareTo(minQuantity) < 0 || limit.times(quantity).compareTo(minNotional) < 0;
    return tooSmall ? Quantity.ZERO : quantity;
  }
}
