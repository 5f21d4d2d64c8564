package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who can pay what. Resting buys of one market side may not exceed free collateral, but those of
 * different markets may (documentation of 2026): so a resting buy can be without funds when its
 * turn comes.
 */
final class Funds {
  static final String NONE = "not enough balance / allowance";

  private final Treasury treasury;

  Funds(Treasury treasury) {
    this.treasury = treasury;
  }

  /** What shares cost at a price, rounded up. */
  static long cost(int price, long shares) {
    return Exact.mulDivCeil(shares, price, Price.DOLLAR);
  }

  static String refusal(long balance, long amount) {
    return NONE + ": balance: " + balance + ", order amount: " + amount;
  }

  /** Holds back what the order can cost; the text of the refusal when there is too little. */
  Optional<String> reserve(PolymarketOrder order, boolean takes) {
    NewOrder request = order.request();
    PolymarketAccount account = order.account();
    boolean sells = request.action() == Action.SELL;
    long fee = takes && !sells ? treasury.fee(order.limit(), request.shares()) : 0;
    long needed = request.makerAmount() + fee;
    order.reserve(sells ? 0 : needed, sells ? needed : 0);
    if (account.isHouse()) {
      return Optional.empty();
    }
    long free = sells ? account.freeShares(request.token()) : account.freeCash(request.token());
    return free >= needed ? Optional.empty() : Optional.of(refusal(free, needed));
  }

  /** Whether the taker can pay more shares of a price, and the fee of all of that price. */
  boolean canPay(PolymarketOrder order, PolymarketOrder maker, long shares, long before) {
    if (order.account().isHouse() || order.request().action() == Action.SELL) {
      return true;
    }
    int price = order.own(maker.price());
    long own = order.status() == PolymarketOrder.Status.DELAYED ? order.reservedCash() : 0;
    return order.account().spendableCash() + own >= needed(price, shares, before);
  }

  private long needed(int price, long shares, long before) {
    return cost(price, shares) + treasury.fee(price, before + shares);
  }

  /** Whether a resting order can pay for a fill, also when the taker is of the same wallet. */
  boolean isFunded(PolymarketOrder maker, PolymarketOrder taker, long shares, long before) {
    if (maker.account().isHouse() || !buys(maker)) {
      return true;
    }
    boolean both = maker.account() == taker.account() && buys(taker);
    long own = both ? needed(taker.own(maker.price()), shares, before) : 0;
    return maker.account().spendableCash() >= cost(maker.limit(), shares) + own;
  }

  private static boolean buys(PolymarketOrder order) {
    return order.request().action() == Action.BUY;
  }

  /** Whether resting orders that can pay are enough for all of an order. */
  static boolean canFill(PolymarketOrder order) {
    Map<PolymarketAccount, Long> left = new HashMap<>();
    long shares = order.request().shares();
    long budget = order.request().makerAmount();
    for (PolymarketOrder resting : order.market().book().matches(order.side(), order.price())) {
      long cost = cost(resting.limit(), resting.remaining());
      long cash = left.computeIfAbsent(resting.account(), PolymarketAccount::spendableCash);
      if (!resting.account().isHouse() && buys(resting)) {
        if (cash < cost) {
          continue;
        }
        left.put(resting.account(), cash - cost);
      }
      shares -= resting.remaining();
      budget -= cost(order.own(resting.price()), resting.remaining());
      if (order.spendsBudget() ? budget <= 0 : shares <= 0) {
        return true;
      }
    }
    return false;
  }
}
