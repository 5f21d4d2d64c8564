package io.dutchbook.engine.money;

/**
 * What one contract costs or pays, in ten-thousandths of a dollar: 0 to 10 000.
 *
 * @param tenThousandths the price times 10 000
 */
public record Price(int tenThousandths) implements Comparable<Price> {
  /** Decimal digits of a price. */
  public static final int SCALE = 4;

  /** A dollar in the unit of a price: what a winning contract pays. */
  public static final int DOLLAR = 10_000;

  /** Nothing: what a losing contract pays. */
  public static final Price ZERO = new Price(0);

  /** A dollar: what a winning contract pays. */
  public static final Price ONE = new Price(DOLLAR);

  /** Refuses a price outside 0 to 1 dollar. */
  public Price {
    if (tenThousandths < 0 || tenThousandths > DOLLAR) {
      throw new IllegalArgumentException(
          "price " + tenThousandths + " is not between 0 and " + DOLLAR + " ten-thousandths");
    }
  }

  /** Reads a decimal such as {@code 0.52}; refuses anything finer than 0.0001. */
  public static Price parse(CharSequence text) {
    return new Price(Math.toIntExact(FixedPoint.parse(text, SCALE)));
  }

  /** A price in whole cents, for tests and tables. */
  public static Price cents(int cents) {
    return new Price(Math.multiplyExact(cents, 100));
  }

  /** What the other side of the same market costs at this price: one dollar minus this. */
  public Price complement() {
    return new Price(DOLLAR - tenThousandths);
  }

  /** Whether an order may carry this price: more than nothing, less than a dollar. */
  public boolean isTradable() {
    return tenThousandths > 0 && tenThousandths < DOLLAR;
  }

  /** The exact cost of a quantity at this price. */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact(tenThousandths, quantity.hundredths()));
  }

  @Override
  public int compareTo(Price other) {
    return Integer.compare(tenThousandths, other.tenThousandths);
  }

  /** Four decimals, as Kalshi writes prices: {@code 0.5200}. */
  @Override
  public String toString() {
    return FixedPoint.format(tenThousandths, SCALE, SCALE);
  }
}
