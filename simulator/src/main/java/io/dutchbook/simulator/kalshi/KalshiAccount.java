package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A member of the exchange. A house account has unlimited credit and keeps no history. */
public final class KalshiAccount {
  /** The most orders, and the most fills, that an account's history holds. */
  public static final int HISTORY = 100_000;

  private final String userId;
  private final boolean house;
  private final boolean pooledCash;
  private final long deposits;
  private final Map<String, KalshiPosition> positions = new TreeMap<>();
  private final Map<String, KalshiOrder> orders = new LinkedHashMap<>();
  private final Set<KalshiOrder> open = new LinkedHashSet<>();
  private final Set<String> clientOrderIds = new HashSet<>();
  private final List<KalshiFill> fills = new ArrayList<>();
  private final List<KalshiSettlement> settlements = new ArrayList<>();
  private final Map<String, OrderGroup> groups = new LinkedHashMap<>();
  private final Map<Integer, Long> cash = new TreeMap<>();
  private final Map<String, Long> advances = new HashMap<>();
  private long feesPaid;
  private long payouts;

  /**
   * An account whose deposit lies on shard 0.
   *
   * @param pooledCash whether it may be used on every shard
   */
  KalshiAccount(String userId, boolean house, boolean pooledCash, long deposits) {
    this.userId = userId;
    this.house = house;
    this.pooledCash = pooledCash;
    this.deposits = deposits;
    this.cash.put(0, deposits);
  }

  /** The account as it is now, whatever becomes of it; good for reading only. */
  public KalshiAccount copy() {
    KalshiAccount copy = new KalshiAccount(userId, house, pooledCash, deposits);
    positions.forEach((ticker, position) -> copy.positions.put(ticker, position.copy()));
    for (KalshiOrder order : orders.values()) {
      KalshiOrder as = order.copy();
      copy.orders.put(as.id(), as);
      if (as.status() == KalshiOrder.Status.RESTING) {
        copy.open.add(as);
      }
    }
    copy.fills.addAll(fills);
    copy.settlements.addAll(settlements);
    copy.groups.putAll(groups);
    copy.cash.putAll(cash);
    copy.advances.putAll(advances);
    copy.feesPaid = feesPaid;
    copy.payouts = payouts;
    return copy;
  }

  /** The exchange's name of the member. */
  public String userId() {
    return userId;
  }

  /** Whether it quotes on the exchange's own credit. */
  public boolean isHouse() {
    return house;
  }

  /** What was paid in, in micro-dollars. */
  public long deposits() {
    return deposits;
  }

  /** Cash, resting orders not deducted, in micro-dollars. */
  public long cash() {
    return cash.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same by shard; all of it on shard 0 when it may be used on every shard. */
  public Map<Integer, Long> cashByShard() {
    return Collections.unmodifiableMap(cash);
  }

  /**
   * Moves cash that resting orders do not need to another shard.
   *
   * @param amount micro-dollars
   * @return whether there was enough
   */
  public boolean move(int from, int to, long amount) {
    if (amount <= 0 || available(from) < amount) {
      return false;
    }
    pay(from, -amount);
    pay(to, amount);
    return true;
  }

  private void pay(int shard, long amount) {
    cash.merge(pooledCash ? 0 : shard, amount, Long::sum);
  }

  /** Its order groups, oldest first. */
  public Collection<OrderGroup> groups() {
    return groups.values();
  }

  /** One of its order groups. */
  public Optional<OrderGroup> group(String id) {
    return Optional.ofNullable(groups.get(id));
  }

  void add(OrderGroup group) {
    groups.put(group.id(), group);
  }

  void remove(OrderGroup group) {
    groups.remove(group.id());
  }

  /** All fees paid, in micro-dollars. */
  public long feesPaid() {
    return feesPaid;
  }

  /** All settlement payments received, in micro-dollars. */
  public long payouts() {
    return payouts;
  }

  /** What it holds by market, also positions that are zero by now. */
  public Map<String, KalshiPosition> positions() {
    return Collections.unmodifiableMap(positions);
  }

  /** What it holds in a market. */
  public long net(String ticker) {
    KalshiPosition position = positions.get(ticker);
    return position == null ? 0 : position.net();
  }

  /** Its orders, oldest first; a house has none here. */
  public Collection<KalshiOrder> orders() {
    return orders.values();
  }

  /** Its orders that rest, oldest first; a house has none here. */
  public List<KalshiOrder> restingOrders() {
    open.removeIf(order -> order.status() != KalshiOrder.Status.RESTING);
    return List.copyOf(open);
  }

  /** One of its orders. */
  public Optional<KalshiOrder> order(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  /** Its fills, oldest first; a house has none here. */
  public List<KalshiFill> fills() {
    return Collections.unmodifiableList(fills);
  }

  /** Its settled positions, oldest first; a house has none here. */
  public List<KalshiSettlement> settlements() {
    return Collections.unmodifiableList(settlements);
  }

  boolean hasUsed(String clientOrderId) {
    return clientOrderIds.contains(clientOrderId);
  }

  KalshiPosition position(String ticker) {
    return positions.computeIfAbsent(ticker, key -> new KalshiPosition());
  }

  void forget(String ticker) {
    positions.remove(ticker);
  }

  void accept(KalshiOrder order) {
    if (house) {
      return;
    }
    orders.put(order.id(), order);
    open.add(order);
    if (order.clientOrderId() != null) {
      clientOrderIds.add(order.clientOrderId());
    }
    if (orders.size() > HISTORY) {
      orders.values().stream()
          .filter(old -> old.status() != KalshiOrder.Status.RESTING)
          .findFirst()
          .ifPresent(old -> orders.remove(old.id()));
    }
  }

  /** Uses up the new name of an order; the old one stays used. */
  void rename(@Nullable String from, @Nullable String to) {
    if (to != null && !to.equals(from)) {
      clientOrderIds.add(to);
    }
  }

  /** Takes back an order that was refused after all. */
  void withdraw(KalshiOrder order) {
    orders.remove(order.id());
    open.remove(order);
    if (order.clientOrderId() != null) {
      clientOrderIds.remove(order.clientOrderId());
    }
  }

  void fill(KalshiFill fill, long cashChange) {
    pay(fill.trade().market().shard(), cashChange);
    feesPaid += fill.fee();
    if (!house) {
      fills.add(fill);
      if (fills.size() > HISTORY) {
        fills.removeFirst();
      }
    }
  }

  /**
   * Changes what an event's positions have been paid early; returns by how much it rose,
   * micro-dollars.
   */
  long advance(KalshiMarket market, long wanted) {
    String event = market.event().ticker();
    long change = wanted - advances.getOrDefault(event, 0L);
    if (change != 0) {
      pay(market.shard(), change);
      advances.put(event, wanted);
    }
    return change;
  }

  void settle(KalshiSettlement settlement, long payment) {
    pay(settlement.market().shard(), payment);
    payouts += payment;
    if (!house) {
      settlements.add(settlement);
    }
  }

  /** Cash that resting orders do not need, on the shard of a market, in micro-dollars. */
  public long available(KalshiMarket market) {
    return available(market.shard());
  }

  /** Cash on all shards that resting orders do not need, in micro-dollars. */
  public long available() {
    return pooledCash ? available(0) : cash.keySet().stream().mapToLong(this::available).sum();
  }

  private long available(int shard) {
    long needed = 0;
    Map<KalshiMarket, List<KalshiOrder>> byMarket = new LinkedHashMap<>();
    for (KalshiOrder order : restingOrders()) {
      if (pooledCash || order.market().shard() == shard) {
        byMarket.computeIfAbsent(order.market(), key -> new ArrayList<>()).add(order);
      }
    }
    for (Map.Entry<KalshiMarket, List<KalshiOrder>> market : byMarket.entrySet()) {
      needed += collateral(market.getValue(), market.getKey());
    }
    return cash.getOrDefault(pooledCash ? 0 : shard, 0L) - needed;
  }

  /**
   * What orders of one market need at the most, given what is held there. NO contracts that were
   * paid early cover nothing.
   */
  private long collateral(List<KalshiOrder> orders, KalshiMarket market) {
    long net = net(market.ticker());
    long paidEarly = advances.getOrDefault(market.event().ticker(), 0L) / Price.DOLLAR;
    long needed = 0;
    for (Side side : Side.values()) {
      long covered = side == Side.BID ? -net - paidEarly : net;
      needed +=
          uncovered(orders.stream().filter(o -> o.side() == side).toList(), Math.max(covered, 0));
    }
    return needed;
  }

  /** The cheapest orders are taken to be the ones that close the position. */
  private static long uncovered(List<KalshiOrder> orders, long covered) {
    List<KalshiOrder> cheapestFirst = new ArrayList<>(orders);
    cheapestFirst.sort(Comparator.comparingInt(order -> order.costAt(order.price())));
    long left = covered;
    long needed = 0;
    for (KalshiOrder order : cheapestFirst) {
      long closing = Math.min(left, order.remaining());
      left -= closing;
      needed += order.worstCost(order.remaining() - closing);
    }
    return needed;
  }
}
