package io.dutchbook.venues.paper;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.paper.PaperPayout;
import io.dutchbook.engine.paper.TakenSize;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Paper accounts that live as long as the process: for runs that nobody wants to continue. */
public final class MemoryPaperStore implements PaperStore {
  private final Map<Venue, PaperAccount> accounts = new EnumMap<>(Venue.class);
  private final Map<OrderKey, PaperOrder> orders = new LinkedHashMap<>();

  @Override
  public CompletionStage<PaperAccount> open(Venue venue, Money capital) {
    return answer(
        () -> accounts.computeIfAbsent(venue, absent -> PaperAccount.opened(absent, capital)));
  }

  @Override
  public CompletionStage<Long> revision(Venue venue) {
    return answer(
        () -> Optional.ofNullable(accounts.get(venue)).map(PaperAccount::revision).orElse(-1L));
  }

  @Override
  public CompletionStage<Optional<PaperOrder>> find(Venue venue, OrderKey order) {
    return answer(() -> Optional.ofNullable(orders.get(order)));
  }

  @Override
  public CompletionStage<Boolean> save(PaperChange change) {
    return answer(() -> {
      PaperAccount before = accounts.get(change.venue());
      if (before == null || before.revision() != change.revision() || isDecided(change)) {
        return false;
      }
      accounts.put(change.venue(), apply(before, change).revised(change.revision() + 1));
      return true;
    });
  }

  private boolean isDecided(PaperChange change) {
    PaperOrder known =
        change instanceof PaperChange.Ordered ordered
            ? orders.get(ordered.order().outcome().key())
            : null;
    return known != null && !known.isHeld();
  }

  private PaperAccount apply(PaperAccount before, PaperChange change) {
    PaperAccount after = before;
    switch (change) {
      case PaperChange.Ordered ordered -> {
        orders.put(ordered.order().outcome().key(), ordered.order());
        for (Fill fill : ordered.order().fills()) {
          after = after.filled(fill);
        }
        after = after.forgot(ordered.order().instrument().market());
        for (TakenSize size : ordered.taken()) {
          after = after.took(size);
        }
      }
      case PaperChange.PaidOut paid -> {
        for (PaperPayout payout : paid.payouts()) {
          after = after.paid(payout);
        }
      }
    }
    return after;
  }

  @Override
  public CompletionStage<List<Fill>> fills(Venue venue, long since) {
    return answer(() ->
        orders.values().stream()
            .filter(order -> order.instrument().venue() == venue)
            .flatMap(order -> order.fills().stream())
            .filter(fill -> fill.at() >= since)
            .toList());
  }

  private synchronized <T> CompletionStage<T> answer(Supplier<T> question) {
    return CompletableFuture.completedStage(question.get());
  }
}
