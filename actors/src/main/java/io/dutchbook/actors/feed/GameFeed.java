package io.dutchbook.actors.feed;

import io.dutchbook.actors.Environment;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GameReading;
import io.dutchbook.engine.game.GameTrack;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.ScorePace;
import io.dutchbook.engine.game.ScorePace.Followed;
import io.dutchbook.engine.game.ScoreTrust;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.Scoreboard;
import io.dutchbook.venues.http.Reason;
import io.dutchbook.venues.http.RestFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One league's scores on this node: one poller for all its games that live here. It looks as often
 * as the most urgent of them deserves, and not at all while nobody watches; follows each game from
 * reading to reading; and tells its shard after every reading, also after one that failed.
 */
public final class GameFeed extends AbstractBehavior<GameFeed.Command> {

  /** What is said to a game feed. */
  public sealed interface Command {}

  /**
   * A shard of this node wants the scores of its game.
   *
   * @param game which game
   * @param knows whether the shard has heard of its score before
   * @param shard hears of it
   */
  public record Watch(GameDefinition game, boolean knows, ActorRef<ShardCommand> shard)
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
   * How scores are read.
   *
   * @param pace how often
   * @param trust when they are believed
   */
  public record Settings(ScorePace pace, ScoreTrust trust) {}

  /** A watched game as it was followed so far. */
  private static final class Game {
    private final ActorRef<ShardCommand> shard;
    private final String scoreboardId;
    private GameTrack track;
    private long startsAt;

    private Game(Watch watch, GameTrack track) {
      this.shard = watch.shard();
      this.scoreboardId = watch.game().scoreboardId();
      this.startsAt = watch.game().startsAt();
      this.track = track;
    }

    private Followed followed() {
      return new Followed(track.believed().orElse(null), startsAt);
    }
  }

  private final League league;
  private final Rulebook rules;
  private final Scoreboard scoreboard;
  private final Settings settings;
  private final Environment environment;
  private final TimerScheduler<Command> timers;
  private final SplittableRandom spread;
  private final Map<GameId, Game> games = new LinkedHashMap<>();
  private @Nullable List<Scoreboard.Entry> board;
  private boolean asking;
  private int failures;
  private long answeredAt;

  private GameFeed(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      League league,
      Scoreboard scoreboard,
      Settings settings,
      Environment environment) {
    super(context);
    context.setLoggerName(GameFeed.class);
    this.timers = timers;
    this.league = league;
    this.rules = Rulebook.of(league);
    this.scoreboard = scoreboard;
    this.settings = settings;
    this.environment = environment;
    this.spread = new SplittableRandom(Objects.hash(environment.node(), league.key()));
  }

  /** A feed that nobody watches yet. */
  public static Behavior<Command> create(
      League league, Scoreboard scoreboard, Settings settings, Environment environment) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new GameFeed(context, timers, league, scoreboard, settings, environment)));
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

  /** A shard that failed has forgotten the score, and hears it again. */
  private Behavior<Command> onWatch(Watch watch) {
    Game before = games.get(watch.game().id());
    if (before != null && before.shard.equals(watch.shard())) {
      if (!watch.knows() && before.track.wasRead()) {
        tell(before);
      }
      return this;
    }
    Game game = new Game(watch, before == null ? untouched(watch.game()) : before.track);
    boolean first = games.isEmpty();
    games.put(watch.game().id(), game);
    getContext().watchWith(watch.shard(), new Unwatch(watch.game().id()));
    return first ? onPoll() : joined(game);
  }

  private GameTrack untouched(GameDefinition game) {
    return new GameTrack(rules, settings.trust(), game.home(), game.away());
  }

  /** The board that was read last may show the game already, and it may be more urgent. */
  private Behavior<Command> joined(Game game) {
    if (board != null && !asking) {
      take(game, board);
      if (failures == 0) {
        look(answeredAt + pause() - environment.now());
      }
    }
    return this;
  }

  private Behavior<Command> onUnwatch(Unwatch unwatch) {
    Game game = games.remove(unwatch.game());
    if (game != null) {
      getContext().unwatch(game.shard);
    }
    return this;
  }

  private Behavior<Command> onPoll() {
    if (!asking && !games.isEmpty()) {
      asking = true;
      getContext().pipeToSelf(scoreboard.games(league), Answered::new);
    }
    return this;
  }

  private Behavior<Command> onAnswered(Answered answer) {
    asking = false;
    answeredAt = environment.now();
    if (answer.games() == null) {
      failed(answer.problem());
    } else {
      failures = 0;
      board = answer.games();
      games.values().forEach(game -> take(game, answer.games()));
      look(pause());
    }
    return this;
  }

  /** What is known stays, and grows old. */
  private void failed(@Nullable Throwable problem) {
    failures++;
    String why = Reason.of(problem);
    getContext().getLog().warn("{} scoreboard: {}", league.key(), why);
    for (Game game : games.values()) {
      game.track = game.track.unread(why);
      tell(game);
    }
    OptionalLong retryAfter =
        problem == null ? OptionalLong.empty() : RestFailure.retryAfter(problem);
    double more = environment.jitter() * spread.nextDouble();
    look(settings.pace().afterFailures(failures, retryAfter, more));
  }

  private void take(Game game, List<Scoreboard.Entry> entries) {
    Optional<Scoreboard.Entry> shown =
        entries.stream().filter(entry -> entry.gameId().equals(game.scoreboardId)).findFirst();
    shown.ifPresent(entry -> game.startsAt = entry.startsAt());
    game.track =
        shown
            .map(entry -> game.track.next(reading(entry)))
            .orElseGet(() -> game.track.unread("not on the scoreboard"));
    tell(game);
  }

  private GameReading reading(Scoreboard.Entry entry) {
    return new GameReading(name(entry.homeCode()), name(entry.awayCode()), entry.state());
  }

  private String name(String code) {
    return Teams.table().onScoreboard(league, code).map(Team::name).orElse(code);
  }

  private long pause() {
    return settings
        .pace()
        .pause(rules, games.values().stream().map(Game::followed).toList(), environment.now());
  }

  private void look(long inMillis) {
    timers.startSingleTimer(Timer.POLL, Duration.ofMillis(Math.max(0, inMillis)));
  }

  private static void tell(Game game) {
    game.shard.tell(new ShardInput.ScoreRead(game.track));
  }
}
