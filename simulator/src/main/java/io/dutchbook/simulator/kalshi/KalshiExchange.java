package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.PriceTimeBook;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.KalshiListener.Step;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.Placement.Accepted;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Placement.Refused;
import io.dutchbook.simulator.seed.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The exchange: members, events, matching, settlement. */
public final class KalshiExchange {
  /** The most trades and the most finished events that are remembered. */
  public static final int HISTORY = 2_000;

  private final Ids ids;
  private final KalshiListener listener;
  private final Map<String, KalshiAccount> accounts = new LinkedHashMap<>();
  private final Map<String, EventTerms> events = new LinkedHashMap<>();
  private final Map<String, KalshiMarket> markets = new LinkedHashMap<>();
  private final List<KalshiTrade> trades = new ArrayList<>();
  private boolean trading = true;
  private long fees;
  private long collateral;

  /** An exchange without members and markets. */
  public KalshiExchange(Ids ids, KalshiListener listener) {
    this.ids = ids;
    this.listener = listener;
  }

  /** Opens an account with a deposit, in micro-dollars. */
  public KalshiAccount open(boolean house, long deposit) {
    KalshiAccount account = new KalshiAccount(ids.uuid(), house, deposit);
    accounts.put(account.userId(), account);
    return account;
  }

  /** Lists an event and opens its markets. */
  public void list(EventTerms event) {
    events.put(event.ticker(), event);
    for (MarketTerms terms : event.markets()) {
      KalshiMarket market = new KalshiMarket(event, terms);
      markets.put(terms.ticker(), market);
      listener.onMarket(market, Step.CREATED, event.listedAt());
    }
    forgetOldest();
  }

  private void forgetOldest() {
    if (events.size() <= HISTORY) {
      return;
    }
    events.values().stream()
        .filter(event -> marketsOf(event).stream().allMatch(KalshiExchange::isFinal))
        .findFirst()
        .ifPresent(event -> {
          events.remove(event.ticker());
          event.markets().forEach(terms -> forget(terms.ticker()));
        });
  }

  private void forget(String ticker) {
    markets.remove(ticker);
    accounts.values().forEach(account -> account.forget(ticker));
  }

  private static boolean isFinal(KalshiMarket market) {
    return market.status() == KalshiMarket.Status.FINALIZED;
  }

  /** Every event that is remembered, oldest first. */
  public Collection<EventTerms> events() {
    return events.values();
  }

  /** An event by name. */
  public Optional<EventTerms> event(String ticker) {
    return Optional.ofNullable(events.get(ticker));
  }

  /** The markets of an event. */
  public List<KalshiMarket> marketsOf(EventTerms event) {
    return event.markets().stream().flatMap(terms -> market(terms.ticker()).stream()).toList();
  }

  /** Every market that is remembered, oldest first. */
  public Collection<KalshiMarket> markets() {
    return markets.values();
  }

  /** A market by name. */
  public Optional<KalshiMarket> market(String ticker) {
    return Optional.ofNullable(markets.get(ticker));
  }

  /** Every account. */
  public Collection<KalshiAccount> accounts() {
    return accounts.values();
  }

  /** The trades of late, oldest first. */
  public List<KalshiTrade> trades() {
    return List.copyOf(trades);
  }

  /** Whether orders are taken. */
  public boolean isTrading() {
    return trading;
  }

  /** Stops or resumes trading; resting orders stay. */
  public void trade(boolean allowed) {
    trading = allowed;
  }

  /** All fees taken, in micro-dollars. */
  public long fees() {
    return fees;
  }

  /** A dollar for every pair of contracts held, in micro-dollars. */
  public long collateral() {
    return collateral;
  }

  /** Takes an order, trades what can be traded, and rests or drops the rest. */
  public Placement place(KalshiAccount account, NewOrder request, long now) {
    KalshiMarket market = markets.get(request.ticker());
    Optional<Refusal> refusal = refusal(account, market, request, now);
    if (market == null || refusal.isPresent()) {
      return new Refused(refusal.orElse(Refusal.MARKET_NOT_FOUND));
    }
    KalshiOrder order = new KalshiOrder(ids.uuid(), account, market, request, now);
    account.accept(order);
    if (!account.isHouse() && account.available() < 0) {
      account.withdraw(order);
      return new Refused(Refusal.INSUFFICIENT_BALANCE);
    }
    boolean stopped = match(order, now);
    finish(order, stopped, now);
    return new Accepted(order);
  }

  private Optional<Refusal> refusal(
      KalshiAccount account, @Nullable KalshiMarket market, NewOrder request, long now) {
    if (market == null) {
      return Optional.of(Refusal.MARKET_NOT_FOUND);
    }
    if (!trading) {
      return Optional.of(Refusal.TRADING_PAUSED);
    }
    if (request.clientOrderId() != null && account.hasUsed(request.clientOrderId())) {
      return Optional.of(Refusal.ORDER_ALREADY_EXISTS);
    }
    if (market.status() != KalshiMarket.Status.ACTIVE || now >= market.closesAt()) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    return termsRefusal(account, market, request, now);
  }

  private Optional<Refusal> termsRefusal(
      KalshiAccount account, KalshiMarket market, NewOrder request, long now) {
    if (!isOnGrid(market, request.price())) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    if (request.count() <= 0) {
      return Optional.of(Refusal.INVALID_ORDER_SIZE);
    }
    if (request.expiresAt() != 0 && request.expiresAt() <= now) {
      return Optional.of(Refusal.EXPIRED);
    }
    if (request.postOnly() && market.book().next(request.side(), request.price()).isPresent()) {
      return Optional.of(Refusal.POST_ONLY_CROSS);
    }
    if (request.reduceOnly() && request.count() > reducible(account, request)) {
      return Optional.of(Refusal.REDUCE_ONLY);
    }
    return request.lifetime() == Lifetime.FILL_OR_KILL && !canFill(account, market, request)
        ? Optional.of(Refusal.FILL_OR_KILL)
        : Optional.empty();
  }

  private static boolean isOnGrid(KalshiMarket market, int price) {
    return price > 0 && price < Price.DOLLAR && market.grid().contains(new Price(price));
  }

  private static long reducible(KalshiAccount account, NewOrder request) {
    long net = account.net(request.ticker());
    return request.side() == Side.BID ? -net : net;
  }

  /** An order that meets an own one on the way is not refused; it stops there. */
  private static boolean canFill(KalshiAccount account, KalshiMarket market, NewOrder request) {
    long available = 0;
    for (KalshiOrder resting : market.book().matches(request.side(), request.price())) {
      if (resting.account() == account) {
        return true;
      }
      available += resting.remaining();
    }
    return available >= request.count();
  }

  /** Trades with everybody it crosses; returns whether it had to stop at an own order. */
  private boolean match(KalshiOrder order, long now) {
    PriceTimeBook<KalshiOrder> book = order.market().book();
    while (order.remaining() > 0) {
      Optional<KalshiOrder> next = book.next(order.side(), order.price());
      if (next.isEmpty()) {
        return false;
      }
      if (next.get().account() != order.account()) {
        execute(order, next.get(), now);
      } else if (order.request().ownCross() == OwnCross.MAKER) {
        drop(next.get(), Reason.SELF_TRADE, now);
      } else {
        return true;
      }
    }
    return false;
  }

  private void execute(KalshiOrder taker, KalshiOrder maker, long now) {
    KalshiMarket market = taker.market();
    long count = Math.min(taker.remaining(), maker.remaining());
    int price = maker.price();
    long before = longs(taker, maker);
    KalshiTrade trade = new KalshiTrade(ids.uuid(), market, price, count, taker.side(), now);
    fill(trade, maker, false);
    fill(trade, taker, true);
    long change = longs(taker, maker) - before;
    collateral += change * Price.DOLLAR;
    market.traded(price, count, change);
    if (maker.remaining() == 0) {
      market.book().remove(maker);
    }
    remember(trade);
    listener.onTrade(trade);
    listener.onLevel(market, maker.side(), price, -count, taker, now);
    listener.onOrder(maker, Reason.TRADE);
  }

  /** YES contracts that both sides of a trade hold together. */
  private static long longs(KalshiOrder one, KalshiOrder other) {
    String ticker = one.market().ticker();
    return Math.max(one.account().net(ticker), 0) + Math.max(other.account().net(ticker), 0);
  }

  private void fill(KalshiTrade trade, KalshiOrder order, boolean taker) {
    KalshiAccount account = order.account();
    long fee = order.fill(trade.price(), trade.count(), taker, trade.at());
    long change = order.side() == Side.BID ? trade.count() : -trade.count();
    KalshiPosition position = account.position(trade.market().ticker());
    long gain = position.buy(change, order.costAt(trade.price()), fee, trade.at());
    fees += fee;
    KalshiFill fill = new KalshiFill(trade, order, taker, fee, position.net());
    account.fill(fill, gain - fee);
    listener.onFill(fill);
  }

  private void remember(KalshiTrade trade) {
    trades.add(trade);
    if (trades.size() > HISTORY) {
      trades.removeFirst();
    }
  }

  private void finish(KalshiOrder order, boolean stopped, long now) {
    if (order.remaining() == 0) {
      listener.onOrder(order, Reason.TRADE);
    } else if (stopped) {
      order.cancel(now);
      listener.onOrder(order, Reason.SELF_TRADE);
    } else if (order.request().lifetime() != Lifetime.GOOD_TILL_CANCELED) {
      order.cancel(now);
      listener.onOrder(order, Reason.CANCEL);
    } else {
      rest(order, now);
    }
  }

  private void rest(KalshiOrder order, long now) {
    KalshiMarket market = order.market();
    market.book().rest(order);
    market.touch();
    listener.onOrder(order, Reason.PLACED);
    listener.onLevel(market, order.side(), order.price(), order.remaining(), order, now);
  }

  /**
   * Cancels an order of an account.
   *
   * @return how much was dropped; nothing when there is no such resting order
   */
  public OptionalLong cancel(KalshiAccount account, String orderId, long now) {
    Optional<KalshiOrder> order =
        account
            .order(orderId)
            .filter(found -> found.status() == KalshiOrder.Status.RESTING)
            .filter(found -> found.market().status() == KalshiMarket.Status.ACTIVE);
    return order.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(drop(order.get(), Reason.CANCEL, now));
  }

  private long drop(KalshiOrder order, Reason reason, long now) {
    order.market().book().remove(order);
    long dropped = order.cancel(now);
    listener.onOrder(order, reason);
    listener.onLevel(order.market(), order.side(), order.price(), -dropped, order, now);
    return dropped;
  }

  /** Takes out every order whose time is up. */
  public void expire(long now) {
    for (KalshiAccount account : accounts.values()) {
      account.restingOrders().stream()
          .filter(order -> order.request().expiresAt() != 0)
          .filter(order -> order.request().expiresAt() <= now)
          .forEach(order -> drop(order, Reason.EXPIRY, now));
    }
  }

  /**
   * Makes the house's orders in a market equal to a ladder. Where it crosses somebody's resting
   * order, the house trades.
   *
   * @param bids hundredths of a contract by YES price
   * @param asks hundredths of a contract by YES price
   */
  public void quote(
      KalshiAccount house,
      String ticker,
      Map<Integer, Long> bids,
      Map<Integer, Long> asks,
      long now) {
    KalshiMarket market = markets.get(ticker);
    if (market == null || market.status() != KalshiMarket.Status.ACTIVE || !trading) {
      return;
    }
    Map<Integer, Long> missingBids = new LinkedHashMap<>(bids);
    Map<Integer, Long> missingAsks = new LinkedHashMap<>(asks);
    for (KalshiOrder order : market.book().orders()) {
      if (order.account() == house) {
        Map<Integer, Long> missing = order.side() == Side.BID ? missingBids : missingAsks;
        adjust(order, missing.remove(order.price()), now);
      }
    }
    missingBids.forEach((price, count) -> quote(house, ticker, Side.BID, price, count, now));
    missingAsks.forEach((price, count) -> quote(house, ticker, Side.ASK, price, count, now));
  }

  private void adjust(KalshiOrder order, @Nullable Long wanted, long now) {
    if (wanted == null) {
      drop(order, Reason.CANCEL, now);
    } else if (wanted != order.remaining()) {
      long change = wanted - order.remaining();
      order.resize(wanted, now);
      listener.onLevel(order.market(), order.side(), order.price(), change, order, now);
    }
  }

  private void quote(
      KalshiAccount house, String ticker, Side side, int price, long count, long now) {
    NewOrder order =
        new NewOrder(
            ticker,
            null,
            side,
            price,
            count,
            Lifetime.GOOD_TILL_CANCELED,
            OwnCross.MAKER,
            false,
            false,
            0);
    place(house, order, now);
  }

  /** Ends trading in a market: resting orders are dropped. */
  public void close(KalshiMarket market, long now) {
    if (market.status() == KalshiMarket.Status.ACTIVE) {
      market.close(now);
      market.book().orders().forEach(order -> drop(order, Reason.CLOSE, now));
      listener.onMarket(market, Step.CLOSED, now);
    }
  }

  /** Sets the result of a closed market: what YES pays. */
  public void determine(KalshiMarket market, Price value, long now) {
    if (market.status() == KalshiMarket.Status.CLOSED) {
      market.determine(value, now);
      listener.onMarket(market, Step.DETERMINED, now);
    }
  }

  /** Pays a determined market out. */
  public void settle(KalshiMarket market, long now) {
    Price value = market.settlementValue();
    if (market.status() != KalshiMarket.Status.DETERMINED || value == null) {
      return;
    }
    collateral -= market.openInterest() * Price.DOLLAR;
    for (KalshiAccount account : accounts.values()) {
      if (account.net(market.ticker()) != 0) {
        settle(account, market, value, now);
      }
    }
    market.settle(now);
    listener.onMarket(market, Step.SETTLED, now);
  }

  private static void settle(KalshiAccount account, KalshiMarket market, Price value, long now) {
    KalshiPosition position = account.position(market.ticker());
    long net = position.net();
    long cost = position.cost();
    long payment = position.settle(value, now);
    account.settle(
        new KalshiSettlement(market, value, net, cost, payment, position.fees(), now), payment);
  }
}
