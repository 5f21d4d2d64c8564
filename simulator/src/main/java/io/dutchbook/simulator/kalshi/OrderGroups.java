package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.kalshi.KalshiListener.GroupStep;
import io.dutchbook.simulator.kalshi.KalshiListener.Reason;
import io.dutchbook.simulator.seed.Ids;
import java.util.Optional;

/** The order groups of all members. */
public final class OrderGroups {
  private final Ids ids;
  private final KalshiListener listener;
  private final RestingOrders resting;
  private final int most;

  OrderGroups(Ids ids, KalshiListener listener, RestingOrders resting, int most) {
    this.ids = ids;
    this.listener = listener;
    this.resting = resting;
    this.most = most;
  }

  /**
   * Makes a group; nothing when the account has as many as it may.
   *
   * @param limit hundredths of a contract
   */
  public Optional<OrderGroup> create(KalshiAccount account, int shard, long limit, long now) {
    if (account.groups().size() >= most) {
      return Optional.empty();
    }
    OrderGroup group = new OrderGroup(ids.uuid(), shard, limit);
    account.add(group);
    listener.onGroup(account, group, GroupStep.CREATED, now);
    return Optional.of(group);
  }

  /** Cancels what rests of a group and takes no orders for it until it is reset. */
  public void trigger(KalshiAccount account, OrderGroup group, long now) {
    group.trigger();
    cancelAll(account, group, now);
    listener.onGroup(account, group, GroupStep.TRIGGERED, now);
  }

  /** Takes orders for a group again and forgets what it has traded. */
  public void reset(KalshiAccount account, OrderGroup group, long now) {
    group.reset();
    listener.onGroup(account, group, GroupStep.RESET, now);
  }

  /** Changes the limit, which may trigger the group at once. */
  public void limit(KalshiAccount account, OrderGroup group, long limit, long now) {
    group.limit(limit);
    listener.onGroup(account, group, GroupStep.LIMIT_UPDATED, now);
    triggerIfExceeded(account, group, now);
  }

  /** Cancels what rests of a group and forgets it. */
  public void delete(KalshiAccount account, OrderGroup group, long now) {
    cancelAll(account, group, now);
    account.remove(group);
    listener.onGroup(account, group, GroupStep.DELETED, now);
  }

  /** Counts what an order has traded. */
  void matched(KalshiOrder order, long count, long now) {
    String id = order.request().groupId();
    if (id == null) {
      return;
    }
    order
        .account()
        .group(id)
        .ifPresent(group -> {
          group.matched(count, now);
          triggerIfExceeded(order.account(), group, now);
        });
  }

  private void triggerIfExceeded(KalshiAccount account, OrderGroup group, long now) {
    if (!group.isTriggered() && group.isExceeded(now)) {
      trigger(account, group, now);
    }
  }

  private void cancelAll(KalshiAccount account, OrderGroup group, long now) {
    account.restingOrders().stream()
        .filter(order -> group.id().equals(order.request().groupId()))
        .forEach(order -> resting.drop(order, Reason.CANCEL, now));
  }
}
