package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.money.Price;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The exchange: wallets, orders that come and go, and time, which settles and resolves. */
public final class PolymarketExchange {
  /** The most finished events that are remembered. */
  public static final int HISTORY = 2_000;

  /** The taker fee of sports markets since 2026-07-10. */
  public static final PolymarketFees FEES = new PolymarketFees(50_000);

  private static final long GTD_EARLY_SECONDS = 60;

  private final ExchangeRules rules;
  private final PolymarketListener listener;
  private final Fates fates;
  private final Chain chain;
  private final Treasury treasury = new Treasury(FEES);
  private final Funds funds = new Funds(treasury);
  private final Matcher matcher;
  private final HouseQuotes quotes;
  private final Listings listings = new Listings();
  private final Weather weather = new Weather();
  private final List<PolymarketAccount> accounts = new ArrayList<>();
  private final Map<String, PolymarketAccount> wallets = new LinkedHashMap<>();
  private final HeldOrders held = new HeldOrders();

  /** An exchange without wallets and markets, under the usual rules. */
  public PolymarketExchange(Seed seed, PolymarketListener listener) {
    this(seed, listener, ExchangeRules.USUAL);
  }

  /** An exchange without wallets and markets. */
  public PolymarketExchange(Seed seed, PolymarketListener listener, ExchangeRules rules) {
    Ids ids = new Ids(seed.part("ids"));
    this.rules = rules;
    this.listener = listener;
    this.fates = new Fates(seed.part("fates").numbers());
    this.chain = new Chain(seed.part("chain").numbers(), rules.pace(), fates);
    this.matcher = new Matcher(treasury, funds, chain, ids, listener);
    this.quotes = new HouseQuotes(matcher, ids, seed.part("kinds").numbers(), listener);
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
    listings
        .add(event, takerDelayMillis)
        .forEach(market -> listener.onMarket(market, Step.LISTED, event.listedAt()));
    for (PolymarketMarket forgotten : listings.forgetOldest(HISTORY)) {
      accounts.forEach(account -> treasury.redeem(account, forgotten, forgotten.closedAt()));
      accounts.forEach(account -> account.forget(forgotten));
    }
  }

  /** Every event that is remembered, oldest first. */
  public Collection<PolymarketEvent> events() {
    return listings.events();
  }

  /** The markets of an event. */
  public List<PolymarketMarket> marketsOf(PolymarketEvent event) {
    return listings.of(event);
  }

  /** Every market that is remembered, oldest first. */
  public Collection<PolymarketMarket> markets() {
    return listings.markets();
  }

  /** A market by condition id. */
  public Optional<PolymarketMarket> market(String conditionId) {
    return listings.market(conditionId);
  }

  /** The market of a token. */
  public Optional<PolymarketMarket> marketOf(String token) {
    return listings.marketOf(token);
  }

  /** All fees taken, in micro-dollars. */
  public long fees() {
    return treasury.fees();
  }

  /** A dollar for every pair of tokens in being, in micro-dollars. */
  public long collateral() {
    return treasury.collateral();
  }

  /** Fractions of a micro-dollar that resolutions at half a dollar left over. */
  public long dust() {
    return treasury.dust();
  }

  /** What coming trades go through on the chain. */
  public Fates fates() {
    return fates;
  }

  /** What else is out of the ordinary. */
  public Weather weather() {
    return weather;
  }

  /** Gives an account pairs of tokens for a dollar each. */
  public void split(PolymarketAccount account, PolymarketMarket market, long shares) {
    treasury.split(account, market, shares);
  }

  /**
   * Does what a wallet asks of the token contracts, or nothing.
   *
   * @param shares millionths; a redemption takes everything that is held
   * @return whether the wallet had what it takes
   */
  public boolean convert(
      PolymarketAccount account,
      PolymarketMarket market,
      Conversion conversion,
      long shares,
      long now) {
    return treasury.convert(account, market, conversion, shares, now);
  }

  /** Takes an order; an order that would trade in a market with a delay is held back first. */
  public Placement place(NewOrder request, long now) {
    PolymarketMarket market = marketOf(request.token()).orElse(null);
    PolymarketAccount account = wallets.get(request.maker().toLowerCase(Locale.ROOT));
    if (market == null || isResolved(market)) {
      return new Refused("the orderbook " + request.token() + " does not exist");
    }
    if (account == null) {
      return new Refused(Funds.refusal(0, request.makerAmount()));
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
    Optional<String> refusal = funds.reserve(order, takes);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    boolean killed =
        switch (request.type()) {
          case FOK -> !Funds.canFill(order);
          case FAK -> !takes;
          case GTC, GTD -> false;
        };
    if (killed) {
      return kill(order, now);
    }
    order.account().accept(order);
    long delay = order.account().isHouse() ? 0 : weather.delay(order.market());
    if (takes && delay > 0) {
      order.become(Status.DELAYED, Status.DELAYED.name());
      held.add(order, now + delay);
      listener.onOrder(order, Change.PLACEMENT, now);
    } else {
      match(order, now);
    }
    return new Accepted(order);
  }

  /** A killed FOK is also told to its owner's sockets. */
  private Placement kill(PolymarketOrder order, long now) {
    String why = Matcher.killed(order);
    if (order.request().type() == OrderType.FOK) {
      order.become(Status.UNMATCHED, "CANCELED_" + why);
      listener.onOrder(order, Change.CANCELLATION, now);
    }
    return new Refused(why);
  }

  private void match(PolymarketOrder order, long now) {
    if (!order.account().isHouse() && order.request().type() == OrderType.FAK) {
      weather.curtail().ifPresent(order::curtail);
    }
    matcher.match(order, now);
  }

  /** Lets time pass: held orders are matched, trades get further, expired orders are taken out. */
  public void advance(long now) {
    if (!weather.isHalted(now)) {
      held.due(now).forEach(order -> match(order, now));
    }
    chain.due(now).forEach(step -> progress(step, now));
    for (PolymarketAccount account : accounts) {
      account.openOrders().stream()
          .filter(order -> order.status() == Status.LIVE && order.request().expiresAt() > 0)
          .filter(order -> order.request().expiresAt() - GTD_EARLY_SECONDS <= now / 1_000)
          .forEach(order -> matcher.drop(order, Status.CANCELED, now));
    }
  }

  private void progress(Chain.Step step, long now) {
    PolymarketTrade trade = step.trade();
    trade.become(step.status(), now);
    switch (step.status()) {
      case MINED -> treasury.deliver(trade);
      case FAILED -> treasury.reverse(trade);
      case MATCHED, MATCHED_NOT_BROADCASTED, RETRYING, CONFIRMED -> {}
    }
    listener.onProgress(trade);
  }

  /** Cancels an order of a wallet; false when it does not rest (a held order is locked). */
  public boolean cancel(PolymarketAccount account, String id, long now) {
    Optional<PolymarketOrder> order =
        account.order(id).filter(found -> found.status() == Status.LIVE);
    order.ifPresent(found -> matcher.drop(found, Status.CANCELED, now));
    return order.isPresent();
  }

  /** Takes every resting order of a market out, as happens when its game starts. */
  public void clear(PolymarketMarket market, long now) {
    market.book().orders().forEach(order -> matcher.drop(order, Status.INVALID, now));
  }

  /**
   * Makes the house's orders in a market equal to a ladder over the first token.
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
    if (!isResolved(market)) {
      quotes.set(house, market, bids, asks, now);
    }
  }

  /** Gives a market another tick; what rests off the new grid stays. */
  public void retick(PolymarketMarket market, int tick, long now) {
    if (market.tick() != tick && !isResolved(market)) {
      market.retick(tick, now);
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
    market
        .book()
        .orders()
        .forEach(order -> matcher.drop(order, Status.CANCELED_MARKET_RESOLVED, now));
    held.of(market).forEach(order -> matcher.drop(order, Status.CANCELED_MARKET_RESOLVED, now));
    chain.hasten(market).forEach(step -> progress(step, now));
    market.resolve(first, now);
    accounts.stream()
        .filter(account -> rules.autoRedeem() || account.isHouse())
        .forEach(account -> treasury.redeem(account, market, now));
    listener.onMarket(market, Step.RESOLVED, now);
  }

  private static boolean isResolved(PolymarketMarket market) {
    return market.status() == PolymarketMarket.Status.RESOLVED;
  }
}
