package io.dutchbook.bench.feed;

import io.dutchbook.actors.Telemetry;
import io.dutchbook.engine.market.Venue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the frames of a feed and the books of a shard, and times those behind the warm-up. A frame
 * that goes wrong ends the measurement.
 */
final class FrameCount implements Telemetry {
  private final Venue venue;
  private final int warm;
  private final int last;
  private final AtomicLong books = new AtomicLong();
  private final CompletableFuture<FeedFigure> figure = new CompletableFuture<>();
  private int frames;
  private long begin;
  private long booksBefore;

  /**
   * A count of one venue's frames.
   *
   * @param warm frames before the clock runs
   * @param last the frame at which it stops
   */
  FrameCount(Venue venue, int warm, int last) {
    this.venue = venue;
    this.warm = warm;
    this.last = last;
  }

  /** What it comes to, once the last frame has been taken in. */
  CompletableFuture<FeedFigure> figure() {
    return figure;
  }

  /** Called by the one feed of the venue. */
  @Override
  public void frame(Venue of) {
    if (of != venue) {
      return;
    }
    frames++;
    if (frames == warm) {
      begin = System.nanoTime();
      booksBefore = books.get();
    } else if (frames == last) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      figure.complete(
          new FeedFigure(venue, (last - warm) / seconds, (books.get() - booksBefore) / seconds));
    }
  }

  @Override
  public void bookUpdate() {
    books.incrementAndGet();
  }

  @Override
  public void gap(Venue of) {
    figure.completeExceptionally(new IllegalStateException("a gap at " + of));
  }

  @Override
  public void malformed(Venue of, String type) {
    figure.completeExceptionally(new IllegalStateException("malformed at " + of + ": " + type));
  }
}
