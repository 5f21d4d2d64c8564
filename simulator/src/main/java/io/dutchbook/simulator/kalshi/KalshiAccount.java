package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A member of the exchange. A house account has unlimited credit and keeps no history. */
public final class KalshiAccount {
  /** The most orders, and the most fills, that an account's history holds. */
  public static final int HISTORY = 100_000;

  private final String userId;
  private final boolean house;
  private final long deposits;
  private final Map<String, KalshiPosition> positions = new TreeMap<>();
  private final Map<String, KalshiOrder> orders = new LinkedHashMap<>();
  private final Set<KalshiOrder> open = new LinkedHashSet<>();
  private final Set<String> clientOrderIds = new HashSet<>();
  private final List<KalshiFill> fills = new ArrayList<>();
  private final List<KalshiSettlement> settlements = new ArrayList<>();
  private long cash;
  private long feesPaid;
  private long payouts;

  KalshiAccount(String userId, boolean house, long deposits) {
    this.userId = userId;
    this.house = house;
    this.deposits = deposits;
    this.cash = deposits;
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
    return cash;
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

  /** Takes back an order that was refused after all. */
  void withdraw(KalshiOrder order) {
    orders.remove(order.id());
    open.remove(order);
    if (order.clientOrderId() != null) {
      clientOrderIds.remove(order.clientOrderId());
    }
  }

  void fill(KalshiFill fill, long cashChange) {
    cash += cashChange;
    feesPaid += fill.fee();
    if (!house) {
      fills.add(fill);
      if (fills.size() > HISTORY) {
        fills.removeFirst();
      }
    }
  }

  void settle(KalshiSettlement settlement, long payment) {
    cash += payment;
    payouts += payment;
    if (!house) {
      settlements.add(settlement);
    }
  }

  /** Cash that resting orders do not need, in micro-dollars. */
  public long available() {
    long needed = 0;
    Map<String, List<KalshiOrder>> byMarket = new TreeMap<>();
    for (KalshiOrder order : restingOrders()) {
      byMarket.computeIfAbsent(order.market().ticker(), key -> new ArrayList<>()).add(order);
    }
    for (Map.Entry<String, List<KalshiOrder>> market : byMarket.entrySet()) {
      needed += collateral(market.getValue(), net(market.getKey()));
    }
    return cash - needed;
  }

  /** What orders of one market need at the most, given what is held there. */
  private static long collateral(List<KalshiOrder> orders, long net) {
    long needed = 0;
    for (Side side : Side.values()) {
      long covered = side == Side.BID ? -net : net;
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
