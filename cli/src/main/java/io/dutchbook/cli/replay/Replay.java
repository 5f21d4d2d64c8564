package io.dutchbook.cli.replay;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.shard.GameShard;
import io.dutchbook.actors.shard.ShardLinks;
import io.dutchbook.engine.fees.FeeSchedule;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.protocol.shard.ShardCommand.Ensure;
import io.dutchbook.venues.MarketData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A recording on its way through the engine: the feed session and market feed that trade live, and
 * for every game two shards, one that pays the venue's fees and one that pays none.
 *
 * <p>One frame at a time: when {@link #take} returns, every shard has seen what it meant. The risk
 * desk that the shards talk to grants nothing, and there is no router to send an order to.
 */
final class Replay implements AutoCloseable {
  private static final Duration NEVER_NEEDED = Duration.ofSeconds(1);

  private final RecordedTime time;
  private final ReplaySettings settings;
  private final RecordedData data;
  private final FrameTally frames = new FrameTally();
  private final SequenceTally sequences = new SequenceTally();
  private final BookWatch books = new BookWatch();
  private final Lookout afterFees;
  private final Lookout beforeFees;
  private final List<RecordedGame> games;
  private final Map<RecordedGame, ActorRef<ShardCommand>> shards = new LinkedHashMap<>();

  private Replay(List<RecordedGame> games, ReplaySettings settings, long startedAt) {
    this.games = games;
    this.settings = settings;
    this.time = new RecordedTime(startedAt);
    this.data = new RecordedData(settings.noPrices());
    this.afterFees = new Lookout(time);
    this.beforeFees = new Lookout(time);
  }

  /**
   * Starts feed and shards.
   *
   * @param games everything that will be in the frames
   * @param startedAt when the first of them arrived, epoch milliseconds
   */
  static Replay start(List<RecordedGame> games, ReplaySettings settings, long startedAt) {
    Replay replay = new Replay(List.copyOf(games), settings, startedAt);
    replay.start();
    return replay;
  }

  private void start() {
    ActorRef<MarketFeed.Command> feed =
        time.spawn(
            MarketFeed.create(
                data, environment(frames), () -> new Backoff(NEVER_NEEDED, NEVER_NEEDED)),
            "market-feed");
    Behavior<DeskCommand> grantsNothing = Behaviors.ignore();
    ActorRef<DeskCommand> desk = time.spawn(grantsNothing, "risk-desk");
    ShardLinks links = new ShardLinks(Map.of(Venue.KALSHI, feed), Map.of(), desk, Map.of());
    for (RecordedGame game : games) {
      shards.put(game, shard(game, settings.fees(game.event()), afterFees, links));
      shard(game, ReplaySettings.NO_FEES, beforeFees, links);
    }
  }

  private ActorRef<ShardCommand> shard(
      RecordedGame game, FeeSchedule fees, Lookout lookout, ShardLinks links) {
    Lookout.Post post = new Lookout.Post(game);
    GameId id = new GameId((lookout == afterFees ? "game-" : "free-game-") + shards.size());
    Behavior<ShardCommand> behavior =
        GameShard.create(
            id,
            game.league(),
            environment(post),
            settings.trading(),
            links,
            JournalBinding.DEFAULT,
            () -> {});
    ActorRef<ShardCommand> shard =
        time.spawn(lookout == afterFees ? books.over(behavior) : behavior, "game-shard");
    shard.tell(new Ensure(game.definition(id, fees)));
    time.settle();
    lookout.watch(post, shard);
    return shard;
  }

  private Environment environment(Telemetry telemetry) {
    return new Environment(
        time.clock(), time::nanos, TradeIds.counting(time.clock()), telemetry, "replay");
  }

  /** Plays a frame, and before it the time that has passed since the one before. */
  void take(RecordedFrame frame) {
    time.passUntil(frame.receivedAt());
    SequenceTally.Place before = SequenceTally.Place.of(data.session());
    long malformed = frames.malformedCount();
    data.arrive(new MarketData.Frame(frame.text(), time.nanos()));
    time.settle();
    if (frames.malformedCount() == malformed) {
      frames.understood(frame);
      sequences.count(frame, before);
    }
    afterFees.look();
    beforeFees.look();
  }

  /** The shard that watches a game at the venue's fees. */
  ActorRef<ShardCommand> shard(RecordedGame game) {
    ActorRef<ShardCommand> shard = shards.get(game);
    if (shard == null) {
      throw new IllegalArgumentException(game.event() + " is not played");
    }
    return shard;
  }

  /** The time that everything lives in. */
  RecordedTime time() {
    return time;
  }

  /** What was seen so far, under what a first reading has found. */
  ReplayReport report(Survey survey, Titles titles) {
    List<ReplayReport.Market> markets = markets();
    return new ReplayReport(
        survey.lines(),
        survey.unreadable(),
        survey.firstUnreadable() == null
            ? null
            : "line " + survey.firstUnreadable().line() + ": " + survey.firstUnreadable().reason(),
        survey.firstAt(),
        survey.lastAt(),
        frames.understood(),
        frames.malformed(),
        sequences.sequences(),
        frames.distrusts() - sequences.gaps(),
        games.size(),
        (int) survey.tickers().stream().filter(t -> titles.market(t).isPresent()).count(),
        afterFees.bookUpdates(),
        markets,
        beforeFees.found(),
        afterFees.found());
  }

  private List<ReplayReport.Market> markets() {
    List<ReplayReport.Market> all = new ArrayList<>();
    for (RecordedGame game : games) {
      for (RecordedGame.Market market : game.markets()) {
        InstrumentId yes = market.instrument(InstrumentId.YES);
        all.add(
            books
                .latest(yes)
                .map(depth -> ReplayReport.Market.of(game, market, depth, books.bestChanges(yes)))
                .orElseGet(() -> ReplayReport.Market.neverSeen(game, market)));
      }
    }
    return all;
  }

  @Override
  public void close() {
    time.close();
  }
}
