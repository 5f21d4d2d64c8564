package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;

/** What an account holds in one market: YES above zero, NO below. */
public final class KalshiPosition {
  private static final long DOLLAR = Price.DOLLAR;

  private long net;
  private long cost;
  private long realized;
  private long fees;
  private long traded;
  private long volume;
  private long updatedAt;

  KalshiPosition copy() {
    KalshiPosition copy = new KalshiPosition();
    copy.net = net;
    copy.cost = cost;
    copy.realized = realized;
    copy.fees = fees;
    copy.traded = traded;
    copy.volume = volume;
    copy.updatedAt = updatedAt;
    return copy;
  }

  /** Hundredths of a contract, YES above zero, NO below. */
  public long net() {
    return net;
  }

  /** What the position cost, fees apart, in micro-dollars. */
  public long cost() {
    return cost;
  }

  /** What closed parts earned, fees apart, in micro-dollars. */
  public long realized() {
    return realized;
  }

  /** Fees of all trades, in micro-dollars. */
  public long fees() {
    return fees;
  }

  /** What all purchases cost, in micro-dollars. */
  public long traded() {
    return traded;
  }

  /** Hundredths of a contract traded. */
  public long volume() {
    return volume;
  }

  /** When it last changed, epoch milliseconds. */
  public long updatedAt() {
    return updatedAt;
  }

  /**
   * Buys YES, or NO when the change is negative. What meets the other side is netted: a pair is a
   * dollar.
   *
   * @param change hundredths of a contract, signed
   * @param price of the side that is bought
   * @return what the account's cash gains, fees apart, in micro-dollars
   */
  long buy(long change, int price, long fee, long now) {
    long count = Math.abs(change);
    long paired = Long.signum(net) == -Long.signum(change) ? Math.min(count, Math.abs(net)) : 0;
    long opened = count - paired;
    long released = paired == 0 ? 0 : Exact.mulDivFloor(cost, paired, Math.abs(net));
    realized += paired * (DOLLAR - price) - released;
    cost += opened * price - released;
    traded += count * price;
    volume += count;
    net += change;
    fees += fee;
    updatedAt = now;
    return paired * DOLLAR - count * price;
  }

  /** Pays the position out; returns the payment in micro-dollars. */
  long settle(Price yes, long now) {
    long payment = net >= 0 ? net * yes.tenThousandths() : -net * yes.complement().tenThousandths();
    realized += payment - cost;
    net = 0;
    cost = 0;
    updatedAt = now;
    return payment;
  }
}
