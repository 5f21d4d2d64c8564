package io.dutchbook.venues;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.money.Price;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a venue lists, and how it settled what it no longer trades. */
public interface Catalogue {
  /** Whose catalogue this is. */
  Venue venue();

  /**
   * Every market on who wins a game of a league that takes orders now, pages read to the end.
   *
   * <p>A market whose fee or rules the venue does not state is left out and counted, never guessed.
   */
  CompletionStage<List<Listing>> listings(League league);

  /**
   * The final results among some markets; a market without one is not in the answer.
   *
   * @param markets the venue's names of them
   */
  CompletionStage<List<Settlement>> settlements(Collection<String> markets);

  /**
   * A market's final result.
   *
   * @param market the venue's name of it
   * @param payouts what one contract of each side pays
   */
  record Settlement(String market, List<Payout> payouts) {
    /** Copies the list. */
    public Settlement {
      payouts = List.copyOf(payouts);
    }
  }

  /**
   * What one side of a settled market pays.
   *
   * @param token which side
   * @param price per contract: a dollar, nothing, or half of it for a tie or a void
   */
  record Payout(String token, Price price) {}
}
