package io.dutchbook.node;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.paper.PaperChange;
import io.dutchbook.engine.paper.PaperOrder;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.persistence.paper.PaperTables;
import io.dutchbook.venues.paper.PaperStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Paper accounts in the database.
 *
 * @param blocking where its statements may wait
 */
record StoredPaper(PaperTables tables, Executor blocking) implements PaperStore {
  @Override
  public CompletionStage<PaperAccount> open(Venue venue, Money capital) {
    return CompletableFuture.supplyAsync(() -> tables.open(venue, capital), blocking);
  }

  @Override
  public CompletionStage<Long> revision(Venue venue) {
    return CompletableFuture.supplyAsync(() -> tables.revision(venue), blocking);
  }

  @Override
  public CompletionStage<Optional<PaperOrder>> find(Venue venue, OrderKey order) {
    return CompletableFuture.supplyAsync(() -> tables.find(venue, order), blocking);
  }

  @Override
  public CompletionStage<Boolean> save(PaperChange change) {
    return CompletableFuture.supplyAsync(() -> tables.save(change), blocking);
  }

  @Override
  public CompletionStage<List<Fill>> fills(Venue venue, long since) {
    return CompletableFuture.supplyAsync(() -> tables.fills(venue, since), blocking);
  }
}
