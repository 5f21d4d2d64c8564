package io.dutchbook.bench.feed;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.FeedStatus;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.shard.GameShard;
import io.dutchbook.actors.shard.ShardLinks;
import io.dutchbook.bench.decision.Frames;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.drift.DriftSettings;
import io.dutchbook.engine.exit.ExitSettings;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.engine.trade.LegPolicies;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.protocol.GameDefinition;
import io.dutchbook.protocol.shard.ShardCommand;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Frames through the market feed that trades into the shard that trades: text, codec, books,
 * outbox, message, search. The game has six instruments, nothing is mispriced, and the other
 * venue's books stand still. The frames are written beforehand and there is no socket; a frame
 * comes when the feed has confirmed the one before, as from a socket. Measures once.
 */
public final class FeedToShard implements AutoCloseable {
  private static final int INSTRUMENTS = 6;
  private static final int FAIR_CENTS = 50;
  private static final int LEVELS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OLDEST_BOOK = Duration.ofMinutes(10);
  private static final GameId GAME = new GameId("nba-1");
  private static final RiskLimits NOTHING =
      new RiskLimits(
          Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0);

  private final SampleGame game = SampleGame.withInstruments(INSTRUMENTS);
  private final ActorSystem<Void> system =
      ActorSystem.create(
          Behaviors.empty(),
          "feed-to-shard",
          ConfigFactory.parseResources("feed-to-shard.conf")
              .withFallback(ConfigFactory.defaultReferenceUnresolved())
              .resolve());

  /**
   * Plays frames of a venue.
   *
   * @param warmUp frames before the clock runs
   * @param frames frames that count
   */
  public FeedFigure measure(Venue venue, int warmUp, int frames) {
    Map<Venue, PlayedVenue> venues = new EnumMap<>(Venue.class);
    for (Venue each : Venue.values()) {
      venues.put(each, played(each, each == venue ? warmUp + frames : 0));
    }
    int last = played(venues, venue).size();
    FrameCount count = new FrameCount(venue, last - frames, last);
    Environment environment =
        new Environment(
            InstantSource.system(),
            System::nanoTime,
            TradeIds.counting(InstantSource.system()),
            count,
            "bench");
    Map<Venue, ActorRef<MarketFeed.Command>> feeds = new EnumMap<>(Venue.class);
    venues.forEach((each, data) -> feeds.put(each, feed(data, environment)));
    shard(environment, feeds);
    feeds.values().forEach(this::awaitWatched);
    venues.forEach((each, data) -> {
      if (each != venue) {
        data.open();
      }
    });
    played(venues, venue).open();
    return count.figure().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private PlayedVenue played(Venue venue, int changes) {
    List<InstrumentId> ids = game.instruments().stream().map(Instrument::id).toList();
    return new PlayedVenue(venue, Frames.of(venue, ids, FAIR_CENTS), changes);
  }

  private static PlayedVenue played(Map<Venue, PlayedVenue> venues, Venue venue) {
    PlayedVenue played = venues.get(venue);
    if (played == null) {
      throw new IllegalArgumentException("no frames of " + venue);
    }
    return played;
  }

  private ActorRef<MarketFeed.Command> feed(PlayedVenue data, Environment environment) {
    return system.systemActorOf(
        MarketFeed.create(data, environment, () -> new Backoff(PATIENCE, PATIENCE)),
        "feed-" + data.venue().key(),
        Props.empty());
  }

  private void shard(Environment environment, Map<Venue, ActorRef<MarketFeed.Command>> feeds) {
    TradingSettings settings =
        new TradingSettings(
            List.of(Venue.values()),
            false,
            0,
            0,
            OLDEST_BOOK.toMillis(),
            LEVELS,
            0,
            PlanSettings.DEFAULT,
            SignalLimits.NONE,
            NOTHING,
            ZoneOffset.UTC,
            LegPolicies.DELAYED_FIRST,
            DriftSettings.NONE,
            ExitSettings.NONE);
    ShardLinks links =
        new ShardLinks(
            feeds,
            Map.of(),
            system.systemActorOf(Behaviors.ignore(), "desk", Props.empty()),
            Map.of());
    ActorRef<ShardCommand> shard =
        system.systemActorOf(
            GameShard.create(
                GAME, League.NBA, environment, settings, links, JournalBinding.DEFAULT, () -> {}),
            "shard",
            Props.empty());
    shard.tell(
        new ShardCommand.Ensure(
            new GameDefinition(
                GAME, League.NBA, "1", "Home", "Away", 0, game.outcomes(), game.instruments())));
  }

  /** Before the shard has said what it wants, a feed keeps no books. */
  private void awaitWatched(ActorRef<MarketFeed.Command> feed) {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (status(feed).instruments() == 0) {
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("the shard wants no books of " + feed);
      }
      Thread.onSpinWait();
    }
  }

  private FeedStatus status(ActorRef<MarketFeed.Command> feed) {
    return AskPattern.ask(feed, MarketFeed.GetStatus::new, PATIENCE, system.scheduler())
        .toCompletableFuture()
        .join();
  }

  /** Stops the actors. */
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
