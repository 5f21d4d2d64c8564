package io.dutchbook.actors.testing;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.AccountPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An account that has what a test says it has. */
public final class ScriptedAccount implements AccountPort {
  private final Venue venue;
  private final Map<InstrumentId, Quantity> holdings = new HashMap<>();
  private final List<OpenOrder> orders = new ArrayList<>();
  private final List<AccountFill> fills = new ArrayList<>();
  private final List<String> cancelled = new ArrayList<>();
  private Money cash = Money.ZERO;
  private boolean broken;

  /** An account with nothing in it. */
  public ScriptedAccount(Venue venue) {
    this.venue = venue;
  }

  /** Holds cash. */
  public void cash(Money amount) {
    cash = amount;
  }

  /** Holds contracts. */
  public void holds(InstrumentId instrument, Quantity quantity) {
    holdings.put(instrument, quantity);
  }

  /** Holds nothing of an instrument any more. */
  public void holdsNone(InstrumentId instrument) {
    holdings.remove(instrument);
  }

  /** Has an order that may still trade. */
  public void rests(OpenOrder order) {
    orders.add(order);
  }

  /** Has filled something. */
  public void filled(AccountFill fill) {
    fills.add(fill);
  }

  /** Cannot say what is held, or can again. */
  public void isBroken(boolean yes) {
    broken = yes;
  }

  /** The orders that were cancelled, by the venue's names. */
  public List<String> cancelled() {
    return cancelled;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public CompletionStage<Money> balance() {
    return CompletableFuture.completedStage(cash);
  }

  @Override
  public CompletionStage<List<Holding>> holdings() {
    return broken
        ? CompletableFuture.failedStage(new IllegalStateException("the second page is missing"))
        : CompletableFuture.completedStage(
            holdings.entrySet().stream()
                .map(entry -> new Holding(entry.getKey(), entry.getValue()))
                .toList());
  }

  @Override
  public CompletionStage<List<OpenOrder>> openOrders() {
    return CompletableFuture.completedStage(List.copyOf(orders));
  }

  @Override
  public CompletionStage<List<AccountFill>> fills(long since) {
    return CompletableFuture.completedStage(
        fills.stream().filter(fill -> fill.at() >= since).toList());
  }

  @Override
  public CompletionStage<Void> cancel(OpenOrder order) {
    cancelled.add(order.orderId());
    orders.remove(order);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> cancelAll() {
    orders.clear();
    return CompletableFuture.completedStage(null);
  }
}
