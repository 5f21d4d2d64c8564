package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.polymarket.PolymarketTrade.MakerFill;

/**
 * Moves money and tokens: fills, mining, failed trades, split, merge and redemption.
 *
 * <p>What a trade gives away leaves at once; what it brings is pending until the trade is mined. So
 * a trade that fails can always be taken back exactly.
 */
final class Treasury {
  private final PolymarketFees rate;
  private long fees;
  private long collateral;
  private long dust;

  Treasury(PolymarketFees rate) {
    this.rate = rate;
  }

  long fees() {
    return fees;
  }

  long collateral() {
    return collateral;
  }

  long dust() {
    return dust;
  }

  /** The taker's fee in micro-dollars. */
  long fee(int price, long shares) {
    return rate.fee(new Price(price), shares).micros();
  }

  /** One side of a fill. */
  void fill(PolymarketOrder order, long shares, long value) {
    PolymarketAccount account = order.account();
    PolymarketAccount.Holding holding = account.holding(order.request().token());
    if (order.request().action() == Action.BUY) {
      account.pay(value);
      holding.buy(shares);
    } else {
      account.earn(value);
      holding.sell(shares);
    }
  }

  /** Makes pairs of tokens out of collateral, or with a minus turns them back. */
  void pair(PolymarketMarket market, long shares) {
    collateral += shares;
    market.pair(shares);
  }

  /** Takes the taker's fee: of a sale out of what it brings. */
  void charge(PolymarketTrade trade) {
    long fee = fee(trade.price(), trade.shares());
    trade.charge(fee);
    fees += fee;
    PolymarketAccount account = trade.taker().account();
    account.payFee(fee);
    if (trade.taker().request().action() == Action.SELL) {
      account.settle(fee);
    }
  }

  /** A trade is mined: what it brought is there. */
  void deliver(PolymarketTrade trade) {
    deliver(trade.taker(), trade.shares(), trade.value() - trade.fee());
    for (MakerFill fill : trade.makers()) {
      deliver(fill.order(), fill.shares(), fill.value());
    }
  }

  private static void deliver(PolymarketOrder order, long shares, long value) {
    if (order.request().action() == Action.BUY) {
      order.account().holding(order.request().token()).mined(shares);
    } else {
      order.account().settle(value);
    }
  }

  /** A trade failed: everybody gets back what was given, and gives back what was got. */
  void reverse(PolymarketTrade trade) {
    PolymarketOrder taker = trade.taker();
    reverse(taker, trade.shares(), trade.value() - trade.fee(), trade.value());
    taker.account().refundFee(trade.fee());
    fees -= trade.fee();
    for (MakerFill fill : trade.makers()) {
      reverse(fill.order(), fill.shares(), fill.value(), fill.value());
      if (fill.order().token() != taker.token()) {
        boolean minted = taker.request().action() == Action.BUY;
        pair(taker.market(), minted ? -fill.shares() : fill.shares());
      }
    }
  }

  private static void reverse(PolymarketOrder order, long shares, long pending, long value) {
    PolymarketAccount account = order.account();
    PolymarketAccount.Holding holding = account.holding(order.request().token());
    if (order.request().action() == Action.BUY) {
      holding.unbuy(shares);
      account.pay(-value);
    } else {
      holding.sell(-shares);
      account.settle(pending);
      account.pay(value);
    }
  }

  /** Turns dollars into pairs of tokens. */
  void split(PolymarketAccount account, PolymarketMarket market, long shares) {
    account.pay(shares);
    market.terms().tokens().forEach(token -> account.holding(token).mint(shares));
    pair(market, shares);
  }

  /** Turns pairs of tokens into dollars. */
  void merge(PolymarketAccount account, PolymarketMarket market, long shares) {
    market.terms().tokens().forEach(token -> account.holding(token).sell(shares));
    account.pay(-shares);
    pair(market, -shares);
  }

  /** Turns what an account holds of a resolved market into dollars; returns how many. */
  long redeem(PolymarketAccount account, PolymarketMarket market, long now) {
    Price first = market.firstPays();
    if (first == null) {
      throw new IllegalStateException(market.conditionId() + " is not resolved");
    }
    long shares = account.held(market.token(0)) + account.held(market.token(1));
    long paid =
        account.redeem(market, 0, first, now) + account.redeem(market, 1, first.complement(), now);
    market.redeemed(shares);
    pair(market, -paid);
    if (market.unredeemed() == 0) {
      dust += market.pairs();
      pair(market, -market.pairs());
    }
    return paid;
  }

  /** Does what a wallet asks of the token contracts, or nothing; says which. */
  boolean convert(
      PolymarketAccount account,
      PolymarketMarket market,
      Conversion conversion,
      long shares,
      long now) {
    boolean can = can(account, market, conversion, shares);
    if (can) {
      switch (conversion) {
        case SPLIT -> split(account, market, shares);
        case MERGE -> merge(account, market, shares);
        case REDEEM -> redeem(account, market, now);
      }
    }
    return can;
  }

  private static boolean can(
      PolymarketAccount account, PolymarketMarket market, Conversion conversion, long shares) {
    boolean resolved = market.status() == PolymarketMarket.Status.RESOLVED;
    return switch (conversion) {
      case SPLIT -> !resolved && account.spendableCash() >= shares;
      case MERGE ->
          !resolved
              && market.terms().tokens().stream()
                  .allMatch(token -> account.freeShares(token) >= shares);
      case REDEEM -> resolved;
    };
  }
}
