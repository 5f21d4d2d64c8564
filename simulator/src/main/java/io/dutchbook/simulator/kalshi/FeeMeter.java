package io.dutchbook.simulator.kalshi;

/**
 * The fees of one order, taker and maker fills together: a balance is cut down to $0.0001, the cuts
 * are collected, and once they are above a cent, a cent is paid back (fee rounding as of October
 * 2026, direct members).
 */
final class FeeMeter {
  private static final long PRECISION = 100;
  private static final long REBATE = 10_000;

  private long collected;

  /** A meter that has charged nothing. */
  FeeMeter() {}

  private FeeMeter(long collected) {
    this.collected = collected;
  }

  /** Charges a fill; returns the net fee in micro-dollars. */
  long charge(FeeTerms terms, boolean taker, int price, long count) {
    return charge(terms.tradeFee(taker, price, count), price * count);
  }

  /** Charges a fill whose unrounded fee is given. */
  long charge(long tradeFee, long cost) {
    long rounding = Math.floorMod(-cost - tradeFee, PRECISION);
    collected += rounding;
    long rebate = collected > REBATE ? Math.min(REBATE, tradeFee + rounding) : 0;
    collected -= rebate;
    return tradeFee + rounding - rebate;
  }

  FeeMeter copy() {
    return new FeeMeter(collected);
  }
}
