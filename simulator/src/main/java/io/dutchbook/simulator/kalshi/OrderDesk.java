package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.kalshi.Placement.Accepted;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import io.dutchbook.simulator.kalshi.Placement.Refused;
import io.dutchbook.simulator.kalshi.Reduction.Denied;
import io.dutchbook.simulator.kalshi.Reduction.Reduced;
import io.dutchbook.simulator.seed.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes orders, amendments, decreases and cancels. */
final class OrderDesk {
  private final Ids ids;
  private final OrderChecks checks;
  private final Matching matching;
  private final RestingOrders resting;

  OrderDesk(Ids ids, OrderChecks checks, Matching matching, RestingOrders resting) {
    this.ids = ids;
    this.checks = checks;
    this.matching = matching;
    this.resting = resting;
  }

  Placement place(
      KalshiAccount account, @Nullable KalshiMarket market, NewOrder request, long now) {
    Optional<Refusal> refusal = checks.ofOrder(account, market, request, now);
    if (market == null || refusal.isPresent()) {
      return new Refused(refusal.orElse(Refusal.MARKET_NOT_FOUND));
    }
    KalshiOrder order = new KalshiOrder(ids.uuid(), account, market, request, now);
    if (request.reduceOnly()) {
      order.resize(Math.min(request.count(), OrderChecks.reducible(account, request)), now);
    }
    account.accept(order);
    if (!canPay(order)) {
      account.withdraw(order);
      return new Refused(Refusal.INSUFFICIENT_BALANCE);
    }
    matching.take(order, Reason.PLACED, now);
    return new Accepted(order);
  }

  private static boolean canPay(KalshiOrder order) {
    KalshiAccount account = order.account();
    return account.isHouse() || account.available(order.market()) >= 0;
  }

  /**
   * Amends an order. Its place in the queue is kept by a pure decrease and by a new expiry only;
   * everything else matches it anew and puts it last.
   */
  Placement amend(KalshiOrder order, Amendment change, long now) {
    Optional<Refusal> refusal = checks.ofAmendment(order, change, now);
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    NewOrder before = order.request();
    long left = order.remaining();
    long wanted = change.count() - order.filled();
    order.amend(before.amended(change), wanted, now);
    boolean affordable = canPay(order);
    boolean keepsPlace = change.price() == before.price() && wanted <= left;
    order.amend(before, left, now);
    if (!affordable) {
      return new Refused(Refusal.INSUFFICIENT_BALANCE);
    }
    order.account().rename(order.clientOrderId(), change.updatedClientOrderId());
    if (keepsPlace) {
      order.amend(before.amended(change), left, now);
      resting.resize(order, wanted, Reason.AMEND, now);
    } else {
      requeue(order, change, wanted, now);
    }
    return new Accepted(order);
  }

  private void requeue(KalshiOrder order, Amendment change, long wanted, long now) {
    resting.lift(order, now);
    order.amend(order.request().amended(change), wanted, now);
    boolean crosses = OrderChecks.crosses(order.market(), order.side(), order.price());
    if (order.request().postOnly() && crosses) {
      resting.drop(order, Reason.POST_ONLY_CROSS, now);
    } else {
      matching.take(order, Reason.AMEND, now);
    }
  }

  Reduction cancel(KalshiOrder order, long now) {
    Optional<Refusal> refusal = checks.ofReduction(order, now);
    return refusal.isPresent()
        ? new Denied(refusal.get())
        : new Reduced(order, resting.drop(order, Reason.CANCEL, now));
  }

  /** Makes an order smaller; with nothing left it is cancelled. */
  Reduction decrease(KalshiOrder order, long to, long now) {
    Optional<Refusal> refusal = checks.ofReduction(order, now);
    if (refusal.isPresent()) {
      return new Denied(refusal.get());
    }
    long by = order.remaining() - Math.max(to, 0);
    if (by < 0) {
      return new Denied(Refusal.INVALID_ORDER_SIZE);
    }
    if (by == order.remaining()) {
      resting.drop(order, Reason.DECREASE, now);
    } else {
      resting.resize(order, order.remaining() - by, Reason.DECREASE, now);
    }
    return new Reduced(order, by);
  }
}
