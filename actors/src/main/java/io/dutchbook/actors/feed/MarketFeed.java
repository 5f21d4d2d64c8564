package io.dutchbook.actors.feed;

import io.dutchbook.actors.Environment;
import io.dutchbook.actors.feed.FeedConnection.Acknowledgement;
import io.dutchbook.actors.feed.FeedConnection.Opened;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.protocol.shard.ShardCommand;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;

/**
 * One venue's order books on this node: one WebSocket session for all games that live here.
 *
 * <p>A shard that is slow gets the newest view of each book and nothing twice; while its batch is
 * unconfirmed, changes replace each other in its outbox. When the connection goes, every book is
 * marked stale first, then the connection is made anew.
 */
public final class MarketFeed extends AbstractBehavior<MarketFeed.Command>
    implements FeedSession.Listener {

  /** What is said to a market feed. */
  public sealed interface Command {}

  /** A shard of this node wants books. Replaces what it wanted before. */
  public record Watch(GameId game, Set<InstrumentId> instruments, ActorRef<ShardCommand> shard)
      implements Command {}

  /** A shard wants no more books. */
  public record Unwatch(GameId game) implements Command {}

  /** A shard has taken its batch in. */
  public record Confirmed(GameId game) implements Command {}

  /** Somebody wants to know how the feed is doing. */
  public record GetStatus(ActorRef<FeedStatus> replyTo) implements Command {}

  /** The connection is open, or failed to open. */
  record Connected(int attempt, @Nullable String problem) implements Command {}

  /** A frame arrived. */
  record FrameArrived(int attempt, MarketData.Frame frame, ActorRef<Acknowledgement> ack)
      implements Command {}

  /** The connection can take its first frame. */
  record StreamReady(int attempt, ActorRef<Acknowledgement> ack) implements Command {}

  /** The connection is gone. */
  record Disconnected(int attempt, String cause) implements Command {}

  /** Time passes. */
  enum Timer implements Command {
    TICK,
    RECONNECT
  }

  private static final Duration TICK = Duration.ofSeconds(1);

  private final MarketData venue;
  private final Environment environment;
  private final FeedConnection connector;
  private final Backoff backoff;
  private final TimerScheduler<Command> timers;
  private final Map<GameId, ShardOutbox> outboxes = new HashMap<>();
  private final Map<InstrumentId, Set<ShardOutbox>> watchers = new HashMap<>();
  private final Map<InstrumentId, Depth> latest = new HashMap<>();
  private final MalformedFrames malformed;
  private FeedSession session;
  private @Nullable Opened connection;
  private FeedStatus.State state = FeedStatus.State.CONNECTING;
  private String problem = "";
  private int attempt;
  private long lastFrameAt;
  private long frames;
  private long gaps;

  private MarketFeed(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      MarketData venue,
      Environment environment,
      Backoff backoff) {
    super(context);
    context.setLoggerName(MarketFeed.class);
    this.timers = timers;
    this.venue = venue;
    this.environment = environment;
    this.backoff = backoff;
    this.connector = new FeedConnection(venue, Materializer.createMaterializer(context));
    this.malformed = new MalformedFrames(context.getLog(), venue.venue().key());
    this.session = venue.newSession();
    timers.startTimerWithFixedDelay(Timer.TICK, TICK);
    connect();
  }

  /** A feed that connects at once and for ever. */
  public static Behavior<Command> create(
      MarketData venue, Environment environment, Supplier<Backoff> backoff) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new MarketFeed(context, timers, venue, environment, backoff.get())));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(FrameArrived.class, this::onFrame)
        .onMessage(Confirmed.class, this::onConfirmed)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Unwatch.class, this::onUnwatch)
        .onMessage(StreamReady.class, this::onStreamReady)
        .onMessage(Connected.class, this::onConnected)
        .onMessage(Disconnected.class, this::onDisconnected)
        .onMessageEquals(Timer.TICK, this::onTick)
        .onMessageEquals(Timer.RECONNECT, this::onReconnect)
        .onMessage(GetStatus.class, this::onGetStatus)
        .build();
  }

  // ---------------------------------------------------------------- the connection

  private void connect() {
    attempt++;
    state = FeedStatus.State.CONNECTING;
    session = venue.newSession();
    connection = connector.open(attempt, getContext().getSelf());
  }

  private Behavior<Command> onReconnect() {
    connect();
    return this;
  }

  private Behavior<Command> onConnected(Connected connected) {
    if (connected.attempt() != attempt) {
      return this;
    }
    if (connected.problem() != null) {
      return lose(connected.problem());
    }
    state = FeedStatus.State.LIVE;
    problem = "";
    backoff.succeeded();
    lastFrameAt = environment.now();
    send(session.want(wanted()));
    return this;
  }

  private Behavior<Command> onStreamReady(StreamReady ready) {
    ready.ack().tell(Acknowledgement.INSTANCE);
    return this;
  }

  private Behavior<Command> onDisconnected(Disconnected gone) {
    return gone.attempt() == attempt ? lose(gone.cause()) : this;
  }

  /** Marks every book stale, then plans the next attempt. */
  private Behavior<Command> lose(String cause) {
    if (state == FeedStatus.State.WAITING) {
      return this;
    }
    Duration pause = backoff.next();
    getContext()
        .getLog()
        .warn(
            "{} market data lost: {}; again in {} ms",
            venue.venue().key(),
            cause,
            pause.toMillis());
    environment.telemetry().disconnected(venue.venue());
    state = FeedStatus.State.WAITING;
    problem = cause;
    if (connection != null) {
      connection.close();
      connection = null;
    }
    session.onDisconnect(this);
    flushAll();
    timers.startSingleTimer(Timer.RECONNECT, pause);
    return this;
  }

  private void send(List<String> commands) {
    for (String command : commands) {
      if (connection == null || !connection.send(command)) {
        lose("its outgoing queue is full");
        return;
      }
    }
  }

  private Behavior<Command> onTick() {
    long now = environment.now();
    malformed.onTick(now);
    if (state != FeedStatus.State.LIVE) {
      return this;
    }
    if (session.isSilent(now)) {
      return lose("nothing heard for too long");
    }
    send(session.onTick(now));
    return this;
  }

  // ---------------------------------------------------------------- frames in, books out

  private Behavior<Command> onFrame(FrameArrived arrived) {
    arrived.ack().tell(Acknowledgement.INSTANCE);
    if (arrived.attempt() != attempt) {
      return this;
    }
    MarketData.Frame frame = arrived.frame();
    lastFrameAt = environment.now();
    frames++;
    environment.telemetry().frame(venue.venue());
    send(session.onFrame(frame.text(), lastFrameAt, frame.receivedNanos(), this));
    flushAll();
    return this;
  }

  @Override
  public void onDepth(Depth depth) {
    Set<ShardOutbox> interested = watchers.getOrDefault(depth.instrument(), Set.of());
    if (!interested.isEmpty()) {
      latest.put(depth.instrument(), depth);
      interested.forEach(outbox -> outbox.put(depth));
    }
  }

  @Override
  public void onMalformed(String type, String reason) {
    malformed.add(type, reason, environment.now());
    environment.telemetry().malformed(venue.venue(), type);
  }

  @Override
  public void onGap(String detail) {
    gaps++;
    environment.telemetry().gap(venue.venue());
    getContext().getLog().warn("{} books have a gap: {}", venue.venue().key(), detail);
  }

  private void flushAll() {
    outboxes.values().forEach(ShardOutbox::flush);
  }

  private Behavior<Command> onConfirmed(Confirmed confirmed) {
    ShardOutbox outbox = outboxes.get(confirmed.game());
    if (outbox != null) {
      outbox.confirmed();
    }
    return this;
  }

  // ---------------------------------------------------------------- who wants what

  private Behavior<Command> onWatch(Watch watch) {
    ShardOutbox before = outboxes.get(watch.game());
    if (before != null && before.isFor(watch)) {
      return this;
    }
    Map<InstrumentId, Depth> known = Ordered.map(latest);
    forget(watch.game());
    ShardOutbox outbox = new ShardOutbox(watch, getContext().getSelf());
    outboxes.put(watch.game(), outbox);
    for (InstrumentId instrument : watch.instruments()) {
      watchers.computeIfAbsent(instrument, id -> new LinkedHashSet<>()).add(outbox);
      if (known.containsKey(instrument)) {
        onDepth(known.get(instrument));
      }
    }
    getContext().watchWith(watch.shard(), new Unwatch(watch.game()));
    outbox.flush();
    restate();
    return this;
  }

  private Behavior<Command> onUnwatch(Unwatch unwatch) {
    forget(unwatch.game());
    restate();
    return this;
  }

  private void forget(GameId game) {
    ShardOutbox outbox = outboxes.remove(game);
    if (outbox != null) {
      getContext().unwatch(outbox.shard());
      watchers.values().forEach(set -> set.remove(outbox));
      watchers.values().removeIf(Collection::isEmpty);
      latest.keySet().retainAll(watchers.keySet());
    }
  }

  private void restate() {
    if (state == FeedStatus.State.LIVE) {
      send(session.want(wanted()));
    }
  }

  private Collection<InstrumentId> wanted() {
    return new ArrayList<>(watchers.keySet());
  }

  private Behavior<Command> onGetStatus(GetStatus get) {
    get.replyTo()
        .tell(
            new FeedStatus(
                venue.venue(),
                state,
                problem,
                watchers.size(),
                frames,
                gaps,
                malformed.count(),
                lastFrameAt));
    return this;
  }
}
