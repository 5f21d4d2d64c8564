package io.dutchbook.actors.shard;

import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.router.RouterCommand;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Whom a shard talks to: the feeds of its own node, and the singletons of the cluster.
 *
 * @param markets the market feed of each venue
 * @param scores the game feed of each league
 * @param desk the risk desk
 * @param routers the order router of each venue
 */
public record ShardLinks(
    Map<Venue, ActorRef<MarketFeed.Command>> markets,
    Map<League, ActorRef<GameFeed.Command>> scores,
    ActorRef<DeskCommand> desk,
    Map<Venue, ActorRef<RouterCommand>> routers) {
  /** Copies the maps. */
  public ShardLinks {
    markets = Ordered.map(markets);
    scores = Ordered.map(scores);
    routers = Ordered.map(routers);
  }
}
