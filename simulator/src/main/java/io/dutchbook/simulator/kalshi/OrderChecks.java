package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Price;
import io.dutchbook.simulator.book.Side;
import io.dutchbook.simulator.kalshi.NewOrder.Lifetime;
import io.dutchbook.simulator.kalshi.Placement.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why orders, amendments and cancels are refused; nothing when they are not. */
final class OrderChecks {
  private boolean trading = true;
  private boolean open = true;

  boolean isTrading() {
    return trading && open;
  }

  boolean isOpen() {
    return open;
  }

  void trade(boolean allowed) {
    trading = allowed;
  }

  void open(boolean allowed) {
    open = allowed;
  }

  Optional<Refusal> ofOrder(
      KalshiAccount account, @Nullable KalshiMarket market, NewOrder request, long now) {
    if (market == null) {
      return Optional.of(Refusal.MARKET_NOT_FOUND);
    }
    Optional<Refusal> pause = pause();
    if (pause.isPresent()) {
      return pause;
    }
    if (request.clientOrderId() != null && account.hasUsed(request.clientOrderId())) {
      return Optional.of(Refusal.ORDER_ALREADY_EXISTS);
    }
    if (!market.takesOrders(now)) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    return group(account, market, request).or(() -> terms(account, market, request, now));
  }

  private Optional<Refusal> pause() {
    if (!open) {
      return Optional.of(Refusal.EXCHANGE_PAUSED);
    }
    return trading ? Optional.empty() : Optional.of(Refusal.TRADING_PAUSED);
  }

  private static Optional<Refusal> group(
      KalshiAccount account, KalshiMarket market, NewOrder request) {
    if (request.groupId() == null) {
      return Optional.empty();
    }
    Optional<OrderGroup> group =
        account.group(request.groupId()).filter(found -> found.shard() == market.shard());
    if (group.isEmpty()) {
      return Optional.of(Refusal.GROUP_NOT_FOUND);
    }
    return group.get().isTriggered() ? Optional.of(Refusal.GROUP_TRIGGERED) : Optional.empty();
  }

  private static Optional<Refusal> terms(
      KalshiAccount account, KalshiMarket market, NewOrder request, long now) {
    if (!isOnGrid(market, request.price())) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    if (request.count() <= 0) {
      return Optional.of(Refusal.INVALID_ORDER_SIZE);
    }
    if (request.expiresAt() != 0 && request.expiresAt() <= now) {
      return Optional.of(Refusal.EXPIRED);
    }
    if (request.postOnly() && crosses(market, request.side(), request.price())) {
      return Optional.of(Refusal.POST_ONLY_CROSS);
    }
    if (request.reduceOnly() && reducible(account, request) <= 0) {
      return Optional.of(Refusal.REDUCE_ONLY);
    }
    return request.lifetime() == Lifetime.FILL_OR_KILL && !canFill(account, market, request)
        ? Optional.of(Refusal.FILL_OR_KILL)
        : Optional.empty();
  }

  private static boolean isOnGrid(KalshiMarket market, int price) {
    return price > 0 && price < Price.DOLLAR && market.grid().contains(new Price(price));
  }

  static boolean crosses(KalshiMarket market, Side side, int price) {
    return market.book().next(side, price).isPresent();
  }

  /** How much of a position an order of this side can close, hundredths of a contract. */
  static long reducible(KalshiAccount account, NewOrder request) {
    long net = account.net(request.ticker());
    return request.side() == Side.BID ? -net : net;
  }

  /** An order that meets an own one on the way is not refused; it stops there. */
  private static boolean canFill(KalshiAccount account, KalshiMarket market, NewOrder request) {
    long available = 0;
    for (KalshiOrder resting : market.book().matches(request.side(), request.price())) {
      if (resting.account() == account) {
        return true;
      }
      available += resting.remaining();
    }
    return available >= request.count();
  }

  Optional<Refusal> ofAmendment(KalshiOrder order, Amendment change, long now) {
    Optional<Refusal> pause = pause();
    if (pause.isPresent()) {
      return pause;
    }
    KalshiMarket market = order.market();
    if (!market.takesOrders(now)) {
      return Optional.of(Refusal.MARKET_INACTIVE);
    }
    return mismatch(order, change).or(() -> amendedTerms(order, change, now));
  }

  private static Optional<Refusal> mismatch(KalshiOrder order, Amendment change) {
    if (change.clientOrderId() != null && !change.clientOrderId().equals(order.clientOrderId())) {
      return Optional.of(Refusal.CLIENT_ORDER_ID_MISMATCH);
    }
    if (change.side() != order.side()) {
      return Optional.of(Refusal.SIDE_MISMATCH);
    }
    return change.ticker().equals(order.market().ticker())
        ? Optional.empty()
        : Optional.of(Refusal.TICKER_MISMATCH);
  }

  private static Optional<Refusal> amendedTerms(KalshiOrder order, Amendment change, long now) {
    String name = change.updatedClientOrderId();
    if (name != null && !name.equals(order.clientOrderId()) && order.account().hasUsed(name)) {
      return Optional.of(Refusal.ORDER_ALREADY_EXISTS);
    }
    if (!isOnGrid(order.market(), change.price())) {
      return Optional.of(Refusal.INVALID_PRICE);
    }
    if (change.count() <= order.filled()) {
      return Optional.of(Refusal.INVALID_ORDER_SIZE);
    }
    return change.expiresAt() > 0 && change.expiresAt() <= now
        ? Optional.of(Refusal.EXPIRED)
        : Optional.empty();
  }

  /** Cancelling is possible while trading is paused, but not after the close (2026-10). */
  Optional<Refusal> ofReduction(KalshiOrder order, long now) {
    if (!open) {
      return Optional.of(Refusal.EXCHANGE_PAUSED);
    }
    return order.market().isClosed(now) ? Optional.of(Refusal.MARKET_INACTIVE) : Optional.empty();
  }
}
