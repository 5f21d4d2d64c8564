package io.dutchbook.trial.check;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.trade.Fill;

/** Contracts of one instrument that are held, and what they cost at their average. */
final class Stock {
  private long millionths;
  private Money cost = Money.ZERO;

  /** Contracts in millionths: the chain's own unit. */
  long millionths() {
    return millionths;
  }

  /** Contracts that an order can move, in hundredths. */
  long hundredths() {
    return millionths / Fill.MILLIONTHS_PER_HUNDREDTH;
  }

  Money cost() {
    return cost;
  }

  void add(long more, Money paid) {
    millionths += more;
    cost = cost.plus(paid);
  }

  /**
   * Gives contracts away, with their share of the cost.
   *
   * @return that share
   */
  Money release(long less) {
    if (millionths == 0) {
      millionths = -less;
      return Money.ZERO;
    }
    Money share = new Money(Exact.mulDivFloor(cost.micros(), less, millionths));
    cost = cost.minus(share);
    millionths -= less;
    return share;
  }

  /** Never had them after all. */
  void takeBack(long less, Money paid) {
    millionths -= less;
    cost = cost.minus(paid);
  }
}
