package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.money.Price;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A wallet with its pUSD, tokens and orders. A house has unlimited credit and no history. */
public final class PolymarketAccount {
  /** The most orders, and the most trades, that an account's history holds. */
  public static final int HISTORY = 100_000;

  private final String address;
  private final boolean house;
  private final long deposits;
  private final Map<String, Holding> holdings = new TreeMap<>();
  private final Map<String, PolymarketOrder> orders = new LinkedHashMap<>();
  private final Set<PolymarketOrder> open = new LinkedHashSet<>();
  private final Map<String, PolymarketTrade> trades = new LinkedHashMap<>();
  private final List<Payout> payouts = new ArrayList<>();
  private long cash;
  private long unsettledCash;
  private long feesPaid;

  PolymarketAccount(String address, boolean house, long deposits) {
    this.address = address;
    this.house = house;
    this.deposits = deposits;
    this.cash = deposits;
  }

  /** Its address, in lower case. */
  public String address() {
    return address;
  }

  /** Whether it quotes on unlimited credit. */
  public boolean isHouse() {
    return house;
  }

  /** What was paid in, in micro-dollars. */
  public long deposits() {
    return deposits;
  }

  /** pUSD, open orders not deducted and pending proceeds included, in micro-dollars. */
  public long cash() {
    return cash;
  }

  /** What sales brought that are not mined yet, fees deducted, in micro-dollars. */
  public long unsettledCash() {
    return unsettledCash;
  }

  /** All fees paid, in micro-dollars. */
  public long feesPaid() {
    return feesPaid;
  }

  /** What it holds of each token. */
  public Map<String, Holding> holdings() {
    return Collections.unmodifiableMap(holdings);
  }

  /** Its orders, oldest first; a house has none here. */
  public Collection<PolymarketOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** One of its orders. */
  public Optional<PolymarketOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Its orders that are live or delayed, oldest first; a house has none here. */
  public List<PolymarketOrder> openOrders() {
    open.removeIf(order -> order.status().isFinal());
    return List.copyOf(open);
  }

  /** Its trades, oldest first; a house has none here. */
  public Collection<PolymarketTrade> trades() {
    return Collections.unmodifiableCollection(trades.values());
  }

  /** What resolved markets paid it, oldest first; a house has none here. */
  public List<Payout> payouts() {
    return Collections.unmodifiableList(payouts);
  }

  /** Settled cash that no held order has locked, in micro-dollars. */
  public long spendableCash() {
    long locked =
        openOrders().stream()
            .filter(order -> order.status() == PolymarketOrder.Status.DELAYED)
            .mapToLong(PolymarketOrder::reservedCash)
            .sum();
    return cash - unsettledCash - locked;
  }

  /**
   * What a new buy of a token may cost, in micro-dollars: resting buys count within one market side
   * only (rule of 2026).
   */
  public long freeCash(String token) {
    long resting =
        openOrders().stream()
            .filter(order -> order.status() == PolymarketOrder.Status.LIVE)
            .filter(order -> order.request().token().equals(token))
            .mapToLong(PolymarketOrder::reservedCash)
            .sum();
    return spendableCash() - resting;
  }

  /** Settled tokens that no open order needs, in millionths. */
  public long freeShares(String token) {
    long reserved =
        openOrders().stream()
            .filter(order -> order.request().token().equals(token))
            .mapToLong(PolymarketOrder::reservedShares)
            .sum();
    return holding(token).settled - reserved;
  }

  Holding holding(String token) {
    return holdings.computeIfAbsent(token, key -> new Holding());
  }

  void accept(PolymarketOrder order) {
    if (house) {
      return;
    }
    orders.put(order.id(), order);
    open.add(order);
    if (orders.size() > HISTORY) {
      orders.values().stream()
          .filter(old -> old.status().isFinal())
          .findFirst()
          .ifPresent(old -> orders.remove(old.id()));
    }
  }

  void remember(PolymarketTrade trade) {
    if (house) {
      return;
    }
    trades.put(trade.id(), trade);
    if (trades.size() > HISTORY) {
      trades.remove(trades.keySet().iterator().next());
    }
  }

  void pay(long amount) {
    cash -= amount;
  }

  /** Takes in what a sale brought: pending. */
  void earn(long amount) {
    cash += amount;
    unsettledCash += amount;
  }

  /** Pending money is there, or is gone. */
  void settle(long amount) {
    unsettledCash -= amount;
  }

  void refundFee(long fee) {
    cash += fee;
    feesPaid -= fee;
  }

  /** Tokens of one kind, settled or pending, in millionths. */
  public long held(String token) {
    Holding holding = holdings.get(token);
    return holding == null ? 0 : holding.settled + holding.pending;
  }

  void payFee(long fee) {
    cash -= fee;
    feesPaid += fee;
  }

  /** Turns tokens of a resolved market into cash; returns how much. */
  long redeem(PolymarketMarket market, int index, Price price, long now) {
    Holding holding = holding(market.token(index));
    long shares = holding.settled + holding.pending;
    long payment = shares * price.tenThousandths() / Price.DOLLAR;
    holding.settled = 0;
    holding.pending = 0;
    cash += payment;
    if (!house && shares > 0) {
      payouts.add(new Payout(market, index, shares, price, payment, now));
    }
    return payment;
  }

  void forget(PolymarketMarket market) {
    market.terms().tokens().forEach(holdings::remove);
  }

  /** Tokens of one kind, in millionths. */
  public static final class Holding {
    private long settled;
    private long pending;

    /** On the chain: may be sold. */
    public long settled() {
      return settled;
    }

    /** Bought, but not mined yet. */
    public long pending() {
      return pending;
    }

    void buy(long shares) {
      pending += shares;
    }

    void unbuy(long shares) {
      pending -= shares;
    }

    void sell(long shares) {
      settled -= shares;
    }

    void mint(long shares) {
      settled += shares;
    }

    void mined(long shares) {
      pending -= shares;
      settled += shares;
    }
  }

  /**
   * What a resolved market paid.
   *
   * @param market which
   * @param token which side, 0 or 1
   * @param shares millionths that were held
   * @param price what one paid
   * @param payment in micro-dollars
   * @param at epoch milliseconds
   */
  public record Payout(
      PolymarketMarket market, int token, long shares, Price price, long payment, long at) {}
}
