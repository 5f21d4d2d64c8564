package io.dutchbook.venues.paper;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.venues.Catalogue;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A venue's catalogue that pays the paper account before it tells of a result, so that whoever
 * hears of it finds the money there.
 */
public final class PaperCatalogue implements Catalogue {
  private final Catalogue venue;
  private final PaperVenue account;

  /** The venue's catalogue, and who is paid by its results. */
  public PaperCatalogue(Catalogue venue, PaperVenue account) {
    this.venue = venue;
    this.account = account;
  }

  @Override
  public Venue venue() {
    return venue.venue();
  }

  @Override
  public CompletionStage<List<Listing>> listings(League league) {
    return venue.listings(league);
  }

  @Override
  public CompletionStage<List<Settlement>> settlements(Collection<String> markets) {
    return venue
        .settlements(markets)
        .thenCompose(results -> account.settle(results).thenApply(_ -> results));
  }
}
