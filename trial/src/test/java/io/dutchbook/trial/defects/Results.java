package io.dutchbook.trial.defects;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Price;
import io.dutchbook.venues.Catalogue;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A catalogue that tells other results. */
record Results(Catalogue right, UnaryOperator<Price> told) implements Catalogue {
  @Override
  public Venue venue() {
    return right.venue();
  }

  @Override
  public CompletionStage<List<Listing>> listings(League league) {
    return right.listings(league);
  }

  @Override
  public CompletionStage<List<Settlement>> settlements(Collection<String> markets) {
    return right
        .settlements(markets)
        .thenApply(found -> found.stream().map(this::changed).toList());
  }

  private Settlement changed(Settlement settlement) {
    return new Settlement(
        settlement.market(),
        settlement.payouts().stream()
            .map(payout -> new Payout(payout.token(), told.apply(payout.price())))
            .toList());
  }
}
