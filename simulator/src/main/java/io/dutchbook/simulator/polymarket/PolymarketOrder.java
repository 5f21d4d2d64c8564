package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.BookOrder;
import io.dutchbook.simulator.book.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An order with what has become of it. */
public final class PolymarketOrder implements BookOrder {
  private final NewOrder request;
  private final PolymarketAccount account;
  private final PolymarketMarket market;
  private final int token;
  private final int limit;
  private final long createdAt;
  private final List<String> trades = new ArrayList<>();
  private long remaining;
  private long matched;
  private long value;
  private long budget;
  private long reservedCash;
  private long reservedShares;
  private Status status = Status.LIVE;
  private String statusText = Status.LIVE.name();

  PolymarketOrder(
      NewOrder request,
      PolymarketAccount account,
      PolymarketMarket market,
      int limit,
      long createdAt) {
    this.request = request;
    this.account = account;
    this.market = market;
    this.token = market.indexOf(request.token());
    this.limit = limit;
    this.createdAt = createdAt;
    this.remaining = request.shares();
    this.budget = request.makerAmount();
  }

  /** Bids buy the first token or sell the second. */
  @Override
  public Side side() {
    return (request.action() == Action.BUY) == (token == 0) ? Side.BID : Side.ASK;
  }

  /** In terms of the first token. */
  @Override
  public int price() {
    return token == 0 ? limit : Price.DOLLAR - limit;
  }

  @Override
  public long remaining() {
    return remaining;
  }

  /** Its digest. */
  public String id() {
    return request.id();
  }

  /** What was asked for. */
  public NewOrder request() {
    return request;
  }

  /** Whose it is. */
  public PolymarketAccount account() {
    return account;
  }

  /** Its market. */
  public PolymarketMarket market() {
    return market;
  }

  /** Which token it trades, 0 or 1. */
  public int token() {
    return token;
  }

  /** Its limit, in terms of its own token. */
  public int limit() {
    return limit;
  }

  /** Millionths of a share that traded. */
  public long matched() {
    return matched;
  }

  /** What they cost or brought, fees apart, in micro-dollars. */
  public long value() {
    return value;
  }

  /** Its trades, oldest first. */
  public List<String> trades() {
    return Collections.unmodifiableList(trades);
  }

  /** Where it stands. */
  public Status status() {
    return status;
  }

  /** Where it stands, in the words of the user channel. */
  public String statusText() {
    return statusText;
  }

  /** When it was accepted, epoch milliseconds. */
  public long createdAt() {
    return createdAt;
  }

  /** Cash held back for it, in micro-dollars. */
  long reservedCash() {
    return reservedCash;
  }

  /** Millionths of a share held back for it. */
  long reservedShares() {
    return reservedShares;
  }

  /** Whether it spends a budget instead of buying a number of shares. */
  boolean spendsBudget() {
    return request.action() == Action.BUY && request.type().isImmediate();
  }

  /** The price of its own token where it meets a price of the first one. */
  int own(int firstPrice) {
    return token == 0 ? firstPrice : Price.DOLLAR - firstPrice;
  }

  /** Millionths of a share that it can still trade at a price of its own token. */
  long wanted(int price) {
    return spendsBudget() ? Exact.mulDivFloor(budget, Price.DOLLAR, price) : remaining;
  }

  void reserve(long cash, long shares) {
    reservedCash = cash;
    reservedShares = shares;
  }

  /** Books a fill; the caller moves money and tokens. */
  void fill(String trade, long shares, long amount) {
    matched += shares;
    value += amount;
    budget -= amount;
    if (!spendsBudget()) {
      remaining -= shares;
    }
    if (trades.isEmpty() || !trades.getLast().equals(trade)) {
      trades.add(trade);
    }
    reservedShares = Math.max(0, reservedShares - shares);
    reservedCash = Math.max(0, reservedCash - amount);
  }

  void become(Status next, String text) {
    status = next;
    statusText = text;
    if (next.isFinal()) {
      remaining = 0;
      reserve(0, 0);
    }
  }

  void resize(long shares) {
    remaining = shares;
  }

  /** Lets the order trade only a part of what it asks for; a percentage. */
  void curtail(int percent) {
    remaining = remaining * percent / 100;
    budget = budget * percent / 100;
  }

  /** Where an order stands. */
  public enum Status {
    /** Rests. */
    LIVE,
    /** Is held back before matching. */
    DELAYED,
    /** Traded, and is done. */
    MATCHED,
    /** Was held back and then found nobody. */
    UNMATCHED,
    /** Was cancelled. */
    CANCELED,
    /** Was taken out by the venue: no funds, or a book that was wiped. */
    INVALID,
    /** Was cancelled because its market was resolved. */
    CANCELED_MARKET_RESOLVED;

    /** Whether nothing can happen to it any more. */
    public boolean isFinal() {
      return this != LIVE && this != DELAYED;
    }
  }
}
