package io.dutchbook.trial.check;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;

/** Contracts of one instrument that are held, and what they cost at their average. */
final class Stock {
  private long hundredths;
  private Money cost = Money.ZERO;

  long hundredths() {
    return hundredths;
  }

  Money cost() {
    return cost;
  }

  void add(long more, Money paid) {
    hundredths += more;
    cost = cost.plus(paid);
  }

  /**
   * Gives contracts away, with their share of the cost.
   *
   * @return that share
   */
  Money release(long less) {
    if (hundredths == 0) {
      hundredths = -less;
      return Money.ZERO;
    }
    Money share = new Money(Exact.mulDivFloor(cost.micros(), less, hundredths));
    cost = cost.minus(share);
    hundredths -= less;
    return share;
  }

  /** Never had them after all. */
  void takeBack(long less, Money paid) {
    hundredths -= less;
    cost = cost.minus(paid);
  }
}
