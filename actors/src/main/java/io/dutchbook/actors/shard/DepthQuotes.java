package io.dutchbook.actors.shard;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.trade.Quotes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The books of a moment that may be traded on.
 *
 * @param depths by instrument, only those to be trusted
 */
record DepthQuotes(Map<InstrumentId, Depth> depths) implements Quotes {
  /** Copies the map. */
  DepthQuotes {
    depths = Ordered.map(depths);
  }

  @Override
  public Levels bids(InstrumentId instrument) {
    @Nullable Depth depth = depths.get(instrument);
    return depth == null ? Levels.NONE : depth.bids();
  }

  @Override
  public Levels asks(InstrumentId instrument) {
    @Nullable Depth depth = depths.get(instrument);
    return depth == null ? Levels.NONE : depth.asks();
  }
}
