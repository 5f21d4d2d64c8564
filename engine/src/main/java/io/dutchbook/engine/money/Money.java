package io.dutchbook.engine.money;

/**
 * An amount of dollars in whole micro-dollars; may be negative.
 *
 * @param micros dollars times 1 000 000
 */
public record Money(long micros) implements Comparable<Money> {
  /** Decimal digits of money. */
  public static final int SCALE = 6;

  /** Nothing. */
  public static final Money ZERO = new Money(0);

  /** Reads a decimal such as {@code 12.345678}; refuses anything finer than a micro-dollar. */
  public static Money parse(CharSequence text) {
    return new Money(FixedPoint.parse(text, SCALE));
  }

  /** Whole dollars. */
  public static Money dollars(long dollars) {
    return new Money(Math.multiplyExact(dollars, 1_000_000L));
  }

  /** The sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(micros, other.micros));
  }

  /** The difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(micros, other.micros));
  }

  /** The same amount with the other sign. */
  public Money negated() {
    return new Money(Math.negateExact(micros));
  }

  /** The smaller of the two. */
  public Money min(Money other) {
    return micros <= other.micros ? this : other;
  }

  /** The larger of the two. */
  public Money max(Money other) {
    return micros >= other.micros ? this : other;
  }

  /** Whether this is less than nothing. */
  public boolean isNegative() {
    return micros < 0;
  }

  /** Whether this is more than nothing. */
  public boolean isPositive() {
    return micros > 0;
  }

  /** Dollars as a floating-point number, for ratios and charts only. */
  public double toDouble() {
    return micros / 1e6;
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(micros, other.micros);
  }

  /** At least two decimals, more only where needed: {@code 12.50}, {@code 0.017500} as 0.0175. */
  @Override
  public String toString() {
    return FixedPoint.format(micros, SCALE, 2);
  }
}
