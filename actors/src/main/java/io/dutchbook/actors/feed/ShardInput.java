package io.dutchbook.actors.feed;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What the feeds of a node say to the shards of that node. */
public sealed interface ShardInput extends ShardCommand.Internal {
  /**
   * Books have changed, each at most once: the newest view of it. No further batch of this feed
   * comes before this one is confirmed.
   *
   * @param depths changed books
   * @param confirm where to say that they are taken in
   */
  record BooksChanged(List<Depth> depths, ActorRef<MarketFeed.Command> confirm)
      implements ShardInput {}

  /**
   * The scoreboard was read, or could not be.
   *
   * @param track the game as it was followed so far
   */
  record ScoreRead(GameTrack track) implements ShardInput {}
}
