package io.dutchbook.actors.shard;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.protocol.shard.GameView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Dutch books that a shard has seen. One that stands over many changes is one sighting, until
 * it vanishes or is taken; what is left of it then is another one. Belongs to the shard.
 */
final class Sightings {
  private long bookUpdates;
  private long seen;
  private long taken;
  private Set<InstrumentId> standing = Set.of();
  private GameView.@Nullable OpportunityView last;

  void bookUpdate() {
    bookUpdates++;
  }

  /** Prices are coherent: whatever stood there has vanished. */
  void nothing() {
    standing = Set.of();
  }

  /** Whether this is one that did not stand there before. */
  boolean saw(DutchBook book, Money delayCost, long now, String decision) {
    Set<InstrumentId> legs =
        book.legs().stream().map(leg -> leg.instrument().id()).collect(Ordered.toSet());
    boolean isNew = !legs.equals(standing);
    if (isNew) {
      standing = legs;
      seen++;
    }
    last =
        new GameView.OpportunityView(
            now,
            book.legs().stream().map(Sightings::describe).toList(),
            book.outlay(),
            book.profit(),
            delayCost,
            book.edgePercent(),
            decision);
    return isNew;
  }

  private static String describe(DutchBook.Leg leg) {
    return leg.quantity() + " × " + leg.instrument().label() + " at " + leg.limit();
  }

  /** The last one was taken, or passed for a reason that became known later. */
  void decided(String decision) {
    if (last != null) {
      last =
          new GameView.OpportunityView(
              last.at(),
              last.legs(),
              last.outlay(),
              last.profit(),
              last.delayCost(),
              last.edgePercent(),
              decision);
    }
  }

  void taken() {
    taken++;
    standing = Set.of();
    decided("taken");
  }

  GameView.Counts counts(long events) {
    return new GameView.Counts(bookUpdates, seen, taken, events);
  }

  GameView.@Nullable OpportunityView last() {
    return last;
  }
}
