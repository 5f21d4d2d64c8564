package io.dutchbook.actors.discovery;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Shards;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.matching.Listing;
import io.dutchbook.engine.risk.GameExposure;
import io.dutchbook.engine.risk.Stake;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.discovery.DiscoveryCommand;
import io.dutchbook.protocol.discovery.DiscoveryView;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.Scoreboard;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads scoreboards and catalogues, tells the shard of every matched game that it must live, brings
 * it the venues' results, and lets it go when nothing is held any more. It keeps nothing over a
 * restart: games come from the boards, held markets from the risk desk.
 */
public final class Discovery extends AbstractBehavior<DiscoveryCommand> {
  private final Environment environment;
  private final DiscoverySettings settings;
  private final Scoreboard scoreboard;
  private final Map<Venue, Catalogue> catalogues;
  private final Shards shards;
  private final ActorRef<DeskCommand> desk;
  private final ActorRef<DeskView> deskViews;
  private final GameRegistry registry;
  private final Map<String, Source> sources = new HashMap<>();
  private final Set<GameId> leaving = new HashSet<>();

  private sealed interface Own extends DiscoveryCommand.Internal {}

  private enum Timer implements Own {
    SCOREBOARDS,
    SCHEDULES,
    CATALOGUES,
    ENSURE,
    SETTLE
  }

  private record BoardRead(
      League league, @Nullable List<Scoreboard.Entry> games, @Nullable Throwable problem)
      implements Own {}

  private record ScheduleRead(
      League league, @Nullable List<Scoreboard.Entry> games, @Nullable Throwable problem)
      implements Own {}

  private record CatalogueRead(
      League league, Venue venue, @Nullable List<Listing> markets, @Nullable Throwable problem)
      implements Own {}

  private record ResultsRead(
      Venue venue, @Nullable List<Catalogue.Settlement> results, @Nullable Throwable problem)
      implements Own {}

  private record DeskSeen(DeskView view) implements Own {}

  private Discovery(
      ActorContext<DiscoveryCommand> context,
      TimerScheduler<DiscoveryCommand> timers,
      Environment environment,
      DiscoverySettings settings,
      Scoreboard scoreboard,
      Map<Venue, Catalogue> catalogues,
      Shards shards,
      ActorRef<DeskCommand> desk) {
    super(context);
    context.setLoggerName(Discovery.class);
    this.environment = environment;
    this.settings = settings;
    this.scoreboard = scoreboard;
    this.catalogues = Ordered.map(catalogues);
    this.shards = shards;
    this.desk = desk;
    this.registry = new GameRegistry(settings);
    this.deskViews = context.messageAdapter(DeskView.class, DeskSeen::new);
    context.getSelf().tell(Timer.SCOREBOARDS);
    context.getSelf().tell(Timer.SCHEDULES);
    context.getSelf().tell(Timer.CATALOGUES);
    timers.startTimerWithFixedDelay(Timer.SCOREBOARDS, settings.scoreboardEvery());
    timers.startTimerWithFixedDelay(Timer.SCHEDULES, settings.scheduleEvery());
    timers.startTimerWithFixedDelay(Timer.CATALOGUES, settings.scoreboardEvery());
    timers.startTimerWithFixedDelay(Timer.ENSURE, settings.ensureEvery());
    timers.startTimerWithFixedDelay(Timer.SETTLE, settings.settleEvery());
  }

  /** Discovery, looking at once. */
  public static Behavior<DiscoveryCommand> create(
      Environment environment,
      DiscoverySettings settings,
      Scoreboard scoreboard,
      Map<Venue, Catalogue> catalogues,
      Shards shards,
      ActorRef<DeskCommand> desk) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers ->
            new Discovery(
                context, timers, environment, settings, scoreboard, catalogues, shards, desk)));
  }

  @Override
  public Receive<DiscoveryCommand> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Timer.SCOREBOARDS, this::onScoreboards)
        .onMessageEquals(Timer.SCHEDULES, this::onSchedules)
        .onMessageEquals(Timer.CATALOGUES, this::onCatalogues)
        .onMessageEquals(Timer.ENSURE, this::onEnsure)
        .onMessageEquals(Timer.SETTLE, this::onSettle)
        .onMessage(BoardRead.class, this::onBoardRead)
        .onMessage(ScheduleRead.class, this::onScheduleRead)
        .onMessage(CatalogueRead.class, this::onCatalogueRead)
        .onMessage(ResultsRead.class, this::onResults)
        .onMessage(DeskSeen.class, this::onDesk)
        .onMessage(DiscoveryCommand.GetView.class, this::onGetView)
        .build();
  }

  // ---------------------------------------------------------------- what there is

  private Behavior<DiscoveryCommand> onScoreboards() {
    for (League league : settings.leagues()) {
      if (source("scoreboard", league).begin()) {
        getContext()
            .pipeToSelf(
                scoreboard.games(league),
                (games, problem) -> new BoardRead(league, games, problem));
      }
    }
    return this;
  }

  private Behavior<DiscoveryCommand> onBoardRead(BoardRead read) {
    long now = environment.now();
    source("scoreboard", read.league()).end(read.games(), read.problem(), now);
    if (read.games() != null) {
      registry.scoreboard(read.league(), read.games(), now);
    }
    return this;
  }

  private Behavior<DiscoveryCommand> onSchedules() {
    LocalDate today =
        LocalDate.ofInstant(Instant.ofEpochMilli(environment.now()), settings.gameDay());
    DaysAhead ahead = new DaysAhead(scoreboard, settings.daysAhead());
    for (League league : settings.leagues()) {
      if (source("schedule", league).begin()) {
        getContext()
            .pipeToSelf(
                ahead.after(league, today),
                (games, problem) -> new ScheduleRead(league, games, problem));
      }
    }
    return this;
  }

  private Behavior<DiscoveryCommand> onScheduleRead(ScheduleRead read) {
    long now = environment.now();
    source("schedule", read.league()).end(read.games(), read.problem(), now);
    if (read.games() != null) {
      registry.schedule(read.league(), read.games(), now);
    }
    return this;
  }

  private Behavior<DiscoveryCommand> onCatalogues() {
    long now = environment.now();
    for (League league : settings.leagues()) {
      long allowed = catalogueAge(league, now);
      for (Catalogue catalogue : catalogues.values()) {
        Source source = source(catalogue.venue().key(), league);
        if (source.isOlderThan(allowed, now) && source.begin()) {
          getContext()
              .pipeToSelf(
                  catalogue.listings(league),
                  (markets, problem) ->
                      new CatalogueRead(league, catalogue.venue(), markets, problem));
        }
      }
    }
    return this;
  }

  /** The most urgent of the reasons to read a league's catalogues. */
  private long catalogueAge(League league, long now) {
    Duration allowed = settings.catalogueEvery();
    if (registry.isNear(league, now)) {
      allowed = shorter(allowed, settings.nearEvery());
    }
    if (registry.lacksMarkets(league, now)) {
      allowed = shorter(allowed, settings.missingEvery());
    }
    return allowed.toMillis();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Behavior<DiscoveryCommand> onCatalogueRead(CatalogueRead read) {
    long now = environment.now();
    source(read.venue().key(), read.league()).end(read.markets(), read.problem(), now);
    if (read.markets() != null) {
      registry.catalogue(read.league(), read.venue(), read.markets(), now);
    }
    return this;
  }

  private Source source(String name, League league) {
    return sources.computeIfAbsent(
        name + " " + league.key(), key -> new Source(key, getContext().getLog()));
  }

  private Behavior<DiscoveryCommand> onEnsure() {
    for (GameDefinition game : registry.games()) {
      if (!leaving.contains(game.id())) {
        shards.tell(game.id(), new ShardCommand.Ensure(game));
      }
    }
    return this;
  }

  // ---------------------------------------------------------------- how it ended

  /** Asks for the results of games that are over, and of everything that is still held. */
  private Behavior<DiscoveryCommand> onSettle() {
    desk.tell(new DeskCommand.GetView(deskViews));
    return this;
  }

  private Behavior<DiscoveryCommand> onDesk(DeskSeen seen) {
    for (Catalogue catalogue : catalogues.values()) {
      Set<String> markets = new HashSet<>(registry.awaitingResult(catalogue.venue()));
      seen.view().games().forEach(game -> markets.addAll(held(game, catalogue.venue())));
      Source source =
          sources.computeIfAbsent(
              catalogue.venue().key() + " results", key -> new Source(key, getContext().getLog()));
      if (!markets.isEmpty() && source.begin()) {
        getContext()
            .pipeToSelf(
                catalogue.settlements(markets),
                (results, problem) -> new ResultsRead(catalogue.venue(), results, problem));
      }
    }
    seen.view().games().forEach(this::settle);
    registry.leaveClosed(busy(seen.view()));
    retire(seen.view());
    return this;
  }

  /** Games in which something is held or under way: every market of theirs stays. */
  private static Set<GameId> busy(DeskView view) {
    return view.games().stream()
        .filter(game -> !game.isSettled())
        .map(GameExposure::game)
        .collect(Ordered.toSet());
  }

  private static Set<String> held(GameExposure game, Venue venue) {
    return game.positions().stream()
        .map(Stake::market)
        .filter(market -> market.venue() == venue)
        .map(market -> market.market())
        .collect(Ordered.toSet());
  }

  private Behavior<DiscoveryCommand> onResults(ResultsRead read) {
    String name = read.venue().key() + " results";
    Source source = sources.get(name);
    if (source != null) {
      source.end(read.results(), read.problem(), environment.now());
    }
    if (read.results() != null) {
      registry.settled(read.venue(), read.results());
    }
    return this;
  }

  private void settle(GameExposure game) {
    Set<String> markets =
        game.positions().stream().map(s -> s.market().market()).collect(Ordered.toSet());
    List<ShardCommand.Payout> payouts = registry.payouts(markets);
    if (!payouts.isEmpty()) {
      shards.tell(game.game(), new ShardCommand.Settle(payouts));
    }
  }

  /** Lets finished games go, again and again until the desk no longer knows them. */
  private void retire(DeskView view) {
    Set<GameId> known = view.games().stream().map(GameExposure::game).collect(Ordered.toSet());
    view.games().stream()
        .filter(game -> game.isSettled() && registry.isGone(game.game()))
        .forEach(game -> shards.tell(game.game(), new ShardCommand.Retire()));
    for (GameDefinition game : registry.finished()) {
      if (leaving.add(game.id()) || known.contains(game.id())) {
        shards.tell(game.id(), new ShardCommand.Retire());
      } else {
        registry.forget(game.id());
        leaving.remove(game.id());
      }
    }
  }

  private Behavior<DiscoveryCommand> onGetView(DiscoveryCommand.GetView get) {
    get.replyTo()
        .tell(
            new DiscoveryView(
                List.copyOf(registry.games()),
                registry.unmatched(environment.now()),
                sources.values().stream().map(Source::view).toList()));
    return this;
  }
}
