package io.dutchbook.actors;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.shard.ShardCommand;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;

/** Where the actors live of which there is one in the whole engine. */
public interface Homes {
  /** Gives the only one of its kind a home. */
  <M> ActorRef<M> only(String name, Behavior<M> behavior);

  /** Reaches games, wherever their homes are; what is said before there are any waits. */
  Shards shards();

  /** Gives every game a home from now on, when something is first said to it. */
  void open(Game game);

  /** How a game begins. */
  @FunctionalInterface
  interface Game {
    /**
     * The actor of a game.
     *
     * @param leave asks for its home to be given up; what is said to it meanwhile waits for a new
     *     one
     */
    Behavior<ShardCommand> start(GameId game, Leave leave);
  }

  /** How a game gives up its home. */
  @FunctionalInterface
  interface Leave {
    /** Asks for an actor to be stopped. */
    void passivate(ActorRef<ShardCommand> self);
  }
}
