package io.dutchbook.engine.money;

/**
 * A number of contracts in whole hundredths, never negative.
 *
 * @param hundredths contracts times 100
 */
public record Quantity(long hundredths) implements Comparable<Quantity> {
  /** Decimal digits of a quantity. */
  public static final int SCALE = 2;

  /** No contracts. */
  public static final Quantity ZERO = new Quantity(0);

  /** Refuses a negative quantity. */
  public Quantity {
    if (hundredths < 0) {
      throw new IllegalArgumentException("quantity " + hundredths + " hundredths is negative");
    }
  }

  /** Reads a decimal such as {@code 12.50}; refuses anything finer than 0.01. */
  public static Quantity parse(CharSequence text) {
    return new Quantity(FixedPoint.parse(text, SCALE));
  }

  /** Whole contracts. */
  public static Quantity of(long contracts) {
    return new Quantity(Math.multiplyExact(contracts, 100L));
  }

  /** The sum. */
  public Quantity plus(Quantity other) {
    return new Quantity(Math.addExact(hundredths, other.hundredths));
  }

  /** The difference; refuses to go below zero. */
  public Quantity minus(Quantity other) {
    return new Quantity(Math.subtractExact(hundredths, other.hundredths));
  }

  /** The smaller of the two. */
  public Quantity min(Quantity other) {
    return hundredths <= other.hundredths ? this : other;
  }

  /** The largest multiple of a step that is not above this quantity. */
  public Quantity floorTo(long stepHundredths) {
    return new Quantity(hundredths - hundredths % stepHundredths);
  }

  /** Whether there is nothing. */
  public boolean isZero() {
    return hundredths == 0;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(hundredths, other.hundredths);
  }

  /** Two decimals, as both venues write quantities: {@code 12.50}. */
  @Override
  public String toString() {
    return FixedPoint.format(hundredths, SCALE, SCALE);
  }
}
