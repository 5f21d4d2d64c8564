package io.dutchbook.node.admin;

import io.dutchbook.actors.Engine;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.feed.FeedStatus;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.GameReport;
import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.protocol.discovery.DiscoveryCommand;
import io.dutchbook.protocol.discovery.DiscoveryView;
import io.dutchbook.protocol.reconcile.ReconcilerCommand;
import io.dutchbook.protocol.reconcile.ReconcilerView;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.router.RouterStatus;
import io.dutchbook.protocol.shard.GameView;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.jspecify.annotations.Nullable;

/**
 * Asks every actor how it is doing, again and again, and puts the answers together. What does not
 * answer keeps its last answer and grows old.
 */
final class Overview extends AbstractBehavior<Overview.Message> {
  private static final int MAX_TRADES = 60;

  /** What is said to the overview. */
  sealed interface Message {}

  private enum Timer implements Message {
    ASK
  }

  private record DeskHeard(DeskView view) implements Message {}

  private record DiscoveryHeard(DiscoveryView view) implements Message {}

  private record ReconcilerHeard(ReconcilerView view) implements Message {}

  private record RouterHeard(RouterStatus status) implements Message {}

  private record FeedHeard(FeedStatus status) implements Message {}

  private record GameHeard(GameView view) implements Message {}

  /** A view and when it came. */
  private record Heard<T>(T view, long at) {}

  private final Engine.Refs refs;
  private final Environment environment;
  private final Meters meters;
  private final String mode;
  private final long startedAt;
  private final Consumer<Board> publish;
  private final Map<Venue, Heard<RouterStatus>> routers = new EnumMap<>(Venue.class);
  private final Map<Venue, FeedStatus> feeds = new EnumMap<>(Venue.class);
  private final Map<GameId, Heard<GameView>> games = new HashMap<>();
  private @Nullable Heard<DeskView> desk;
  private @Nullable Heard<DiscoveryView> discovery;
  private @Nullable ReconcilerView reconciler;

  private Overview(
      ActorContext<Message> context,
      Engine.Refs refs,
      Environment environment,
      Meters meters,
      String mode,
      Consumer<Board> publish) {
    super(context);
    this.refs = refs;
    this.environment = environment;
    this.meters = meters;
    this.mode = mode;
    this.startedAt = environment.now();
    this.publish = publish;
  }

  /**
   * An overview that asks at once and then again and again.
   *
   * @param publish gets every new board, on the actor's thread
   */
  static Behavior<Message> create(
      Engine.Refs refs,
      Environment environment,
      Meters meters,
      String mode,
      Duration every,
      Consumer<Board> publish) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(timers -> {
          timers.startTimerWithFixedDelay(Timer.ASK, Duration.ZERO, every);
          return new Overview(context, refs, environment, meters, mode, publish);
        }));
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessageEquals(Timer.ASK, this::onAsk)
        .onMessage(DeskHeard.class, this::onDesk)
        .onMessage(DiscoveryHeard.class, this::onDiscovery)
        .onMessage(ReconcilerHeard.class, this::onReconciler)
        .onMessage(RouterHeard.class, this::onRouter)
        .onMessage(FeedHeard.class, this::onFeed)
        .onMessage(GameHeard.class, this::onGame)
        .build();
  }

  /** Shows what has come in since, then asks anew. */
  private Behavior<Message> onAsk() {
    publish.accept(board());
    refs.desk().tell(new DeskCommand.GetView(adapter(DeskView.class, DeskHeard::new)));
    refs.discovery()
        .tell(new DiscoveryCommand.GetView(adapter(DiscoveryView.class, DiscoveryHeard::new)));
    refs.reconciler()
        .tell(new ReconcilerCommand.GetView(adapter(ReconcilerView.class, ReconcilerHeard::new)));
    ActorRef<RouterStatus> statuses = adapter(RouterStatus.class, RouterHeard::new);
    refs.routers().values().forEach(r -> r.tell(new RouterCommand.GetStatus(statuses)));
    ActorRef<FeedStatus> feedStatuses = adapter(FeedStatus.class, FeedHeard::new);
    refs.markets().values().forEach(f -> f.tell(new MarketFeed.GetStatus(feedStatuses)));
    ActorRef<GameView> views = adapter(GameView.class, GameHeard::new);
    watched().forEach(game -> refs.shards().tell(game, new ShardCommand.GetView(views)));
    return this;
  }

  private <T> ActorRef<T> adapter(
      Class<T> kind, org.apache.pekko.japi.function.Function<T, Message> message) {
    return getContext().messageAdapter(kind, message);
  }

  private List<GameId> watched() {
    return discovery == null
        ? List.of()
        : discovery.view().games().stream().map(GameDefinition::id).toList();
  }

  private Behavior<Message> onDesk(DeskHeard heard) {
    desk = new Heard<>(heard.view(), environment.now());
    return this;
  }

  private Behavior<Message> onDiscovery(DiscoveryHeard heard) {
    discovery = new Heard<>(heard.view(), environment.now());
    Set<GameId> current = new HashSet<>(watched());
    games.keySet().retainAll(current);
    return this;
  }

  private Behavior<Message> onReconciler(ReconcilerHeard heard) {
    reconciler = heard.view();
    return this;
  }

  private Behavior<Message> onRouter(RouterHeard heard) {
    routers.put(heard.status().venue(), new Heard<>(heard.status(), environment.now()));
    return this;
  }

  private Behavior<Message> onFeed(FeedHeard heard) {
    feeds.put(heard.status().venue(), heard.status());
    return this;
  }

  private Behavior<Message> onGame(GameHeard heard) {
    GameDefinition definition = heard.view().definition();
    if (definition != null) {
      games.put(definition.id(), new Heard<>(heard.view(), environment.now()));
    }
    return this;
  }

  // ---------------------------------------------------------------- the board

  private Board board() {
    return new Board(
        environment.now(),
        environment.node(),
        startedAt,
        mode,
        venues(),
        meters.outbound(),
        desk == null ? null : new Board.DeskPart(desk.view(), desk.at()),
        reconciler,
        games.values().stream().flatMap(Overview::game).sorted(livelyFirst()).toList(),
        trades(),
        positions(),
        discovery == null
            ? null
            : new Board.DiscoveryPart(
                discovery.view().unmatched(), discovery.view().sources(), discovery.at()),
        new Board.LatencyPart(meters.frameToDecision(), meters.frameToOrder()));
  }

  private List<Board.VenuePart> venues() {
    return refs.markets().keySet().stream()
        .map(venue -> {
          Heard<RouterStatus> router = routers.get(venue);
          return new Board.VenuePart(
              venue,
              router == null ? null : router.view(),
              router == null ? 0 : router.at(),
              feeds.get(venue));
        })
        .toList();
  }

  private static Stream<Board.GamePart> game(Heard<GameView> heard) {
    GameView view = heard.view();
    GameDefinition definition = view.definition();
    return definition == null
        ? Stream.empty()
        : Stream.of(
            new Board.GamePart(
                definition.id(),
                definition.league().key(),
                definition.home(),
                definition.away(),
                definition.startsAt(),
                view.node(),
                view.score(),
                view.books(),
                view.opportunity(),
                view.counts(),
                view.refusals(),
                heard.at()));
  }

  private static Comparator<Board.GamePart> livelyFirst() {
    return Comparator.comparingInt((Board.GamePart game) -> isInPlay(game.score()) ? 0 : 1)
        .thenComparingLong(Board.GamePart::startsAt)
        .thenComparing(game -> game.id().value());
  }

  private static boolean isInPlay(@Nullable GameReport score) {
    GameState state = score == null ? null : score.state();
    return state != null && state.phase().isInPlay();
  }

  private List<Board.TradePart> trades() {
    return games.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().view().trades().stream()
                .map(trade -> new Board.TradePart(entry.getKey(), trade)))
        .sorted(
            Comparator.comparingLong((Board.TradePart part) -> part.trade().openedAt()).reversed())
        .limit(MAX_TRADES)
        .toList();
  }

  private List<Board.PositionPart> positions() {
    return games.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().view().positions().stream()
                .filter(position -> !position.isFlat())
                .map(position -> new Board.PositionPart(entry.getKey(), position)))
        .sorted(Comparator.comparing(part -> part.position().instrument().toString()))
        .toList();
  }
}
