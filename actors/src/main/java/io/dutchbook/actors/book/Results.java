package io.dutchbook.actors.book;

import io.dutchbook.engine.position.Position;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.ArrayList;
import java.util.List;

/** What a book remembers of the venues' results, given what it knows already. */
final class Results {
  private final BookState state;
  private final long now;

  Results(BookState state, long now) {
    this.state = state;
    this.now = now;
  }

  /**
   * The events of results: what is held is paid, once; what was paid and is said to pay something
   * else is corrected, once.
   */
  List<BookEvent> events(List<ShardCommand.Payout> payouts) {
    List<BookEvent> events = new ArrayList<>();
    for (ShardCommand.Payout payout : payouts) {
      Position position = state.ledger().position(payout.instrument());
      if (state.settled().contains(payout.instrument())) {
        state.settled().correction(payout.instrument(), payout.price(), now).ifPresent(events::add);
      } else if (!position.isFlat()) {
        events.add(
            new BookEvent.InstrumentSettled(
                payout.instrument(), payout.price(), position.payout(payout.price()), now));
      }
    }
    return events;
  }
}
