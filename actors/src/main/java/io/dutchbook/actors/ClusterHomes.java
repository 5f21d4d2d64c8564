package io.dutchbook.actors;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/** Homes on some node of a cluster: singletons and sharded entities. */
final class ClusterHomes implements Homes {
  private static final EntityTypeKey<ShardCommand> GAMES =
      EntityTypeKey.create(ShardCommand.class, "game");

  private final ActorSystem<?> system;

  ClusterHomes(ActorSystem<?> system) {
    this.system = system;
  }

  @Override
  public <M> ActorRef<M> only(String name, Behavior<M> behavior) {
    return ClusterSingleton.get(system).init(SingletonActor.of(behavior, name));
  }

  @Override
  public Shards shards() {
    ClusterSharding sharding = ClusterSharding.get(system);
    return untilLeaving((id, command) -> sharding.entityRefFor(GAMES, id.value()).tell(command));
  }

  @Override
  public void open(Game game) {
    ClusterSharding.get(system)
        .init(
            Entity.of(
                GAMES,
                entity ->
                    game.start(
                        new GameId(entity.getEntityId()),
                        self -> entity.getShard().tell(new ClusterSharding.Passivate<>(self)))));
  }

  /**
   * What a leaving node still says to games would wait for a home that it cannot give them, and
   * would hold up its leaving. Whoever takes over the desk and discovery says it again.
   */
  private Shards untilLeaving(Shards shards) {
    AtomicBoolean leaving = new AtomicBoolean();
    CoordinatedShutdown.get(system)
        .addTask(
            CoordinatedShutdown.PhaseBeforeClusterShutdown(),
            "say no more to games",
            () -> {
              leaving.set(true);
              return CompletableFuture.completedFuture(Done.getInstance());
            });
    return (game, command) -> {
      if (!leaving.get()) {
        shards.tell(game, command);
      }
    };
  }
}
