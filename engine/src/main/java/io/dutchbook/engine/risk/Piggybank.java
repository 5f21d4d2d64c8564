package io.dutchbook.engine.risk;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;

/**
 * A share of every day's profit that is put aside and never staked again. A day that lost takes
 * nothing out.
 *
 * @param basisPoints the share, in hundredths of a percent
 */
public record Piggybank(long basisPoints) {
  private static final long ALL = 10_000;

  /** Puts nothing aside. */
  public static final Piggybank NONE = new Piggybank(0);

  /** Refuses to put aside more than was earned. */
  public Piggybank {
    if (basisPoints < 0 || basisPoints > ALL) {
      throw new IllegalArgumentException(basisPoints + " basis points are not a share");
    }
  }

  /** What a day's result adds, rounded down; zero for a day without a profit. */
  public Money share(Money earned) {
    return earned.isPositive()
        ? new Money(Exact.mulDivFloor(earned.micros(), basisPoints, ALL))
        : Money.ZERO;
  }
}
