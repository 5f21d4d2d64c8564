package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.KalshiListener.Step;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.seed.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final List<FeeChange> feeChanges = new ArrayList<>();
  private final RestingOrders resting;
  private final Clearing clearing;
  private final OrderGroups groups;
  private final OrderChecks checks = new OrderChecks();
  private final Matching matching;
  private final OrderDesk desk;
  private final MarketLife life;
  private final boolean pooledCash;

  /** An exchange without members and markets, played as usual. */
  public KalshiExchange(Ids ids, KalshiListener listener) {
    this(ids, listener, KalshiRules.USUAL);
  }

  /** An exchange without members and markets. */
  public KalshiExchange(Ids ids, KalshiListener listener, KalshiRules rules) {
    this.ids = ids;
    this.listener = listener;
    this.pooledCash = rules.pooledCash();
    this.resting = new RestingOrders(listener);
    this.clearing = new Clearing(ids, listener, rules.returnsCollateral());
    this.groups = new OrderGroups(ids, listener, resting, rules.mostGroups());
    this.matching = new Matching(clearing, resting, groups, listener);
    this.desk = new OrderDesk(ids, checks, matching, resting);
    this.life = new MarketLife(listener, resting, clearing, rules.closeCancelMillis());
  }

  /** Opens an account with a deposit, in micro-dollars. */
  public KalshiAccount open(boolean house, long deposit) {
    KalshiAccount account = new KalshiAccount(ids.uuid(), house, pooledCash, deposit);
    accounts.put(account.userId(), account);
    return account;
  }

  /** Lists an event and opens its markets. */
  public void list(EventTerms event) {
    events.put(event.ticker(), event);
    listener.onEvent(event);
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
    return clearing.trades();
  }

  /** The order groups. */
  public OrderGroups groups() {
    return groups;
  }

  /** Whether orders are taken. */
  public boolean isTrading() {
    return checks.isTrading();
  }

  /** Whether orders can at least be cancelled. */
  public boolean isOpen() {
    return checks.isOpen();
  }

  /** Stops or resumes trading; resting orders stay, but for those that asked not to. */
  public void trade(boolean allowed, long now) {
    checks.trade(allowed);
    cancelOnPause(now);
  }

  /** Stops or resumes everything, cancelling too. */
  public void operate(boolean allowed, long now) {
    checks.open(allowed);
    cancelOnPause(now);
  }

  private void cancelOnPause(long now) {
    if (!checks.isTrading()) {
      markets
          .values()
          .forEach(market ->
              resting.dropAll(market, order -> order.request().cancelOnPause(), Reason.HALT, now));
    }
  }

  /** Lets the next immediate orders of members trade no more than a share of what they ask for. */
  public void fillShort(int orders, int percent) {
    matching.fillShort(orders, percent);
  }

  /** All fees taken, in micro-dollars. */
  public long fees() {
    return clearing.fees();
  }

  /** A dollar for every pair of contracts held, less what was returned, in micro-dollars. */
  public long collateral() {
    return clearing.collateral();
  }

  /** Takes an order, trades what can be traded, and rests or drops the rest. */
  public Placement place(KalshiAccount account, NewOrder request, long now) {
    return desk.place(account, markets.get(request.ticker()), request, now);
  }

  /** Amends an order that rests. */
  public Placement amend(KalshiAccount account, String orderId, Amendment change, long now) {
    Optional<KalshiOrder> order = restingOrder(account, orderId);
    return order.isEmpty()
        ? new Placement.Refused(Refusal.NOT_FOUND)
        : desk.amend(order.get(), change, now);
  }

  /** Cancels an order that rests. */
  public Reduction cancel(KalshiAccount account, String orderId, long now) {
    Optional<KalshiOrder> order = restingOrder(account, orderId);
    return order.isEmpty()
        ? new Reduction.Denied(Refusal.NOT_FOUND)
        : desk.cancel(order.get(), now);
  }

  /**
   * Makes an order that rests smaller.
   *
   * @param to hundredths of a contract that shall be left
   */
  public Reduction decrease(KalshiAccount account, String orderId, long to, long now) {
    Optional<KalshiOrder> order = restingOrder(account, orderId);
    return order.isEmpty()
        ? new Reduction.Denied(Refusal.NOT_FOUND)
        : desk.decrease(order.get(), to, now);
  }

  private static Optional<KalshiOrder> restingOrder(KalshiAccount account, String id) {
    return account.order(id).filter(order -> order.status() == KalshiOrder.Status.RESTING);
  }

  /** Takes out every order whose time is up and closes every market whose time has come. */
  public void expire(long now) {
    for (KalshiAccount account : accounts.values()) {
      account.restingOrders().stream()
          .filter(order -> order.request().expiresAt() != 0)
          .filter(order -> order.request().expiresAt() <= now)
          .forEach(order -> resting.drop(order, Reason.EXPIRY, now));
    }
    life.closeDue(markets.values(), now);
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
    if (market == null || market.status() != KalshiMarket.Status.ACTIVE || !isTrading()) {
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
      resting.drop(order, Reason.CANCEL, now);
    } else {
      resting.requote(order, wanted, now);
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

  /** Stops trading in one market. */
  public void pause(KalshiMarket market, long now) {
    life.pause(market, now);
  }

  /** Resumes trading in one market, which cancels what rests in it. */
  public void resume(KalshiMarket market, long now) {
    life.resume(market, now);
  }

  /** Changes the prices at which a market takes orders; what rests stays. */
  public void structure(KalshiMarket market, PriceStructure structure, long now) {
    life.structure(market, structure, now);
  }

  /** Ends trading in a market; what rests is cancelled a little later. */
  public void close(KalshiMarket market, long now) {
    life.close(market, now);
  }

  /** Sets the result of a closed market: what YES pays. */
  public void determine(KalshiMarket market, Price value, long now) {
    life.determine(market, value, now);
  }

  /** Pays a determined market out. */
  public void settle(KalshiMarket market, long now) {
    life.settle(market, marketsOf(market.event()), accounts.values(), now);
  }

  /** Gives an event fees of its own for orders to come; empty goes back to those of its series. */
  public void fees(EventTerms event, Optional<FeeTerms> override, long now) {
    FeeTerms fees = override.orElse(event.series().fees());
    marketsOf(event).forEach(market -> market.fees(fees, now));
    feeChanges.add(new FeeChange(ids.uuid(), event, override.orElse(null), now));
    if (feeChanges.size() > HISTORY) {
      feeChanges.removeFirst();
    }
    listener.onFees(event, override);
  }

  /** The changes of events' fees, oldest first. */
  public List<FeeChange> feeChanges() {
    return List.copyOf(feeChanges);
  }

  /** The fees of an event that are not its series'; nothing when it has none of its own. */
  public Optional<FeeTerms> feeOverride(EventTerms event) {
    return feeChanges.reversed().stream()
        .filter(change -> change.event().ticker().equals(event.ticker()))
        .findFirst()
        .map(FeeChange::override);
  }
}
