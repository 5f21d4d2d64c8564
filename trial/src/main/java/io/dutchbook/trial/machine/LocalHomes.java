package io.dutchbook.trial.machine;

import io.dutchbook.actors.Homes;
import io.dutchbook.actors.Shards;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.protocol.shard.ShardCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/** Homes on one machine without a cluster, with what sharding promises. */
public final class LocalHomes implements Homes {
  private final ActorContext<Void> context;
  private final ActorRef<Region.Command> region;

  /** Homes below an engine's guardian. */
  public LocalHomes(ActorContext<Void> context) {
    this.context = context;
    this.region = context.spawn(Behaviors.setup(Region::new), "games");
  }

  @Override
  public <M> ActorRef<M> only(String name, Behavior<M> behavior) {
    return context.spawn(behavior, name);
  }

  @Override
  public Shards shards() {
    return (game, command) -> region.tell(new Region.Deliver(game, command));
  }

  @Override
  public void open(Game game) {
    region.tell(new Region.Open(game));
  }

  /** Starts games when something is said to them, and keeps what is said to one that leaves. */
  private static final class Region extends AbstractBehavior<Region.Command> {
    private final Map<GameId, ActorRef<ShardCommand>> games = new HashMap<>();
    private final Map<GameId, List<ShardCommand>> leaving = new HashMap<>();
    private @Nullable Game starter;

    sealed interface Command {}

    record Deliver(GameId game, ShardCommand command) implements Command {}

    record Open(Game starter) implements Command {}

    private record Leave(GameId game) implements Command {}

    private Region(ActorContext<Command> context) {
      super(context);
    }

    @Override
    public Receive<Command> createReceive() {
      return newReceiveBuilder()
          .onMessage(Open.class, this::onOpen)
          .onMessage(Deliver.class, this::onDeliver)
          .onMessage(Leave.class, this::onLeave)
          .onSignal(Terminated.class, this::onGone)
          .build();
    }

    private Behavior<Command> onOpen(Open open) {
      starter = open.starter();
      return this;
    }

    private Behavior<Command> onDeliver(Deliver deliver) {
      List<ShardCommand> waiting = leaving.get(deliver.game());
      if (waiting != null) {
        waiting.add(deliver.command());
      } else {
        home(deliver.game()).tell(deliver.command());
      }
      return this;
    }

    private ActorRef<ShardCommand> home(GameId game) {
      Game known = starter;
      if (known == null) {
        throw new IllegalStateException("no game has a home yet");
      }
      return games.computeIfAbsent(
          game,
          id -> {
            ActorRef<Command> self = getContext().getSelf();
            ActorRef<ShardCommand> started =
                getContext().spawn(known.start(id, _ -> self.tell(new Leave(id))), id.value());
            getContext().watch(started);
            return started;
          });
    }

    private Behavior<Command> onLeave(Leave leave) {
      ActorRef<ShardCommand> home = games.get(leave.game());
      if (home != null && leaving.putIfAbsent(leave.game(), new ArrayList<>()) == null) {
        getContext().stop(home);
      }
      return this;
    }

    private Behavior<Command> onGone(Terminated gone) {
      GameId game = new GameId(gone.getRef().path().name());
      games.remove(game);
      List<ShardCommand> waiting = leaving.remove(game);
      if (waiting != null) {
        waiting.forEach(command -> home(game).tell(command));
      }
      return this;
    }
  }
}
