package io.dutchbook.venues;

import io.dutchbook.engine.market.Venue;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.stream.javadsl.Flow;

/** A venue's live order books over WebSocket. */
public interface MarketData {
  /** Whose books. */
  Venue venue();

  /**
   * One connection: takes commands, gives frames. Ends or fails when the connection does. The stage
   * completes when the connection is open and fails with a message for people when it is refused.
   */
  Flow<String, Frame, CompletionStage<Done>> connect();

  /** The protocol state of a connection that has just been opened. */
  FeedSession newSession();

  /**
   * A text frame.
   *
   * @param text its whole text
   * @param receivedNanos when it arrived, on this node's monotonic clock
   */
  record Frame(String text, long receivedNanos) {}
}
