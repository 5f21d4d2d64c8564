package io.dutchbook.bench.feed;

import io.dutchbook.engine.market.Venue;
import java.util.Locale;

/**
 * What a run of frames through a feed came to.
 *
 * @param venue whose frames
 * @param framesPerSecond taken in by the feed
 * @param booksPerSecond changed books taken in by the shard: of several changes of a book that came
 *     while it was busy, the newest
 */
public record FeedFigure(Venue venue, double framesPerSecond, double booksPerSecond) {
  /** A row of a Markdown table. */
  public String row() {
    return String.format(
        Locale.ROOT,
        "| FeedToShard %s | %.0f frames/s | %.0f books/s | |",
        venue.key(),
        framesPerSecond,
        booksPerSecond);
  }
}
