package io.dutchbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.bench.feed.FeedFigure;
import io.dutchbook.bench.feed.FeedToShard;
import io.dutchbook.engine.market.Venue;
import org.junit.jupiter.api.Test;

class FeedToShardTest {
  @Test
  void everyFrameGoesThroughTheFeedAndBooksReachTheShard() {
    for (Venue venue : Venue.values()) {
      try (FeedToShard feed = new FeedToShard()) {
        FeedFigure figure = feed.measure(venue, 500, 500);

        assertThat(figure.venue()).isEqualTo(venue);
        assertThat(figure.framesPerSecond()).isPositive();
        assertThat(figure.booksPerSecond()).isPositive();
      }
    }
  }
}
