package io.dutchbook.actors;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.shard.ShardCommand;

/**
 * Reaches the shard of a game wherever in the cluster it lives, and brings it to life if need be.
 */
@FunctionalInterface
public interface Shards {
  /** Says something to a game's shard. */
  void tell(GameId game, ShardCommand command);
}
