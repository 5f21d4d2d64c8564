package io.dutchbook.engine.reconcile;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.MarketKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says an account has, all of it: every game has said its part.
 *
 * @param held everything that games ever traded and no venue has settled, zero included
 * @param busy markets on which a trade is open or a fill may still be taken back
 * @param settled markets whose result the venues know, booked here or not
 * @param fills those of the venues' fills that are booked
 * @param live those of the venues' resting orders that belong to an open trade, by our name
 * @param ended those that belong to a trade that has ended, by our name
 * @param cash what each venue must hold; a venue whose balance was never seen is not in here
 */
public record JournalAccount(
    Map<InstrumentId, Held> held,
    Set<MarketKey> busy,
    Set<MarketKey> settled,
    Set<String> fills,
    Set<String> live,
    Set<String> ended,
    Map<Venue, Money> cash) {
  /** Copies the collections. */
  public JournalAccount {
    held = Ordered.map(held);
    busy = Ordered.set(busy);
    settled = Ordered.set(settled);
    fills = Ordered.set(fills);
    live = Ordered.set(live);
    ended = Ordered.set(ended);
    cash = Ordered.map(cash);
  }

  /** What a game holds of an instrument. */
  public record Held(GameId game, Quantity quantity) {}

  /** What is held of an instrument. */
  Quantity quantity(InstrumentId instrument) {
    Held known = held.get(instrument);
    return known == null ? Quantity.ZERO : known.quantity();
  }

  /** The game that trades an instrument; nothing when none does. */
  @Nullable GameId game(InstrumentId instrument) {
    Held known = held.get(instrument);
    return known == null ? null : known.game();
  }

  /** Whether nothing is under way on an instrument, and its venue has not settled it. */
  boolean isQuiet(InstrumentId instrument) {
    MarketKey market = MarketKey.of(instrument);
    return !busy.contains(market) && !settled.contains(market);
  }

  /** Whether no money is under way at a venue: no trade, and no result that is not booked. */
  boolean isQuiet(Venue venue) {
    boolean busyThere = busy.stream().anyMatch(market -> market.venue() == venue);
    return !busyThere
        && held.entrySet().stream()
            .noneMatch(entry ->
                entry.getKey().venue() == venue
                    && !entry.getValue().quantity().isZero()
                    && settled.contains(MarketKey.of(entry.getKey())));
  }
}
