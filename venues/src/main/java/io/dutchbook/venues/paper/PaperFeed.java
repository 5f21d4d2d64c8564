package io.dutchbook.venues.paper;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.http.Reason;
import io.dutchbook.venues.http.ReconnectSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSink;
import org.jspecify.annotations.Nullable;

/**
 * The paper venue's own look at the venue's books: one session over the instruments that it has
 * orders in. It connects when the first one is watched, and again whenever the connection goes.
 */
final class PaperFeed extends AbstractBehavior<PaperFeed.Command> implements FeedSession.Listener {
  /** The most instruments; the one watched longest ago makes room. */
  static final int MAX_WATCHED = 1_000;

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MAX_WAITING_COMMANDS = 256;

  /** What is said to a paper venue's feed. */
  sealed interface Command {}

  /** An instrument's book is wanted from now on. */
  record Watch(InstrumentId instrument) implements Command {}

  /** A market trades no more. */
  record Unwatch(String market) implements Command {}

  private record Connected(int attempt, @Nullable String problem) implements Command {}

  private record Ready(int attempt, ActorRef<Acknowledgement> ack) implements Command {}

  private record Arrived(int attempt, MarketData.Frame frame, ActorRef<Acknowledgement> ack)
      implements Command {}

  private record Gone(int attempt, String cause) implements Command {}

  private enum Timer implements Command {
    TICK,
    CONNECT
  }

  private enum Acknowledgement {
    NEXT
  }

  private final TimerScheduler<Command> timers;
  private final MarketData venue;
  private final ReconnectSettings reconnect;
  private final InstantSource clock;
  private final Consumer<Depth> books;
  private final Set<InstrumentId> watched = new LinkedHashSet<>();
  private @Nullable BoundedSourceQueue<String> connection;
  private FeedSession session;
  private boolean live;
  private int attempt;
  private Duration pause;

  private PaperFeed(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      MarketData venue,
      ReconnectSettings reconnect,
      InstantSource clock,
      Consumer<Depth> books) {
    super(context);
    context.setLoggerName(PaperFeed.class);
    this.timers = timers;
    this.venue = venue;
    this.reconnect = reconnect;
    this.clock = clock;
    this.books = books;
    this.session = venue.newSession();
    this.pause = reconnect.first();
    timers.startTimerWithFixedDelay(Timer.TICK, TICK);
  }

  /**
   * A feed that watches nothing yet.
   *
   * @param books hears every change of a watched book, in the feed's own thread
   */
  static Behavior<Command> create(
      MarketData venue, ReconnectSettings reconnect, InstantSource clock, Consumer<Depth> books) {
    return Behaviors.setup(context ->
        Behaviors.withTimers(
            timers -> new PaperFeed(context, timers, venue, reconnect, clock, books)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Arrived.class, this::onArrived)
        .onMessage(Watch.class, this::onWatch)
        .onMessage(Unwatch.class, this::onUnwatch)
        .onMessage(Ready.class, this::onReady)
        .onMessage(Connected.class, this::onConnected)
        .onMessage(Gone.class, gone -> gone.attempt() == attempt ? lose(gone.cause()) : this)
        .onMessageEquals(Timer.TICK, this::onTick)
        .onMessageEquals(Timer.CONNECT, this::connect)
        .onSignal(PostStop.class, _ -> disconnect())
        .build();
  }

  // ---------------------------------------------------------------- what is watched

  private Behavior<Command> onWatch(Watch watch) {
    if (!watched.add(watch.instrument())) {
      return this;
    }
    if (watched.size() > MAX_WATCHED) {
      watched.remove(watched.iterator().next());
    }
    if (attempt == 0) {
      return connect();
    }
    return restate();
  }

  private Behavior<Command> onUnwatch(Unwatch unwatch) {
    return watched.removeIf(instrument -> instrument.market().equals(unwatch.market()))
        ? restate()
        : this;
  }

  private Behavior<Command> restate() {
    return live ? send(session.want(new ArrayList<>(watched))) : this;
  }

  // ---------------------------------------------------------------- the connection

  private Behavior<Command> connect() {
    attempt++;
    session = venue.newSession();
    int mine = attempt;
    Pair<BoundedSourceQueue<String>, CompletionStage<Done>> running =
        Source.<String>queue(MAX_WAITING_COMMANDS)
            .viaMat(venue.connect(), Keep.both())
            .to(
                ActorSink.<MarketData.Frame, Command, Acknowledgement>actorRefWithBackpressure(
                    getContext().getSelf(),
                    (ack, frame) -> new Arrived(mine, frame, ack),
                    ack -> new Ready(mine, ack),
                    Acknowledgement.NEXT,
                    new Gone(mine, "the venue closed the connection"),
                    failure -> new Gone(mine, Reason.of(failure))))
            .run(getContext().getSystem());
    connection = running.first();
    getContext()
        .pipeToSelf(
            running.second(),
            (done, failure) -> new Connected(mine, failure == null ? null : Reason.of(failure)));
    return this;
  }

  private Behavior<Command> onReady(Ready ready) {
    ready.ack().tell(Acknowledgement.NEXT);
    return this;
  }

  private Behavior<Command> onConnected(Connected connected) {
    if (connected.attempt() != attempt) {
      return this;
    }
    if (connected.problem() != null) {
      return lose(connected.problem());
    }
    live = true;
    pause = reconnect.first();
    return restate();
  }

  private Behavior<Command> lose(String cause) {
    if (timers.isTimerActive(Timer.CONNECT)) {
      return this;
    }
    getContext().getLog().warn("{} paper books lost: {}", venue.venue().key(), cause);
    disconnect();
    timers.startSingleTimer(Timer.CONNECT, pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(reconnect.longest()) > 0 ? reconnect.longest() : doubled;
    return this;
  }

  private Behavior<Command> disconnect() {
    live = false;
    if (connection != null) {
      connection.complete();
      connection = null;
    }
    session.onDisconnect(this);
    return this;
  }

  private Behavior<Command> send(List<String> commands) {
    for (String command : commands) {
      if (connection == null
          || !(connection.offer(command) instanceof QueueOfferResult.Enqueued$)) {
        return lose("its outgoing queue is full");
      }
    }
    return this;
  }

  private Behavior<Command> onTick() {
    long now = clock.millis();
    if (!live) {
      return this;
    }
    return session.isSilent(now) ? lose("nothing heard for too long") : send(session.onTick(now));
  }

  // ---------------------------------------------------------------- frames in, books out

  private Behavior<Command> onArrived(Arrived arrived) {
    arrived.ack().tell(Acknowledgement.NEXT);
    if (arrived.attempt() != attempt) {
      return this;
    }
    MarketData.Frame frame = arrived.frame();
    return send(session.onFrame(frame.text(), clock.millis(), frame.receivedNanos(), this));
  }

  @Override
  public void onDepth(Depth depth) {
    if (watched.contains(depth.instrument())) {
      books.accept(depth);
    }
  }

  @Override
  public void onMalformed(String type, String reason) {
    getContext().getLog().debug("paper books: {} not understood: {}", type, reason);
  }

  @Override
  public void onGap(String detail) {
    getContext().getLog().debug("paper books have a gap: {}", detail);
  }
}
