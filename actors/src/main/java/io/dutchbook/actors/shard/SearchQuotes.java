package io.dutchbook.actors.shard;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.dutchbook.DutchBookSearch;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.trade.Quotes;

/**
 * The books of a search as they are, for a decision that is made at once.
 *
 * @param search whose books
 * @param maxAgeMillis the oldest a book may be
 * @param now epoch milliseconds
 */
record SearchQuotes(DutchBookSearch search, long maxAgeMillis, long now) implements Quotes {
  @Override
  public Levels bids(InstrumentId instrument) {
    return search.depth(instrument).filter(this::isTradable).map(Depth::bids).orElse(Levels.NONE);
  }

  @Override
  public Levels asks(InstrumentId instrument) {
    return search.depth(instrument).filter(this::isTradable).map(Depth::asks).orElse(Levels.NONE);
  }

  private boolean isTradable(Depth depth) {
    return depth.trust(now, maxAgeMillis) == Depth.Trust.TRADABLE;
  }
}
