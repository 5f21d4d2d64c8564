package io.dutchbook.bench.decision;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import java.util.List;

/** What one venue sends on a connection: the beginning, then one change of a book after another. */
public interface Frames {
  /** Levels of a side that a snapshot holds. */
  int SNAPSHOT_LEVELS = 40;

  /** A session as it is right after its connection has been opened. */
  FeedSession session();

  /** Everything up to the last snapshot. */
  List<String> beginning();

  /** The next change: contracts come to a level of the first market and go again. */
  String next();

  /** A venue's frames about these instruments, of which only its own matter. */
  static Frames of(Venue venue, List<InstrumentId> instruments, int homeCents) {
    List<InstrumentId> own = instruments.stream().filter(id -> id.venue() == venue).toList();
    return switch (venue) {
      case KALSHI -> new KalshiText(own, homeCents);
      case POLYMARKET -> new PolymarketText(own, homeCents);
    };
  }
}
