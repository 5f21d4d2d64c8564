package io.dutchbook.actors.testing;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.venues.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A catalogue that lists what a test says. */
public final class ScriptedCatalogue implements Catalogue {
  private final Venue venue;
  private final List<Listing> listings = new ArrayList<>();
  private final List<Settlement> settlements = new ArrayList<>();
  private int asked;

  /** A catalogue that lists nothing yet. */
  public ScriptedCatalogue(Venue venue) {
    this.venue = venue;
  }

  /** Lists a market. */
  public void list(Listing listing) {
    listings.add(listing);
  }

  /** Lists nothing any more. */
  public void clear() {
    listings.clear();
  }

  /** Has a final result. */
  public void settle(Settlement settlement) {
    settlements.add(settlement);
  }

  /** How often the list was asked for. */
  public int asked() {
    return asked;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public CompletionStage<List<Listing>> listings(League league) {
    asked++;
    return CompletableFuture.completedStage(List.copyOf(listings));
  }

  @Override
  public CompletionStage<List<Settlement>> settlements(Collection<String> markets) {
    return CompletableFuture.completedStage(
        settlements.stream().filter(s -> markets.contains(s.market())).toList());
  }
}
