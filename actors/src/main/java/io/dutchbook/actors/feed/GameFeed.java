package io.dutchbook.actors.feed;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.Scoreboard;
import io.dutchbook.venues.http.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One league's scores on this node: one poller for all its games that live here. Polls fast while a
 * watched game is in play, slowly otherwise, and not at all while nobody watches.
 */
public final class GameFeed extends AbstractBehavior<GameFeed.Command> {

  /** What is said to a game feed. */
  public sealed interface Command {}

  /** A shard of this node wants the scores of its game. */
  public record Watch(GameId game, String scoreboardId, ActorRef<ShardCommand> shard)
      implements Command {}

  /** A shard wants no more scores. */
  public record Unwatch(GameId game) implements Command {}

  /** The scoreboard answered, or did not. */
  record Answered(@Nullable List<Scoreboard.Entry> games, @Nullable Throwable problem)
      implements Command {}

  /** Time to look. */
  enum Timer implements Command {
    POLL
  }

  /**
   * How often to look.
   *
   * @param inPlay while a watched game is in play
   * @param otherwise while none is
   * @param afterFailure when the scoreboard did not answer
   */
  public record Pace(Duration inPlay, Duration otherwise, Duration afterFailure) {}

  private final League league;
  private final Scoreboard scoreboard;
  private final Pace pace;
  private final TimerScheduler<Command> timers;
  private final Map<GameId, Watch> watches = new HashMap<>();
  private boolean asking;

  private GameFeed(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      League league,
      Scoreboard scoreboard,
      Pace pace) {
    super(context);
    context.setLoggerName(GameFeed.class);
    this.timers = timers;
    this.league = league;
    this.scoreboard = scoreboard;
    this.pace = pace;
  }

  /** A feed that nobody watches yet. */
  public static Behavior<Command> create(League league, Scoreboard scoreboard, Pace pace) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> new GameFeed(context, timers, league, scoreboard, pace)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Unwatch.class, this::onUnwatch)
        .onMessageEquals(Timer.POLL, this::onPoll)
        .onMessage(Answered.class, this::onAnswered)
        .build();
  }

  private Behavior<Command> onWatch(Watch watch) {
    boolean first = watches.isEmpty();
    Watch before = watches.put(watch.game(), watch);
    if (before == null || !before.shard().equals(watch.shard())) {
      getContext().watchWith(watch.shard(), new Unwatch(watch.game()));
    }
    return first ? onPoll() : this;
  }

  private Behavior<Command> onUnwatch(Unwatch unwatch) {
    Watch watch = watches.remove(unwatch.game());
    if (watch != null) {
      getContext().unwatch(watch.shard());
    }
    return this;
  }

  private Behavior<Command> onPoll() {
    if (!asking && !watches.isEmpty()) {
      asking = true;
      getContext().pipeToSelf(scoreboard.games(league), Answered::new);
    }
    return this;
  }

  private Behavior<Command> onAnswered(Answered answer) {
    asking = false;
    if (answer.games() == null) {
      getContext().getLog().warn("{} scoreboard: {}", league.key(), Reason.of(answer.problem()));
      timers.startSingleTimer(Timer.POLL, pace.afterFailure());
      return this;
    }
    boolean inPlay = false;
    for (Watch watch : watches.values()) {
      for (Scoreboard.Entry entry : answer.games()) {
        if (entry.gameId().equals(watch.scoreboardId())) {
          GameState state = entry.state();
          inPlay |= state.phase().isInPlay();
          watch.shard().tell(new ShardInput.ScoreRead(state));
        }
      }
    }
    timers.startSingleTimer(Timer.POLL, inPlay ? pace.inPlay() : pace.otherwise());
    return this;
  }
}
