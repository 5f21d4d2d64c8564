package io.dutchbook.engine.money;

import java.math.BigInteger;

/** Products divided by a whole number, exact through a 128-bit intermediate, rounded as named. */
public final class Exact {
  private Exact() {}

  /**
   * {@code a × b ÷ divisor}, rounded down, for numbers that are not negative.
   *
   * @throws ArithmeticException when the result does not fit 64 bits
   */
  public static long mulDivFloor(long a, long b, long divisor) {
    requireNotNegative(a, b, divisor);
    long low = a * b;
    if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
      return low / divisor;
    }
    return product(a, b).divide(BigInteger.valueOf(divisor)).longValueExact();
  }

  /**
   * {@code a × b ÷ divisor}, rounded up, for numbers that are not negative.
   *
   * @throws ArithmeticException when the result does not fit 64 bits
   */
  public static long mulDivCeil(long a, long b, long divisor) {
    requireNotNegative(a, b, divisor);
    long low = a * b;
    if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
      return low / divisor + (low % divisor == 0 ? 0 : 1);
    }
    BigInteger[] parts = product(a, b).divideAndRemainder(BigInteger.valueOf(divisor));
    return Math.addExact(parts[0].longValueExact(), parts[1].signum());
  }

  /**
   * {@code a × b ÷ divisor}, rounded to the nearest, half up, for numbers that are not negative.
   *
   * @throws ArithmeticException when the result does not fit 64 bits
   */
  public static long mulDivHalfUp(long a, long b, long divisor) {
    requireNotNegative(a, b, divisor);
    long low = a * b;
    if (Math.multiplyHigh(a, b) == 0 && low >= 0) {
      long rest = low % divisor;
      return low / divisor + (rest >= divisor - rest ? 1 : 0);
    }
    BigInteger doubled = product(a, b).shiftLeft(1).add(BigInteger.valueOf(divisor));
    return doubled.divide(BigInteger.valueOf(divisor).shiftLeft(1)).longValueExact();
  }

  /** The largest number that divides both; the other one when one is zero. */
  public static long gcd(long a, long b) {
    long x = Math.abs(a);
    long y = Math.abs(b);
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  /** The smallest number that both divide. */
  public static long lcm(long a, long b) {
    return Math.multiplyExact(a / gcd(a, b), b);
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private static void requireNotNegative(long a, long b, long divisor) {
    if (a < 0 || b < 0 || divisor <= 0) {
      throw new IllegalArgumentException(a + " × " + b + " ÷ " + divisor + " has a wrong sign");
    }
  }
}
