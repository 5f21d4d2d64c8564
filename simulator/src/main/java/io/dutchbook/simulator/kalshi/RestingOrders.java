package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import java.util.function.Predicate;

/** Puts orders into books, takes them out, and tells. */
final class RestingOrders {
  private final KalshiListener listener;

  RestingOrders(KalshiListener listener) {
    this.listener = listener;
  }

  /** Puts an order behind all others of its price. */
  void rest(KalshiOrder order, Reason reason, long now) {
    KalshiMarket market = order.market();
    market.book().rest(order);
    market.touch();
    listener.onOrder(order, reason);
    level(order, order.remaining(), now);
  }

  private void level(KalshiOrder order, long change, long now) {
    order.market().quoted(now);
    listener.onLevel(order.market(), order.side(), order.price(), change, order, now);
  }

  /** Cancels an order, whether it rests or is being matched; returns how much was left of it. */
  long drop(KalshiOrder order, Reason reason, long now) {
    boolean rested = order.market().book().remove(order);
    long dropped = order.cancel(now);
    listener.onOrder(order, reason);
    if (rested) {
      level(order, -dropped, now);
    }
    return dropped;
  }

  /** Makes an order smaller or larger where it rests. */
  void resize(KalshiOrder order, long count, Reason reason, long now) {
    long change = count - order.remaining();
    order.resize(count, now);
    listener.onOrder(order, reason);
    if (change != 0) {
      level(order, change, now);
    }
  }

  /** Makes a quote of the house smaller or larger; nobody follows its orders one by one. */
  void requote(KalshiOrder order, long count, long now) {
    long change = count - order.remaining();
    if (change != 0) {
      order.resize(count, now);
      level(order, change, now);
    }
  }

  /** Takes an order out of its book for a moment, to be matched anew. */
  void lift(KalshiOrder order, long now) {
    order.market().book().remove(order);
    level(order, -order.remaining(), now);
  }

  /** Cancels everything in a market that a rule is about. */
  void dropAll(KalshiMarket market, Predicate<KalshiOrder> which, Reason reason, long now) {
    market.book().orders().stream().filter(which).forEach(order -> drop(order, reason, now));
  }
}
