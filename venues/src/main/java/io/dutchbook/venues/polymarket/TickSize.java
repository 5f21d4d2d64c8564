package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import java.util.Arrays;
import java.util.Optional;

/**
 * A price step with the decimals that belong to it. Six are known (official client 1.1.0,
 * 2026-07-17); a market with another one is not traded.
 */
enum TickSize {
  /** A dime. */
  TENTH(1_000, 1),
  /** A cent. */
  CENT(100, 2),
  /** Half a cent. */
  HALF_CENT(50, 3),
  /** A quarter of a cent: World Cup markets, July 2026. */
  QUARTER_CENT(25, 4),
  /** A tenth of a cent: prices above 0.96 and below 0.04. */
  MILL(10, 3),
  /** A hundredth of a cent. */
  TENTH_MILL(1, 4);

  private static final int COLLATERAL_SCALE = 6;
  private static final int SIZE_DECIMALS = 2;

  private final int units;
  private final int priceDecimals;

  TickSize(int units, int priceDecimals) {
    this.units = units;
    this.priceDecimals = priceDecimals;
  }

  /** The step of so many ten-thousandths of a dollar; refuses one that is not known. */
  static TickSize of(int units) {
    return find(units)
        .orElseThrow(
            () -> new IllegalArgumentException("tick size " + new Price(units) + " is not known"));
  }

  /** The step of so many ten-thousandths of a dollar; nothing when it is not known. */
  static Optional<TickSize> find(int units) {
    return Arrays.stream(values()).filter(tick -> tick.units == units).findFirst();
  }

  /** Ten-thousandths of a dollar. */
  int units() {
    return units;
  }

  PriceGrid grid() {
    return PriceGrid.uniform(units);
  }

  /** Whether an order may carry this price: a multiple from one step up to a dollar less one. */
  boolean allows(Price price) {
    return price.isTradable() && price.tenThousandths() % units == 0;
  }

  /** The step, in millionths, of the amount that follows from price and size. */
  long amountStep() {
    return power(COLLATERAL_SCALE - priceDecimals - SIZE_DECIMALS);
  }

  /** The step, in millionths, of a size, and of the amount that a market order names. */
  static long sizeStep() {
    return power(COLLATERAL_SCALE - SIZE_DECIMALS);
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
