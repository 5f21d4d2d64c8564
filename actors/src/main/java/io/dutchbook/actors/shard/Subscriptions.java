package io.dutchbook.actors.shard;

import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a shard has asked the feeds of its node for. Belongs to the shard. */
final class Subscriptions {
  private final GameId game;
  private final League league;
  private final ShardLinks links;
  private final ActorRef<ShardCommand> self;

  Subscriptions(GameId game, League league, ShardLinks links, ActorRef<ShardCommand> self) {
    this.game = game;
    this.league = league;
    this.links = links;
    this.self = self;
  }

  /**
   * A shard that failed starts again under the same name, without its books: the feeds would take
   * its wish for one they know, and wait for ever for the batch that it failed on.
   */
  void forgetEarlierLife() {
    links.markets().values().forEach(feed -> feed.tell(new MarketFeed.Unwatch(game)));
  }

  /** Said again with every tick, because a feed that failed has forgotten it. */
  void renew(@Nullable GameDefinition watched, boolean scoreIsKnown) {
    if (watched == null) {
      return;
    }
    links
        .markets()
        .forEach((venue, feed) ->
            feed.tell(new MarketFeed.Watch(game, instruments(watched, venue), self)));
    Optional.ofNullable(links.scores().get(league))
        .ifPresent(feed -> feed.tell(new GameFeed.Watch(watched, scoreIsKnown, self)));
  }

  private static Set<InstrumentId> instruments(GameDefinition watched, Venue venue) {
    return watched.instruments().stream()
        .map(Instrument::id)
        .filter(id -> id.venue() == venue)
        .collect(Ordered.toSet());
  }
}
