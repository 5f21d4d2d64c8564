package io.dutchbook.cli.replay;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.kalshi.KalshiFeedSession;
import io.dutchbook.venues.kalshi.NoPrices;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * A Kalshi connection whose frames come out of a recording. Commands go nowhere, because the
 * answers to the commands of that time are already in it.
 */
final class RecordedData implements MarketData {
  /** Whole books; the other bounds concern a connection that can answer. */
  private static final FeedSettings WHOLE_BOOKS =
      new FeedSettings(1_000, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(1));

  private final NoPrices noPrices;
  private final AtomicInteger generations = new AtomicInteger();
  private @Nullable KalshiFeedSession session;
  private @Nullable BoundedSourceQueue<Frame> frames;

  /**
   * A connection that has not been opened.
   *
   * @param noPrices what the NO side of its frames means
   */
  RecordedData(NoPrices noPrices) {
    this.noPrices = noPrices;
  }

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    return Flow.fromSinkAndSourceMat(
        Sink.<String>ignore(),
        Source.<Frame>queue(1),
        (commands, queue) -> {
          frames = queue;
          return CompletableFuture.completedStage(Done.getInstance());
        });
  }

  @Override
  public FeedSession newSession() {
    KalshiFeedSession opened =
        new KalshiFeedSession(
            WHOLE_BOOKS, noPrices, generations::incrementAndGet, VenueTelemetry.NONE);
    session = opened;
    return new Unanswered(opened);
  }

  /** The session of the connection. */
  KalshiFeedSession session() {
    if (session == null) {
      throw new IllegalStateException("no feed has connected");
    }
    return session;
  }

  /** A frame arrives. */
  void arrive(Frame frame) {
    if (frames == null || !(frames.offer(frame) instanceof QueueOfferResult.Enqueued$)) {
      throw new IllegalStateException("the feed has not taken the frame before");
    }
  }

  /**
   * The session without its impatience: it would give the recorded subscription up and ask for
   * another, which never comes.
   */
  private record Unanswered(KalshiFeedSession session) implements FeedSession {
    @Override
    public List<String> want(Collection<InstrumentId> instruments) {
      return session.want(instruments);
    }

    @Override
    public List<String> onFrame(String text, long receivedAt, long frameNanos, Listener listener) {
      return session.onFrame(text, receivedAt, frameNanos, listener);
    }

    @Override
    public List<String> onTick(long now) {
      return List.of();
    }

    @Override
    public boolean isSilent(long now) {
      return false;
    }

    @Override
    public void onDisconnect(Listener listener) {
      session.onDisconnect(listener);
    }
  }
}
