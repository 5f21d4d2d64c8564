package io.dutchbook.cli.demo;

import io.dutchbook.engine.money.FixedPoint;

/** Contracts as people read them. */
final class Contracts {
  private static final int SCALE = 6;
  private static final int LEAST_DIGITS = 2;

  private Contracts() {}

  /** Millionths of a contract, as a decimal. */
  static String of(long millionths) {
    return FixedPoint.format(millionths, SCALE, LEAST_DIGITS);
  }
}
