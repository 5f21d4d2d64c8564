package io.dutchbook.actors;

import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.desk.RiskDesk;
import io.dutchbook.actors.discovery.Discovery;
import io.dutchbook.actors.discovery.DiscoverySettings;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.reconcile.ReconcileSettings;
import io.dutchbook.actors.reconcile.Reconciler;
import io.dutchbook.actors.router.OrderRouter;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.actors.shard.GameShard;
import io.dutchbook.actors.shard.ShardLinks;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.discovery.DiscoveryCommand;
import io.dutchbook.protocol.reconcile.ReconcilerCommand;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.AccountPort;
import io.dutchbook.venues.Catalogue;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.OrderPort;
import io.dutchbook.venues.Scoreboard;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * The guardian of a node: grows the actor tree, and writes next to each branch what becomes of it
 * when it fails.
 */
public final class Engine {
  private static final Duration RESTART_FIRST = Duration.ofMillis(200);
  private static final Duration RESTART_LONGEST = Duration.ofSeconds(30);

  private final ActorContext<Void> context;
  private final Ports ports;
  private final Settings settings;
  private final Environment environment;
  private final Homes homes;

  /**
   * The outside.
   *
   * @param markets order books of each venue
   * @param orders where orders of each venue go
   * @param catalogues what each venue lists
   * @param scoreboard where games and scores come from
   * @param accounts what the venues say the accounts have
   * @param permit whether orders may leave from here
   */
  public record Ports(
      Map<Venue, MarketData> markets,
      Map<Venue, OrderPort> orders,
      Map<Venue, Catalogue> catalogues,
      Scoreboard scoreboard,
      Map<Venue, AccountPort> accounts,
      SendPermit permit) {
    /** With the accounts to itself, and nothing to compare them with. */
    public Ports(
        Map<Venue, MarketData> markets,
        Map<Venue, OrderPort> orders,
        Map<Venue, Catalogue> catalogues,
        Scoreboard scoreboard) {
      this(markets, orders, catalogues, scoreboard, Map.of(), SendPermit.ALWAYS);
    }

    /** The same outside, where orders leave only as another permits. */
    public Ports with(SendPermit other) {
      return new Ports(markets, orders, catalogues, scoreboard, accounts, other);
    }
  }

  /**
   * How the tree works.
   *
   * @param trading how the engine trades
   * @param router the bounds of the order routers
   * @param desk how the risk desk works
   * @param discovery how games are found
   * @param scores how often scores are read, and when they are believed
   * @param reconnectFirst the pause after a market-data connection is lost
   * @param reconnectLongest the longest pause between attempts to connect
   * @param books where position books write
   * @param deskJournal where the risk desk writes
   * @param reconcile how journal and venues are compared
   */
  public record Settings(
      TradingSettings trading,
      RouterSettings router,
      DeskSettings desk,
      DiscoverySettings discovery,
      GameFeed.Settings scores,
      Duration reconnectFirst,
      Duration reconnectLongest,
      JournalBinding books,
      JournalBinding deskJournal,
      ReconcileSettings reconcile) {
    /** Where journal and venues are not compared. */
    public Settings(
        TradingSettings trading,
        RouterSettings router,
        DeskSettings desk,
        DiscoverySettings discovery,
        GameFeed.Settings scores,
        Duration reconnectFirst,
        Duration reconnectLongest,
        JournalBinding books,
        JournalBinding deskJournal) {
      this(
          trading,
          router,
          desk,
          discovery,
          scores,
          reconnectFirst,
          reconnectLongest,
          books,
          deskJournal,
          ReconcileSettings.NEVER);
    }
  }

  /**
   * How the rest of the node reaches the tree.
   *
   * @param desk the risk desk, wherever it lives
   * @param routers the order router of each venue, wherever it lives
   * @param discovery discovery, wherever it lives
   * @param reconciler the reconciler, wherever it lives
   * @param markets this node's market feeds
   * @param shards the games, wherever they live
   */
  public record Refs(
      ActorRef<DeskCommand> desk,
      Map<Venue, ActorRef<RouterCommand>> routers,
      ActorRef<DiscoveryCommand> discovery,
      ActorRef<ReconcilerCommand> reconciler,
      Map<Venue, ActorRef<MarketFeed.Command>> markets,
      Shards shards) {}

  private Engine(
      ActorContext<Void> context,
      Ports ports,
      Settings settings,
      Environment environment,
      Homes homes) {
    this.context = context;
    this.ports = ports;
    this.settings = settings;
    this.environment = environment;
    this.homes = homes;
  }

  /**
   * The guardian's behavior on a node of a cluster.
   *
   * @param ports makes the connections to the outside on the actor system they live in
   * @param environment makes the seams of the actor system
   * @param started told how to reach the tree as soon as it has been planted
   */
  public static Behavior<Void> create(
      Function<ActorSystem<?>, Ports> ports,
      Settings settings,
      Function<ActorSystem<?>, Environment> environment,
      Consumer<Refs> started) {
    return Behaviors.setup(context -> {
      ActorSystem<?> system = context.getSystem();
      Homes homes = new ClusterHomes(system);
      return planted(
          context, ports.apply(system), settings, environment.apply(system), homes, started);
    });
  }

  /**
   * The guardian's behavior where there is no cluster.
   *
   * @param homes gives those a home of whom there is one
   */
  public static Behavior<Void> create(
      Ports ports,
      Settings settings,
      Environment environment,
      Function<ActorContext<Void>, Homes> homes,
      Consumer<Refs> started) {
    return Behaviors.setup(
        context -> planted(context, ports, settings, environment, homes.apply(context), started));
  }

  private static Behavior<Void> planted(
      ActorContext<Void> context,
      Ports ports,
      Settings settings,
      Environment environment,
      Homes homes,
      Consumer<Refs> started) {
    started.accept(new Engine(context, ports, settings, environment, homes).grow());
    return Behaviors.empty();
  }

  private Refs grow() {
    Shards shards = homes.shards();
    ActorRef<DeskCommand> desk = desk(shards);
    Map<Venue, ActorRef<RouterCommand>> routers = routers(desk);
    Map<Venue, ActorRef<MarketFeed.Command>> markets = marketFeeds();
    ShardLinks links = new ShardLinks(markets, gameFeeds(), desk, routers);
    homes.open((game, leave) -> shard(game, leave, links));
    ActorRef<DiscoveryCommand> discovery = discovery(shards, desk);
    return new Refs(desk, routers, discovery, reconciler(shards, desk), markets, shards);
  }

  /**
   * One in the cluster. When a write fails it starts again from the journal, slowly enough not to
   * fight with another owner; while it is away nothing is granted.
   */
  private ActorRef<DeskCommand> desk(Shards shards) {
    Behavior<DeskCommand> desk =
        RiskDesk.create(environment, settings.desk(), shards, settings.deskJournal());
    return singleton("risk-desk", desk, Duration.ofSeconds(1));
  }

  /**
   * One a venue in the cluster. When it fails it starts empty: the position books ask it again
   * about every order they have not heard of.
   */
  private Map<Venue, ActorRef<RouterCommand>> routers(ActorRef<DeskCommand> desk) {
    Map<Venue, ActorRef<RouterCommand>> routers = new EnumMap<>(Venue.class);
    ports
        .orders()
        .forEach((venue, port) ->
            routers.put(
                venue,
                singleton(
                    "order-router-" + venue.key(),
                    OrderRouter.create(port, ports.permit(), environment, settings.router(), desk),
                    RESTART_FIRST)));
    return routers;
  }

  /** One in the cluster. When it fails it starts empty and reads the boards again. */
  private ActorRef<DiscoveryCommand> discovery(Shards shards, ActorRef<DeskCommand> desk) {
    Behavior<DiscoveryCommand> discovery =
        Discovery.create(
            environment,
            settings.discovery(),
            ports.scoreboard(),
            ports.catalogues(),
            shards,
            desk);
    return singleton("discovery", discovery, RESTART_FIRST);
  }

  /** One in the cluster. When it fails it starts empty and reads the venues again. */
  private ActorRef<ReconcilerCommand> reconciler(Shards shards, ActorRef<DeskCommand> desk) {
    Behavior<ReconcilerCommand> reconciler =
        Reconciler.create(
            ports.accounts(), ports.catalogues(), environment, settings.reconcile(), desk, shards);
    return singleton("reconciler", reconciler, RESTART_FIRST);
  }

  private <M> ActorRef<M> singleton(String name, Behavior<M> behavior, Duration restartFirst) {
    return homes.only(name, restarting(behavior, restartFirst));
  }

  /**
   * One a venue on every node. When it fails, its session and its books go with it and the shards'
   * books age out; it starts with a new connection and the shards subscribe again.
   */
  private Map<Venue, ActorRef<MarketFeed.Command>> marketFeeds() {
    Map<Venue, ActorRef<MarketFeed.Command>> feeds = new EnumMap<>(Venue.class);
    ports
        .markets()
        .forEach((venue, data) -> {
          Behavior<MarketFeed.Command> feed =
              MarketFeed.create(
                  data,
                  environment,
                  () -> new Backoff(settings.reconnectFirst(), settings.reconnectLongest()));
          feeds.put(
              venue, context.spawn(restarting(feed, RESTART_FIRST), "market-feed-" + venue.key()));
        });
    return feeds;
  }

  /** One a league on every node. When it fails it starts empty and the shards subscribe again. */
  private Map<League, ActorRef<GameFeed.Command>> gameFeeds() {
    Map<League, ActorRef<GameFeed.Command>> feeds = new EnumMap<>(League.class);
    for (League league : settings.discovery().leagues()) {
      Behavior<GameFeed.Command> feed =
          GameFeed.create(league, ports.scoreboard(), settings.scores(), environment);
      feeds.put(
          league, context.spawn(restarting(feed, RESTART_FIRST), "game-feed-" + league.key()));
    }
    return feeds;
  }

  /** One a game in the cluster; how it fails is written with it. */
  private Behavior<ShardCommand> shard(GameId game, Homes.Leave leave, ShardLinks links) {
    League league =
        League.of(game)
            .orElseThrow(
                () -> new IllegalArgumentException("no league in the name of game " + game));
    return Behaviors.setup(own ->
        GameShard.create(
            game,
            league,
            environment,
            settings.trading(),
            links,
            settings.books(),
            () -> leave.passivate(own.getSelf())));
  }

  private <M> Behavior<M> restarting(Behavior<M> behavior, Duration first) {
    return Behaviors.supervise(behavior)
        .onFailure(
            Exception.class,
            SupervisorStrategy.restartWithBackoff(first, RESTART_LONGEST, environment.jitter()));
  }
}
