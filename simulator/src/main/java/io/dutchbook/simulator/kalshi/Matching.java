package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.PriceTimeBook;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.NewOrder.OwnCross;
import java.util.Optional;

/** Trades orders with what rests: price first, then time, at the resting order's price. */
final class Matching {
  private final Clearing clearing;
  private final RestingOrders resting;
  private final OrderGroups groups;
  private final KalshiListener listener;
  private int shortOrders;
  private int shortPercent;

  Matching(Clearing clearing, RestingOrders resting, OrderGroups groups, KalshiListener listener) {
    this.clearing = clearing;
    this.resting = resting;
    this.groups = groups;
    this.listener = listener;
  }

  /** Lets the next immediate orders of members trade no more than a share of what they ask for. */
  void fillShort(int orders, int percent) {
    shortOrders = orders;
    shortPercent = percent;
  }

  /**
   * Trades an order with everybody it crosses; what is left then rests or is dropped.
   *
   * @param rests why it is told of when it comes to rest
   */
  void take(KalshiOrder order, Reason rests, long now) {
    boolean capped = order.filled() + order.remaining() < order.request().count();
    boolean stopped = match(order, share(order), now);
    if (order.status() == KalshiOrder.Status.CANCELED) {
      return;
    }
    boolean immediate = order.request().lifetime() != Lifetime.GOOD_TILL_CANCELED;
    boolean reduced = capped && order.request().reduceOnly();
    if (order.remaining() == 0 && !reduced) {
      listener.onOrder(order, Reason.TRADE);
    } else if (stopped) {
      resting.drop(order, Reason.SELF_TRADE, now);
    } else if (immediate) {
      resting.drop(order, reduced ? Reason.REDUCE_ONLY : Reason.CANCEL, now);
    } else {
      resting.rest(order, rests, now);
    }
  }

  private long share(KalshiOrder order) {
    boolean hit =
        shortOrders > 0
            && !order.account().isHouse()
            && order.request().lifetime() == Lifetime.IMMEDIATE_OR_CANCEL;
    if (!hit) {
      return order.remaining();
    }
    shortOrders--;
    return order.remaining() * shortPercent / 100;
  }

  /** Returns whether it had to stop at an own order. */
  private boolean match(KalshiOrder order, long most, long now) {
    PriceTimeBook<KalshiOrder> book = order.market().book();
    long left = most;
    while (order.remaining() > 0 && left > 0) {
      Optional<KalshiOrder> next = book.next(order.side(), order.price());
      if (next.isEmpty()) {
        return false;
      }
      KalshiOrder maker = next.get();
      if (maker.account() != order.account()) {
        long count = Math.min(left, Math.min(order.remaining(), maker.remaining()));
        left -= count;
        trade(order, maker, count, now);
      } else if (order.request().ownCross() == OwnCross.MAKER) {
        resting.drop(maker, Reason.SELF_TRADE, now);
      } else {
        return true;
      }
    }
    return false;
  }

  private void trade(KalshiOrder order, KalshiOrder maker, long count, long now) {
    clearing.trade(order, maker, count, now);
    listener.onOrder(maker, Reason.TRADE);
    groups.matched(maker, count, now);
    groups.matched(order, count, now);
  }
}
