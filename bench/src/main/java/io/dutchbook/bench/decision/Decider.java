package io.dutchbook.bench.decision;

import io.dutchbook.bench.game.SampleBooks;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.dutchbook.DepthWalk;
import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.dutchbook.SpendLimits;
import io.dutchbook.venues.FeedSession;
import java.util.Optional;

/** Decides on every book that a session publishes. A frame that goes wrong ends the measurement. */
final class Decider implements FeedSession.Listener {
  private static final long MAX_AGE_MILLIS = 10_000;

  private final DutchBookSearch search;
  private Optional<DutchBook> decision = Optional.empty();
  private long books;

  Decider(SampleGame game) {
    this.search = new DutchBookSearch(game.outcomes(), game.instruments(), MAX_AGE_MILLIS);
  }

  @Override
  public void onDepth(Depth depth) {
    books++;
    decision =
        search
            .onDepth(depth, SampleBooks.NOW)
            .flatMap(cover -> DepthWalk.size(cover, search::asks, SpendLimits.NONE));
  }

  /** What the last book led to. */
  Optional<DutchBook> decision() {
    return decision;
  }

  /** How many books were decided on. */
  long books() {
    return books;
  }

  @Override
  public void onMalformed(String type, String reason) {
    throw new IllegalStateException("frame " + type + " is malformed: " + reason);
  }

  @Override
  public void onGap(String detail) {
    throw new IllegalStateException("gap: " + detail);
  }
}
