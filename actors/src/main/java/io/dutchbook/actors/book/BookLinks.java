package io.dutchbook.actors.book;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Whom a position book talks to.
 *
 * @param shard its owner
 * @param desk the risk desk
 * @param routers the order router of each venue
 */
public record BookLinks(
    ActorRef<ShardCommand> shard,
    ActorRef<DeskCommand> desk,
    Map<Venue, ActorRef<RouterCommand>> routers) {
  /** Copies the map. */
  public BookLinks {
    routers = Ordered.map(routers);
  }
}
