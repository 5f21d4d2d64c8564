package io.dutchbook.bench.feed;

import io.dutchbook.bench.decision.Frames;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * A connection whose frames are there already, as fast as the feed takes them. It opens when it is
 * told to and stays open behind its last frame.
 */
final class PlayedVenue implements MarketData {
  private final Venue venue;
  private final Frames frames;
  private final List<String> texts;
  private final CompletableFuture<Done> opened = new CompletableFuture<>();

  /**
   * A venue that plays snapshots and then changes.
   *
   * @param changes how many of them, written now
   */
  PlayedVenue(Venue venue, Frames frames, int changes) {
    this.venue = venue;
    this.frames = frames;
    this.texts = new ArrayList<>(frames.beginning());
    for (int change = 0; change < changes; change++) {
      texts.add(frames.next());
    }
  }

  @Override
  public Venue venue() {
    return venue;
  }

  /** How many frames there are, the beginning included. */
  int size() {
    return texts.size();
  }

  void open() {
    opened.complete(Done.getInstance());
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    Source<Frame, ?> played =
        Source.completionStage(opened)
            .flatMapConcat(_ -> Source.from(texts))
            .map(text -> new Frame(text, System.nanoTime()))
            .concat(Source.never());
    return Flow.fromSinkAndSourceMat(Sink.<String>ignore(), played, (_, _) -> opened);
  }

  @Override
  public FeedSession newSession() {
    return frames.session();
  }
}
