package io.dutchbook.actors.feed;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a feed has for one shard: at most one view a book, at most one batch under way. So memory is
 * bounded by the number of instruments, however slow the shard is.
 */
final class ShardOutbox {
  private final MarketFeed.Watch watch;
  private final ActorRef<MarketFeed.Command> feed;
  private final Map<InstrumentId, Depth> waiting = new LinkedHashMap<>();
  private boolean underWay;

  ShardOutbox(MarketFeed.Watch watch, ActorRef<MarketFeed.Command> feed) {
    this.watch = watch;
    this.feed = feed;
  }

  ActorRef<ShardCommand> shard() {
    return watch.shard();
  }

  boolean isFor(MarketFeed.Watch other) {
    return watch.equals(other);
  }

  void put(Depth depth) {
    waiting.put(depth.instrument(), depth);
  }

  void flush() {
    if (!underWay && !waiting.isEmpty()) {
      underWay = true;
      watch.shard().tell(new ShardInput.BooksChanged(List.copyOf(waiting.values()), feed));
      waiting.clear();
    }
  }

  void confirmed() {
    underWay = false;
    flush();
  }
}
