package io.dutchbook.engine.sizing;

import io.dutchbook.engine.money.Money;

/** Kelly's criterion for a contract that pays one dollar or nothing. */
public final class Kelly {
  private Kelly() {}

  /**
   * The share of the bankroll that maximizes its expected logarithm.
   *
   * @param winProbability the probability that the contract pays, 0 to 1
   * @param price what a contract costs in dollars, fees included
   * @return {@code (p − price) / (1 − price)}, 0 to 1; zero when there is no edge or the price is
   *     not between 0 and 1
   */
  public static double fullFraction(double winProbability, double price) {
    requireProbability(winProbability);
    if (!(price > 0 && price < 1)) {
      return 0;
    }
    return Math.clamp((winProbability - price) / (1 - price), 0, 1);
  }

  /**
   * What to stake: a fraction of full Kelly, never more than a cap, nothing without an edge.
   *
   * @param bankroll what could be staked at most
   * @param fullFraction from {@link #fullFraction}
   * @param fraction how much of full Kelly to take, 0 to 1
   * @param cap the most to stake whatever the edge
   */
  public static Money stake(Money bankroll, double fullFraction, double fraction, Money cap) {
    requireProbability(fraction);
    if (!bankroll.isPositive() || !cap.isPositive() || fullFraction <= 0) {
      return Money.ZERO;
    }
    long micros = (long) Math.floor(bankroll.micros() * Math.min(fullFraction, 1) * fraction);
    return new Money(micros).min(cap);
  }

  private static void requireProbability(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(value + " is not between 0 and 1");
    }
  }
}
