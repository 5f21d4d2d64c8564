package io.dutchbook.bench.orders;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** A connection whose frames come when they are pushed, after those of the beginning. */
final class PushedVenue implements MarketData {
  private static final int ROOM = 64;

  private final Venue venue;
  private final Supplier<FeedSession> session;
  private final List<String> beginning;
  private final CompletableFuture<BoundedSourceQueue<String>> queue = new CompletableFuture<>();

  PushedVenue(Venue venue, Supplier<FeedSession> session, List<String> beginning) {
    this.venue = venue;
    this.session = session;
    this.beginning = List.copyOf(beginning);
  }

  /** A frame arrives. */
  void push(String text) {
    if (!queue.join().offer(text).isEnqueued()) {
      throw new IllegalStateException("the feed does not take frames");
    }
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    Source<Frame, BoundedSourceQueue<String>> pushed =
        Source.from(beginning)
            .concatMat(Source.<String>queue(ROOM), (_, opened) -> opened)
            .map(text -> new Frame(text, System.nanoTime()))
            .mapMaterializedValue(opened -> {
              queue.complete(opened);
              return opened;
            });
    return Flow.fromSinkAndSourceMat(
        Sink.<String>ignore(), pushed, (_, _) -> CompletableFuture.completedFuture(Done.done()));
  }

  @Override
  public FeedSession newSession() {
    return session.get();
  }
}
