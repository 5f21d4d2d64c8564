package io.dutchbook.bench.orders;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.SendPermit;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.desk.RiskDesk;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.router.OrderRouter;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.actors.shard.GameShard;
import io.dutchbook.actors.shard.ShardLinks;
import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.projection.Tags;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.kalshi.SignedKalshiOrders;
import io.dutchbook.venues.polymarket.SignedPolymarketOrders;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A frame makes a Dutch book of one contract at each venue; until both signed orders are ready for
 * their sockets it goes through feed, codec, book, search, shard, risk desk (a commit), position
 * book (a commit) and both routers. Everything is the engine's own but the sockets: frames are
 * pushed, and orders are signed but not sent. The journal is PostgreSQL on the same machine.
 */
public final class FrameToOrders implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration TRADE_WITHIN = Duration.ofSeconds(10);
  private static final Duration BETWEEN = Duration.ofMillis(5);
  private static final long MANY_MILLIS = 600_000;
  private static final Money PLENTY = Money.dollars(1_000_000);
  private static final RiskLimits LIMITS =
      new RiskLimits(Money.dollars(50), PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, 20);

  private final GameId game;
  private final String kalshiKey;
  private final HandOvers handOvers = new HandOvers();
  private final MispricedGame mispriced = new MispricedGame();
  private final PushedVenue kalshi = mispriced.kalshi();
  private final PushedVenue polymarket = mispriced.polymarket();
  private final CompletableFuture<ActorRef<ShardCommand>> shard = new CompletableFuture<>();
  private final ActorSystem<Void> system;
  private final Environment environment;

  /**
   * Grows the actors of one game.
   *
   * @param run makes the game's name differ from those of earlier runs
   * @param kalshiKey {@code RSA} or {@code Ed25519}
   */
  public FrameToOrders(DatabaseSettings database, String run, String kalshiKey) {
    Migrations.migrate(database);
    this.game = new GameId("nba-" + run);
    this.kalshiKey = kalshiKey;
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "frame-to-orders",
            JournalConfig.of(database)
                .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"))
                .withFallback(ConfigFactory.parseResources("journal-commits.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
    InstantSource clock = InstantSource.system();
    this.environment =
        new Environment(clock, System::nanoTime, TradeIds.counting(clock), handOvers, "bench");
    grow();
  }

  private void grow() {
    ActorRef<DeskCommand> desk =
        spawn(
            "desk", RiskDesk.create(environment, desk(), this::tell, journal(JournalConfig.DESK)));
    SignedKalshiOrders toKalshi = new SignedKalshiOrders(kalshiKey);
    SignedPolymarketOrders toPolymarket = SignedPolymarketOrders.ofKeyAlone();
    Map<Venue, ActorRef<RouterCommand>> routers =
        Map.of(
            Venue.KALSHI, router(new SigningPort(Venue.KALSHI, toKalshi::request), desk),
            Venue.POLYMARKET,
                router(new SigningPort(Venue.POLYMARKET, toPolymarket::request), desk));
    ShardLinks links =
        new ShardLinks(
            Map.of(Venue.KALSHI, feed(kalshi), Venue.POLYMARKET, feed(polymarket)),
            Map.of(),
            desk,
            routers);
    shard.complete(
        spawn(
            "shard",
            GameShard.create(
                game,
                League.NBA,
                environment,
                trading(),
                links,
                journal(JournalConfig.BOOKS),
                () -> {})));
    tell(
        game,
        new ShardCommand.Ensure(
            new GameDefinition(
                game,
                League.NBA,
                "1",
                "Home",
                "Away",
                0,
                mispriced.game().outcomes(),
                mispriced.game().instruments())));
  }

  private void tell(GameId to, ShardCommand command) {
    if (to.equals(game)) {
      CompletableFuture<Void> _ = shard.thenAccept(ref -> ref.tell(command));
    }
  }

  private <M> ActorRef<M> spawn(String name, Behavior<M> behavior) {
    return system.systemActorOf(behavior, name, Props.empty());
  }

  private ActorRef<RouterCommand> router(SigningPort port, ActorRef<DeskCommand> desk) {
    RouterSettings settings =
        new RouterSettings(
            true,
            64,
            MANY_MILLIS,
            Duration.ofSeconds(10),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));
    return spawn(
        "router-" + port.venue().key(),
        OrderRouter.create(port, SendPermit.ALWAYS, environment, settings, desk));
  }

  private ActorRef<MarketFeed.Command> feed(PushedVenue venue) {
    return spawn(
        "feed-" + venue.venue().key(),
        MarketFeed.create(venue, environment, () -> new Backoff(PATIENCE, PATIENCE)));
  }

  private static DeskSettings desk() {
    return new DeskSettings(
        LIMITS,
        List.of(Venue.values()),
        ZoneOffset.UTC,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Cooldowns.NONE,
        Piggybank.NONE,
        Duration.ofSeconds(2));
  }

  private static TradingSettings trading() {
    return new TradingSettings(
        List.of(Venue.values()),
        true,
        200,
        0.25,
        MANY_MILLIS,
        10,
        0,
        PlanSettings.DEFAULT,
        SignalLimits.NONE,
        LIMITS,
        ZoneOffset.UTC,
        LegPolicies.DELAYED_FIRST,
        DriftSettings.NONE,
        ExitSettings.NONE);
  }

  private static JournalBinding journal(String plugin) {
    return new JournalBinding(plugin, JournalConfig.SNAPSHOTS, id -> Set.of(Tags.of(id)));
  }

  /**
   * Trades one after the other, a few milliseconds apart.
   *
   * @param warmUp trades before those that count
   */
  public OrdersFigure measure(int warmUp, int trades) {
    awaitFirstTrade();
    trade(warmUp);
    return trade(trades);
  }

  /** Balances, books and the desk's switches take a moment to be known. */
  private void awaitFirstTrade() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!once(new OrdersFigure(kalshiKey))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("nothing is traded");
      }
    }
  }

  private OrdersFigure trade(int count) {
    OrdersFigure figure = new OrdersFigure(kalshiKey);
    int missed = 0;
    for (int trade = 0; trade < count; trade++) {
      missed += once(figure) ? 0 : 1;
    }
    if (missed * 100 > count) {
      throw new IllegalStateException(missed + " of " + count + " were not traded");
    }
    return figure;
  }

  private boolean once(OrdersFigure figure) {
    CompletableFuture<HandOvers.OneTrade> trade = handOvers.next();
    kalshi.push(mispriced.cheap());
    try {
      figure.add(trade.orTimeout(TRADE_WITHIN.toMillis(), TimeUnit.MILLISECONDS).join());
      return true;
    } catch (CompletionException e) {
      return false;
    } finally {
      kalshi.push(mispriced.dear());
      polymarket.push(mispriced.signOfLife());
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  /**
   * What it came to, in nanoseconds since the frame.
   *
   * @param key Kalshi's
   * @param decided until the Dutch book was found
   * @param first until one signed order was ready
   * @param both until the other one was ready too
   */
  public record OrdersFigure(String key, Histogram decided, Histogram first, Histogram both) {
    private static final double NANOS_PER_MILLI = 1e6;

    OrdersFigure(String key) {
      this(key, new Histogram(3), new Histogram(3), new Histogram(3));
    }

    private void add(HandOvers.OneTrade trade) {
      decided.recordValue(trade.decided());
      first.recordValue(trade.first());
      both.recordValue(trade.both());
    }

    /** How many trades it is about. */
    public long trades() {
      return both.getTotalCount();
    }

    /** Rows of a Markdown table. */
    public List<String> rows() {
      return List.of(row("decided", decided), row("first order", first), row("both orders", both));
    }

    private String row(String what, Histogram times) {
      return "| FrameToOrders key=%s: %s | %.3f | %.3f | ms |"
          .formatted(
              key,
              what,
              times.getValueAtPercentile(50) / NANOS_PER_MILLI,
              times.getValueAtPercentile(99) / NANOS_PER_MILLI);
    }
  }

  /** Stops the actors and the journal's connections. */
  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
