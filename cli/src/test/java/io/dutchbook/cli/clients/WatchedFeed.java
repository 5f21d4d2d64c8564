package io.dutchbook.cli.clients;

import static org.awaitility.Awaitility.await;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.feed.Backoff;
import io.dutchbook.actors.feed.FeedStatus;
import io.dutchbook.actors.feed.MarketFeed;
import io.dutchbook.actors.feed.ShardInput;
import io.dutchbook.engine.book.BookState;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.MarketData;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** The engine's feed of a venue, and a shard that remembers the books it is given. */
final class WatchedFeed {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final GameId GAME = new GameId("nba-1");

  private final ActorSystem<?> system;
  private final ActorRef<MarketFeed.Command> feed;
  private final Set<InstrumentId> instruments;
  private final Map<InstrumentId, Depth> books = new ConcurrentHashMap<>();
  private final AtomicLong disconnects = new AtomicLong();

  /** Connects and watches some instruments. */
  WatchedFeed(ActorSystem<?> system, MarketData data, Collection<InstrumentId> instruments) {
    this.system = system;
    this.instruments = Set.copyOf(instruments);
    String name = data.venue().key();
    ActorRef<ShardCommand> shard =
        system.systemActorOf(remembering(), name + "-shard", Props.empty());
    this.feed =
        system.systemActorOf(
            MarketFeed.create(
                data,
                environment(),
                () -> new Backoff(Duration.ofMillis(100), Duration.ofMillis(500))),
            name + "-feed",
            Props.empty());
    feed.tell(new MarketFeed.Watch(GAME, this.instruments, shard));
  }

  private Behavior<ShardCommand> remembering() {
    return Behaviors.receiveMessage(message -> {
      if (message
          instanceof
          ShardInput.BooksChanged(List<Depth> depths, ActorRef<MarketFeed.Command> confirm)) {
        depths.forEach(depth -> books.put(depth.instrument(), depth));
        confirm.tell(new MarketFeed.Confirmed(GAME));
      }
      return Behaviors.same();
    });
  }

  private Environment environment() {
    Telemetry counting =
        new Telemetry() {
          @Override
          public void disconnected(Venue venue) {
            disconnects.incrementAndGet();
          }
        };
    return new Environment(
        InstantSource.system(),
        System::nanoTime,
        TradeIds.counting(InstantSource.system()),
        counting,
        "test");
  }

  /** What a feed went through. */
  enum Trouble {
    /** The venue's sequence had a hole. */
    GAP,
    /** A frame was not understood. */
    MALFORMED,
    /** The connection was lost. */
    DISCONNECT
  }

  /** How often each trouble has come. */
  record Troubles(long gaps, long malformed, long disconnects) {
    /** Which have come since. */
    Set<Trouble> since(Troubles before) {
      Set<Trouble> came = new TreeSet<>();
      add(came, Trouble.GAP, gaps - before.gaps);
      add(came, Trouble.MALFORMED, malformed - before.malformed);
      add(came, Trouble.DISCONNECT, disconnects - before.disconnects);
      return came;
    }

    private static void add(Set<Trouble> came, Trouble trouble, long times) {
      if (times > 0) {
        came.add(trouble);
      }
    }
  }

  Troubles troubles() {
    FeedStatus status =
        AskPattern.ask(feed, MarketFeed.GetStatus::new, LONG, system.scheduler())
            .toCompletableFuture()
            .join();
    return new Troubles(status.gaps(), status.malformed(), disconnects.get());
  }

  /** Waits until every book is believed. */
  void awaitLive() {
    await()
        .atMost(LONG)
        .until(() ->
            books.keySet().containsAll(instruments)
                && books.values().stream().allMatch(book -> book.state() == BookState.LIVE));
  }

  /** Whether no book is believed, because its connection is gone. */
  boolean isStale() {
    return books.values().stream().allMatch(book -> book.state() == BookState.STALE);
  }

  /** The sum of the books' epochs, which rises with every snapshot. */
  long epochs() {
    return books.values().stream().mapToLong(Depth::epoch).sum();
  }

  /** Every book as it is known. */
  Collection<Depth> books() {
    return List.copyOf(books.values());
  }
}
