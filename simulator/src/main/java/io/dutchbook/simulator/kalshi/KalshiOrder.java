package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.BookOrder;
import io.dutchbook.simulator.book.Side;
import org.jspecify.annotations.Nullable;

/** An order with what has become of it. */
public final class KalshiOrder implements BookOrder {
  private final String id;
  private final KalshiAccount account;
  private final KalshiMarket market;
  private final long createdAt;
  private final FeeTerms fees;
  private final FeeMeter meter;
  private NewOrder request;
  private long remaining;
  private long filled;
  private long takerCost;
  private long makerCost;
  private long takerFeesPaid;
  private long makerFeesPaid;
  private Status status = Status.RESTING;
  private long updatedAt;

  KalshiOrder(
      String id, KalshiAccount account, KalshiMarket market, NewOrder request, long createdAt) {
    this.id = id;
    this.account = account;
    this.market = market;
    this.request = request;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
    this.remaining = request.count();
    this.fees = market.fees();
    this.meter = new FeeMeter();
  }

  private KalshiOrder(KalshiOrder other) {
    this.id = other.id;
    this.account = other.account;
    this.market = other.market;
    this.createdAt = other.createdAt;
    this.fees = other.fees;
    this.meter = other.meter.copy();
    this.request = other.request;
    this.remaining = other.remaining;
    this.filled = other.filled;
    this.takerCost = other.takerCost;
    this.makerCost = other.makerCost;
    this.takerFeesPaid = other.takerFeesPaid;
    this.makerFeesPaid = other.makerFeesPaid;
    this.status = other.status;
    this.updatedAt = other.updatedAt;
  }

  /** The order as it is now, whatever becomes of it. */
  KalshiOrder copy() {
    return new KalshiOrder(this);
  }

  @Override
  public Side side() {
    return request.side();
  }

  @Override
  public int price() {
    return request.price();
  }

  @Override
  public long remaining() {
    return remaining;
  }

  /** The exchange's name of it. */
  public String id() {
    return id;
  }

  /** Whose it is. */
  public KalshiAccount account() {
    return account;
  }

  /** Its market. */
  public KalshiMarket market() {
    return market;
  }

  /** The sender's name of it; null when it gave none. */
  public @Nullable String clientOrderId() {
    return request.clientOrderId();
  }

  /** What was asked for, with the amendments since. */
  public NewOrder request() {
    return request;
  }

  /** Hundredths of a contract that traded. */
  public long filled() {
    return filled;
  }

  /** What they cost as taker, fees apart, in micro-dollars. */
  public long takerCost() {
    return takerCost;
  }

  /** What they cost as maker, fees apart, in micro-dollars. */
  public long makerCost() {
    return makerCost;
  }

  /** Fees paid as taker, in micro-dollars. */
  public long takerFeesPaid() {
    return takerFeesPaid;
  }

  /** Fees paid as maker, in micro-dollars. */
  public long makerFeesPaid() {
    return makerFeesPaid;
  }

  /** Where it stands. */
  public Status status() {
    return status;
  }

  /** When it was accepted, epoch milliseconds. */
  public long createdAt() {
    return createdAt;
  }

  /** When something last happened to it, epoch milliseconds. */
  public long updatedAt() {
    return updatedAt;
  }

  /** What a contract of the side that this order buys costs at a YES price. */
  int costAt(int yesPrice) {
    return side() == Side.BID ? yesPrice : Price.DOLLAR - yesPrice;
  }

  /** What is left of it at its price, fees apart, in micro-dollars. */
  public long restingValue() {
    return costAt(price()) * remaining;
  }

  /** The most that a part of this order can cost with fees, in micro-dollars. */
  long worstCost(long count) {
    int cost = costAt(price());
    return cost * count + fees.mostFor(cost, count);
  }

  /** Charges a fill at the fees of the order's first moment; returns the fee in micro-dollars. */
  long fill(int yesPrice, long count, boolean taker, long now) {
    int cost = costAt(yesPrice);
    long fee = meter.charge(fees, taker, cost, count);
    remaining -= count;
    filled += count;
    updatedAt = now;
    if (taker) {
      takerCost += cost * count;
      takerFeesPaid += fee;
    } else {
      makerCost += cost * count;
      makerFeesPaid += fee;
    }
    if (remaining == 0) {
      status = Status.EXECUTED;
    }
    return fee;
  }

  /** Drops what is left; returns how much that was. */
  long cancel(long now) {
    long dropped = remaining;
    remaining = 0;
    status = Status.CANCELED;
    updatedAt = now;
    return dropped;
  }

  /** Changes what was asked for and what is left of it. */
  void amend(NewOrder changed, long left, long now) {
    request = changed;
    remaining = left;
    updatedAt = now;
  }

  /** Changes what is left. */
  void resize(long count, long now) {
    remaining = count;
    updatedAt = now;
  }

  /** Where an order stands. */
  public enum Status {
    /** In the book, or being matched. */
    RESTING("resting"),
    /** Dropped with something left. */
    CANCELED("canceled"),
    /** Filled whole. */
    EXECUTED("executed");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    /** Kalshi's word for it. */
    public String wire() {
      return wire;
    }
  }
}
