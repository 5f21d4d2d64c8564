package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.seed.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Moves contracts and money: trades, fees, collateral, settlement. */
final class Clearing {
  private final Ids ids;
  private final KalshiListener listener;
  private final boolean returnsCollateral;
  private final List<KalshiTrade> trades = new ArrayList<>();
  private long fees;
  private long collateral;

  Clearing(Ids ids, KalshiListener listener, boolean returnsCollateral) {
    this.ids = ids;
    this.listener = listener;
    this.returnsCollateral = returnsCollateral;
  }

  /** The trades of late, oldest first. */
  List<KalshiTrade> trades() {
    return List.copyOf(trades);
  }

  /** All fees taken, in micro-dollars. */
  long fees() {
    return fees;
  }

  /** A dollar for every pair of contracts held, less what was returned, in micro-dollars. */
  long collateral() {
    return collateral;
  }

  /** Trades two orders at the price of the one that rests. */
  void trade(KalshiOrder taker, KalshiOrder maker, long count, long now) {
    KalshiMarket market = taker.market();
    int price = maker.price();
    long before = longs(taker, maker);
    KalshiTrade trade = new KalshiTrade(ids.uuid(), market, price, count, taker.side(), now);
    fill(trade, maker, false);
    fill(trade, taker, true);
    long change = longs(taker, maker) - before;
    collateral += change * Price.DOLLAR;
    if (maker.remaining() == 0) {
      market.book().remove(maker);
    }
    market.traded(price, count, change, now);
    remember(trade);
    listener.onTrade(trade);
    market.quoted(now);
    listener.onLevel(market, maker.side(), price, -count, taker, now);
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
    returnCollateral(account, trade.market());
    listener.onFill(fill);
  }

  private void remember(KalshiTrade trade) {
    trades.add(trade);
    if (trades.size() > KalshiExchange.HISTORY) {
      trades.removeFirst();
    }
  }

  /**
   * At most one outcome of an event wins, so of all NO contracts in it only those of one market can
   * pay nothing: a dollar for each of the others is safe, and is paid at once.
   */
  private void returnCollateral(KalshiAccount account, KalshiMarket market) {
    if (returnsCollateral && !account.isHouse()) {
      long sum = 0;
      long largest = 0;
      for (MarketTerms terms : market.event().markets()) {
        long held = Math.max(-account.net(terms.ticker()), 0);
        sum += held;
        largest = Math.max(largest, held);
      }
      collateral -= account.advance(market, (sum - largest) * Price.DOLLAR);
    }
  }

  /** Pays every position of a determined market. */
  void settle(KalshiMarket market, Collection<KalshiAccount> accounts, long now) {
    Price value = market.settlementValue();
    if (market.status() != KalshiMarket.Status.DETERMINED || value == null) {
      return;
    }
    collateral -= market.openInterest() * Price.DOLLAR;
    for (KalshiAccount account : accounts) {
      if (account.net(market.ticker()) != 0) {
        settle(account, market, value, now);
      }
    }
    market.settle(now);
  }

  private static void settle(KalshiAccount account, KalshiMarket market, Price value, long now) {
    KalshiPosition position = account.position(market.ticker());
    long net = position.net();
    long cost = position.cost();
    long payment = position.settle(value, now);
    account.settle(
        new KalshiSettlement(market, value, net, cost, payment, position.fees(), now), payment);
  }

  /** Takes back what was paid early, once the last market of an event is settled. */
  void close(KalshiMarket market, Collection<KalshiAccount> accounts) {
    for (KalshiAccount account : accounts) {
      collateral -= account.advance(market, 0);
    }
  }
}
