package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.polymarket.NewOrder.OrderType;
import io.dutchbook.simulator.polymarket.Placement.Accepted;
import io.dutchbook.simulator.polymarket.Placement.Refused;
import io.dutchbook.simulator.polymarket.PolymarketListener.Change;
import io.dutchbook.simulator.polymarket.PolymarketListener.Step;
import io.dutchbook.simulator.polymarket.PolymarketOrder.Status;
import io.dutchbook.simulator.seed.Ids;
import io.dutchbook.simulator.seed.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The exchange: wallets, events, matching, settlement, resolution. */
public final class PolymarketExchange {
  /** The most finished events that are remembered. */
  public static final int HISTORY = 2_000;

  /** The taker fee of sports markets since 2026-07-10. */
  public static final PolymarketFees FEES = new PolymarketFees(50_000);

  static final String NO_FUNDS = "not enough balance / allowance";
  static final String FOK_KILLED =
      "order couldn't be fully filled. FOK orders are fully filled or killed.";
  static final String FAK_KILLED =
      "no orders found to match with FAK order. FAK orders are partially filled or killed if no"
          + " match is found.";

  private static final long GTD_EARLY_SECONDS = 60;

  private final Ids ids;
  private final RandomGenerator kinds;
  private final PolymarketListener listener;
  private final Chain chain;
  private final List<PolymarketAccount> accounts = new ArrayList<>();
  private final Map<String, PolymarketAccount> wallets = new LinkedHashMap<>();
  private final Map<String, PolymarketEvent> events = new LinkedHashMap<>();
  private final Map<String, PolymarketMarket> markets = new LinkedHashMap<>();
  private final Map<String, PolymarketMarket> byToken = new LinkedHashMap<>();
  private final Queue<Delayed> delayed =
      new PriorityQueue<>(
          Comparator.comparingLong(Delayed::due).thenComparingLong(Delayed::sequence));
  private long accepted;
  private long fees;
  private long collateral;
  private long dust;

  /** An exchange without wallets and markets. */
  public PolymarketExchange(Seed seed, PolymarketListener listener) {
    this.ids = new Ids(seed.part("ids"));
    this.kinds = seed.part("kinds").numbers();
    this.chain = new Chain(seed.part("chain").numbers(), Chain.Pace.USUAL);
    this.listener = listener;
  }

  /** Opens a wallet with a deposit, in micro-dollars. */
  public PolymarketAccount open(String address, boolean house, long deposit) {
    String key = address.toLowerCase(Locale.ROOT);
    PolymarketAccount account = new PolymarketAccount(key, house, deposit);
    accounts.add(account);
    wallets.put(key, account);
    return account;
  }

  /** Lets a further address stand for an account: its owner's proxy, safe or deposit wallet. */
  public void alias(String address, PolymarketAccount account) {
    wallets.putIfAbsent(address.toLowerCase(Locale.ROOT), account);
  }

  /** The account behind an address. */
  public Optional<PolymarketAccount> account(String address) {
    return Optional.ofNullable(wallets.get(address.toLowerCase(Locale.ROOT)));
  }

  /** Every account. */
  public List<PolymarketAccount> accounts() {
    return Collections.unmodifiableList(accounts);
  }

  /** Lists an event and opens its markets. */
  public void list(PolymarketEvent event, long takerDelayMillis) {
    events.put(event.slug(), event);
    for (PolymarketEvent.Terms terms : event.markets()) {
      PolymarketMarket market = new PolymarketMarket(event, terms, takerDelayMillis);
      markets.put(terms.conditionId(), market);
      terms.tokens().forEach(token -> byToken.put(token, market));
      listener.onMarket(market, Step.LISTED, event.listedAt());
    }
    forgetOldest();
  }

  private void forgetOldest() {
    if (events.size() > HISTORY) {
      events.values().stream()
          .filter(event -> marketsOf(event).stream().allMatch(PolymarketExchange::isResolved))
          .findFirst()
          .ifPresent(event -> {
            events.remove(event.slug());
            marketsOf(event).forEach(this::forget);
          });
    }
  }

  private void forget(PolymarketMarket market) {
    markets.remove(market.conditionId());
    market.terms().tokens().forEach(byToken::remove);
    accounts.forEach(account -> account.forget(market));
  }

  private static boolean isResolved(PolymarketMarket market) {
    return market.status() == PolymarketMarket.Status.RESOLVED;
  }

  /** Every event that is remembered, oldest first. */
  public Collection<PolymarketEvent> events() {
    return events.values();
  }

  /** The markets of an event. */
  public List<PolymarketMarket> marketsOf(PolymarketEvent event) {
    return event.markets().stream().flatMap(terms -> market(terms.conditionId()).stream()).toList();
  }

  /** Every market that is remembered, oldest first. */
  public Collection<PolymarketMarket> markets() {
    return markets.values();
  }

  /** A market by condition id. */
  public Optional<PolymarketMarket> market(String conditionId) {
    return Optional.ofNullable(markets.get(conditionId));
  }

  /** The market of a token. */
  public Optional<PolymarketMarket> marketOf(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  /** All fees taken, in micro-dollars. */
  public long fees() {
    return fees;
  }

  /** A dollar for every pair of tokens in being, in micro-dollars. */
  public long collateral() {
    return collateral;
  }

  /** Fractions of a micro-dollar that resolutions at half a dollar left over. */
  public long dust() {
    return dust;
  }

  /** Gives an account pairs of tokens for a dollar each. */
  public void split(PolymarketAccount account, PolymarketMarket market, long shares) {
    account.pay(shares);
    market.terms().tokens().forEach(token -> account.holding(token).mint(shares));
    collateral += shares;
    market.pair(shares);
  }

  /** Takes an order; an order that would trade in a market with a delay is held back first. */
  public Placement place(NewOrder request, long now) {
    PolymarketMarket market = byToken.get(request.token());
    PolymarketAccount account = wallets.get(request.maker().toLowerCase(Locale.ROOT));
    if (market == null || isResolved(market)) {
      return new Refused("the orderbook " + request.token() + " does not exist");
    }
    if (account == null) {
      return new Refused(noFunds(0, request.makerAmount()));
    }
    OrderChecks checks = new OrderChecks(market, request);
    Optional<String> error =
        account.order(request.id()).isPresent()
            ? Optional.of("order " + request.id() + " is invalid. Duplicated.")
            : checks.error(now);
    if (error.isPresent()) {
      return new Refused(error.get());
    }
    return place(new PolymarketOrder(request, account, market, checks.limit(), now), checks, now);
  }

  private Placement place(PolymarketOrder order, OrderChecks checks, long now) {
    NewOrder request = order.request();
    boolean takes = checks.crosses(order.limit());
    if (takes && request.postOnly()) {
      return new Refused("invalid post-only order: order crosses book");
    }
    Optional<String> refusal = fundsRefusal(order, takes);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    if (request.type().isImmediate() && !takes) {
      return new Refused(request.type() == OrderType.FOK ? FOK_KILLED : FAK_KILLED);
    }
    if (request.type() == OrderType.FOK && !canFill(order)) {
      return new Refused(FOK_KILLED);
    }
    order.account().accept(order);
    if (takes && order.market().takerDelayMillis() > 0 && !order.account().isHouse()) {
      order.become(Status.DELAYED, Status.DELAYED.name());
      delayed.add(new Delayed(order, now + order.market().takerDelayMillis(), accepted++));
      listener.onOrder(order, Change.PLACEMENT, now);
    } else {
      match(order, now);
    }
    return new Accepted(order);
  }

  /** Holds back what the order can cost; the text of the refusal when there is too little. */
  private static Optional<String> fundsRefusal(PolymarketOrder order, boolean takes) {
    NewOrder request = order.request();
    PolymarketAccount account = order.account();
    if (request.action() == Action.SELL) {
      order.reserve(0, request.makerAmount());
      long free = account.freeShares(request.token());
      return account.isHouse() || free >= request.makerAmount()
          ? Optional.empty()
          : Optional.of(noFunds(free, request.makerAmount()));
    }
    long fee = takes ? fee(order.limit(), request.shares()) : 0;
    order.reserve(request.makerAmount() + fee, 0);
    long free = account.freeCash();
    return account.isHouse() || free >= request.makerAmount() + fee
        ? Optional.empty()
        : Optional.of(noFunds(free, request.makerAmount() + fee));
  }

  private static String noFunds(long balance, long amount) {
    return NO_FUNDS + ": balance: " + balance + ", order amount: " + amount;
  }

  private static long fee(int price, long shares) {
    return FEES.fee(new Price(price), shares).micros();
  }

  private static boolean canFill(PolymarketOrder order) {
    long shares = order.request().shares();
    long budget = order.request().makerAmount();
    for (PolymarketOrder resting : order.market().book().matches(order.side(), order.price())) {
      shares -= resting.remaining();
      budget -= Exact.mulDivCeil(resting.remaining(), order.own(resting.price()), Price.DOLLAR);
      if (order.spendsBudget() ? budget <= 0 : shares <= 0) {
        return true;
      }
    }
    return false;
  }

  private void match(PolymarketOrder order, long now) {
    boolean fromDelay = order.status() == Status.DELAYED;
    int trades = trade(order, now);
    if (order.request().type().isImmediate() || order.remaining() == 0) {
      end(order, trades, now);
    } else {
      order.become(Status.LIVE, Status.LIVE.name());
      order.reserve(
          order.request().action() == Action.BUY ? cost(order.limit(), order.remaining()) : 0,
          order.request().action() == Action.SELL ? order.remaining() : 0);
      order.market().book().rest(order);
      listener.onOrder(order, fromDelay || trades > 0 ? Change.UPDATE : Change.PLACEMENT, now);
      listener.onLevel(order.market(), order.side(), order.price(), now);
    }
  }

  private void end(PolymarketOrder order, int trades, long now) {
    if (trades > 0) {
      order.become(Status.MATCHED, Status.MATCHED.name());
      listener.onOrder(order, Change.UPDATE, now);
    } else {
      String why = order.request().type() == OrderType.FOK ? FOK_KILLED : FAK_KILLED;
      order.become(Status.UNMATCHED, "CANCELED_" + why);
      listener.onOrder(order, Change.CANCELLATION, now);
    }
  }

  private static long cost(int price, long shares) {
    return Exact.mulDivCeil(shares, price, Price.DOLLAR);
  }

  /** Trades with everybody it crosses, one trade a price; returns how many trades that made. */
  private int trade(PolymarketOrder order, long now) {
    if (order.request().type() == OrderType.FOK && !canFill(order)) {
      return 0;
    }
    int trades = 0;
    PolymarketTrade current = null;
    Optional<PolymarketOrder> next = order.market().book().next(order.side(), order.price());
    while (next.isPresent()) {
      PolymarketOrder maker = next.get();
      int price = order.own(maker.price());
      long shares = Math.min(order.wanted(price), maker.remaining());
      long before = current != null && current.price() == price ? current.shares() : 0;
      if (isDust(order.wanted(price), price) || !canPay(order, price, shares, before)) {
        break;
      }
      if (current == null || current.price() != price) {
        publish(current);
        current = new PolymarketTrade(ids.uuid(), order, price, trades++, now, ids.hash());
      }
      execute(current, maker, shares, now);
      next = order.market().book().next(order.side(), order.price());
    }
    publish(current);
    return trades;
  }

  private void publish(@Nullable PolymarketTrade trade) {
    if (trade != null) {
      long fee = fee(trade.price(), trade.shares());
      trade.charge(fee);
      trade.taker().account().payFee(fee);
      fees += fee;
      chain.submit(trade);
      trade.taker().account().remember(trade);
      trade.makers().forEach(fill -> fill.order().account().remember(trade));
      listener.onTrade(trade);
    }
  }

  /** Whether shares are worth less than a millionth of a dollar: nothing that can be paid. */
  private static boolean isDust(long shares, int price) {
    return shares * price < Price.DOLLAR;
  }

  /** Whether the taker can pay more shares of a price, and the fee of all of that price. */
  private static boolean canPay(PolymarketOrder order, int price, long shares, long before) {
    if (order.account().isHouse() || order.request().action() == Action.SELL) {
      return true;
    }
    long free = order.account().freeCash() + order.reservedCash();
    return free >= cost(price, shares) + fee(price, before + shares);
  }

  private void execute(PolymarketTrade trade, PolymarketOrder maker, long shares, long now) {
    PolymarketOrder taker = trade.taker();
    boolean sameToken = taker.token() == maker.token();
    long makerValue = Exact.mulDivFloor(shares, maker.limit(), Price.DOLLAR);
    long takerValue = sameToken ? makerValue : shares - makerValue;
    settle(maker, trade.id(), shares, makerValue);
    settle(taker, trade.id(), shares, takerValue);
    if (!sameToken) {
      long minted = taker.request().action() == Action.BUY ? shares : -shares;
      collateral += minted;
      taker.market().pair(minted);
    }
    trade.add(new PolymarketTrade.MakerFill(maker, shares, maker.limit()), takerValue);
    taker.market().traded(maker.price(), takerValue);
    if (maker.remaining() == 0) {
      taker.market().book().remove(maker);
      maker.become(Status.MATCHED, Status.MATCHED.name());
    }
    listener.onLevel(taker.market(), maker.side(), maker.price(), now);
    listener.onOrder(maker, Change.UPDATE, now);
  }

  private static void settle(PolymarketOrder order, String trade, long shares, long value) {
    PolymarketAccount account = order.account();
    PolymarketAccount.Holding holding = account.holding(order.request().token());
    if (order.request().action() == Action.BUY) {
      account.pay(value);
      holding.buy(shares);
    } else {
      account.pay(-value);
      holding.sell(shares);
    }
    order.fill(trade, shares, value);
  }

  /** Lets time pass: held orders are matched, trades get further, expired orders are taken out. */
  public void advance(long now) {
    while (!delayed.isEmpty() && delayed.peek().due() <= now) {
      PolymarketOrder order = delayed.remove().order();
      if (order.status() == Status.DELAYED) {
        match(order, now);
      }
    }
    for (Chain.Step step : chain.due(now)) {
      progress(step, now);
    }
    for (PolymarketAccount account : accounts) {
      account.openOrders().stream()
          .filter(order -> order.status() == Status.LIVE && order.request().expiresAt() > 0)
          .filter(order -> order.request().expiresAt() - GTD_EARLY_SECONDS <= now / 1_000)
          .forEach(order -> drop(order, Status.CANCELED, now));
    }
  }

  private void progress(Chain.Step step, long now) {
    PolymarketTrade trade = step.trade();
    trade.become(step.status(), now);
    if (step.status() == PolymarketTrade.Status.MINED && !isResolved(trade.taker().market())) {
      deliver(trade.taker(), trade.shares());
      trade.makers().forEach(fill -> deliver(fill.order(), fill.shares()));
    }
    listener.onProgress(trade);
  }

  private static void deliver(PolymarketOrder order, long shares) {
    if (order.request().action() == Action.BUY) {
      order.account().holding(order.request().token()).mined(shares);
    }
  }

  /** Cancels an order of a wallet; false when it does not rest (a held order is locked). */
  public boolean cancel(PolymarketAccount account, String id, long now) {
    Optional<PolymarketOrder> order =
        account.order(id).filter(found -> found.status() == Status.LIVE);
    order.ifPresent(found -> drop(found, Status.CANCELED, now));
    return order.isPresent();
  }

  private void drop(PolymarketOrder order, Status status, long now) {
    order.market().book().remove(order);
    order.become(status, status.name());
    listener.onOrder(order, Change.CANCELLATION, now);
    listener.onLevel(order.market(), order.side(), order.price(), now);
  }

  /** Cancels every resting order of a market, as happens when its game starts. */
  public void clear(PolymarketMarket market, long now) {
    market.book().orders().forEach(order -> drop(order, Status.CANCELED, now));
  }

  /**
   * Makes the house's orders in a market equal to a ladder over the first token. Whether a level
   * buys one token or sells the other is drawn, as far as the house has tokens.
   *
   * @param bids millionths of a share by price
   * @param asks millionths of a share by price
   */
  public void quote(
      PolymarketAccount house,
      PolymarketMarket market,
      Map<Integer, Long> bids,
      Map<Integer, Long> asks,
      long now) {
    if (isResolved(market)) {
      return;
    }
    Map<Integer, Long> missingBids = new LinkedHashMap<>(bids);
    Map<Integer, Long> missingAsks = new LinkedHashMap<>(asks);
    for (PolymarketOrder order : market.book().orders()) {
      if (order.account() == house) {
        boolean bid = order.side() == Side.BID;
        adjust(order, (bid ? missingBids : missingAsks).remove(order.price()), now);
      }
    }
    missingBids.forEach((price, shares) -> quote(house, market, true, price, shares, now));
    missingAsks.forEach((price, shares) -> quote(house, market, false, price, shares, now));
    retick(market, now);
  }

  private void adjust(PolymarketOrder order, @Nullable Long wanted, long now) {
    if (wanted == null) {
      drop(order, Status.CANCELED, now);
    } else if (wanted != order.remaining()) {
      order.resize(wanted);
      listener.onLevel(order.market(), order.side(), order.price(), now);
    }
  }

  private void quote(
      PolymarketAccount house,
      PolymarketMarket market,
      boolean bid,
      int price,
      long shares,
      long now) {
    int sold = bid ? 1 : 0;
    boolean sells =
        kinds.nextBoolean() && house.holding(market.token(sold)).settled() >= shares * 4;
    int token = sells ? sold : 1 - sold;
    int own = token == 0 ? price : Price.DOLLAR - price;
    long collateralNeeded = cost(own, shares);
    NewOrder request =
        new NewOrder(
            ids.hash(),
            house.address(),
            "",
            market.token(token),
            sells ? Action.SELL : Action.BUY,
            sells ? shares : collateralNeeded,
            sells ? collateralNeeded : shares,
            OrderType.GTC,
            false,
            0);
    match(new PolymarketOrder(request, house, market, own, now), now);
  }

  /** The tick becomes finer beyond 4 and 96 cents, for good. */
  private void retick(PolymarketMarket market, long now) {
    int best = market.best(0, Side.BID).orElse(Price.DOLLAR / 2);
    if (market.tick() == PolymarketMarket.WIDE_TICK && (best > 9_600 || best < 400)) {
      market.retick(PolymarketMarket.FINE_TICK, now);
      listener.onMarket(market, Step.TICK, now);
    }
  }

  /** Somebody tells the oracle the result of a market. */
  public void propose(PolymarketMarket market, long now) {
    if (market.status() == PolymarketMarket.Status.OPEN) {
      market.propose(now);
      listener.onMarket(market, Step.PROPOSED, now);
    }
  }

  /** Ends a market and pays it out; what the first token pays decides the second. */
  public void resolve(PolymarketMarket market, Price first, long now) {
    if (isResolved(market)) {
      return;
    }
    market.book().orders().forEach(order -> drop(order, Status.CANCELED_MARKET_RESOLVED, now));
    market.resolve(first, now);
    long before = accounts.stream().mapToLong(PolymarketAccount::cash).sum();
    for (PolymarketAccount account : accounts) {
      account.redeem(market, 0, first, now);
      account.redeem(market, 1, first.complement(), now);
    }
    long paid = accounts.stream().mapToLong(PolymarketAccount::cash).sum() - before;
    collateral -= market.pairs();
    dust += market.pairs() - paid;
    market.pair(-market.pairs());
    listener.onMarket(market, Step.RESOLVED, now);
  }

  /** An order that is held back, and until when. */
  private record Delayed(PolymarketOrder order, long due, long sequence) {}
}
