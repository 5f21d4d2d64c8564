package io.dutchbook.engine.reconcile;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Something that a venue and the journal do not agree about. Equal when nothing of it has moved.
 */
public sealed interface Difference {
  /** At which venue. */
  Venue venue();

  /**
   * A different quantity of an instrument.
   *
   * @param game who trades it; nothing when no game of ours does
   * @param journal what the journal says
   * @param seen what the venue says
   */
  record Holding(InstrumentId instrument, @Nullable GameId game, Quantity journal, Quantity seen)
      implements Difference {
    @Override
    public Venue venue() {
      return instrument.venue();
    }

    @Override
    public String toString() {
      return "%s holds %s of %s, the journal says %s"
          .formatted(venue().key(), seen, instrument, journal);
    }
  }

  /** Different money. */
  record Cash(Venue venue, Money journal, Money seen) implements Difference {
    @Override
    public String toString() {
      return "%s holds $%s, the journal says $%s".formatted(venue.key(), seen, journal);
    }
  }

  /** A fill on an instrument of a game that the journal does not have. */
  record MissingFill(GameId game, VenueAccount.Traded fill) implements Difference {
    @Override
    public Venue venue() {
      return fill.instrument().venue();
    }

    @Override
    public String toString() {
      return "%s filled %s of %s (%s), the journal does not have it"
          .formatted(venue().key(), fill.quantity(), fill.instrument(), fill.fillId());
    }
  }

  /**
   * An order that may still trade and belongs to no open trade.
   *
   * @param isOurs whether it was sent for a trade that has ended since
   */
  record StrayOrder(VenueAccount.Resting order, boolean isOurs) implements Difference {
    @Override
    public Venue venue() {
      return order.instrument().venue();
    }

    @Override
    public String toString() {
      return "%s has order %s open on %s, %s"
          .formatted(
              venue().key(),
              order.orderId(),
              order.instrument(),
              isOurs ? "whose trade has ended" : "which the journal does not know");
    }
  }
}
