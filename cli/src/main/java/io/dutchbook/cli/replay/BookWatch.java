package io.dutchbook.cli.replay;

import io.dutchbook.actors.feed.ShardInput.BooksChanged;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Looks over the shoulder of shards at the books that they take in. */
final class BookWatch {
  private final Map<InstrumentId, Depth> latest = new HashMap<>();
  private final Map<InstrumentId, Long> bestChanges = new HashMap<>();

  /** The same shard, watched. */
  Behavior<ShardCommand> over(Behavior<ShardCommand> shard) {
    return Behaviors.intercept(Shoulder::new, shard);
  }

  /** The last book that a shard took in; nothing before the first. */
  Optional<Depth> latest(InstrumentId instrument) {
    return Optional.ofNullable(latest.get(instrument));
  }

  /** How often price or quantity of the best bid or ask changed after the first book. */
  long bestChanges(InstrumentId instrument) {
    return bestChanges.getOrDefault(instrument, 0L);
  }

  private void see(Depth depth) {
    Depth before = latest.put(depth.instrument(), depth);
    if (before != null && !sameBest(before, depth)) {
      bestChanges.merge(depth.instrument(), 1L, Long::sum);
    }
  }

  private static boolean sameBest(Depth one, Depth other) {
    return sameBest(one.bids(), other.bids()) && sameBest(one.asks(), other.asks());
  }

  private static boolean sameBest(Levels one, Levels other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() == other.isEmpty();
    }
    return one.price(0) == other.price(0) && one.quantity(0) == other.quantity(0);
  }

  private final class Shoulder extends BehaviorInterceptor<ShardCommand, ShardCommand> {
    Shoulder() {
      super(ShardCommand.class);
    }

    @Override
    public Behavior<ShardCommand> aroundReceive(
        TypedActorContext<ShardCommand> context,
        ShardCommand message,
        ReceiveTarget<ShardCommand> shard) {
      if (message instanceof BooksChanged changed) {
        changed.depths().forEach(BookWatch.this::see);
      }
      return shard.apply(context, message);
    }
  }
}
