package io.dutchbook.actors.feed;

import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.http.Reason;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.typed.javadsl.ActorSink;

/**
 * Runs a venue's WebSocket as a stream into a feed. Frames wait in the socket, not in a mailbox:
 * the next one comes when the feed has confirmed the one before.
 */
final class FeedConnection {
  private static final int MAX_WAITING_COMMANDS = 256;

  private final MarketData venue;
  private final Materializer streams;

  /**
   * Connections to a venue.
   *
   * @param streams the feed's own: what it has connected ends with it
   */
  FeedConnection(MarketData venue, Materializer streams) {
    this.venue = venue;
    this.streams = streams;
  }

  /** A feed says that it can take the next frame. */
  enum Acknowledgement {
    INSTANCE
  }

  /** Starts an attempt; the feed hears how it goes, marked with the attempt's number. */
  Opened open(int attempt, ActorRef<MarketFeed.Command> feed) {
    Pair<BoundedSourceQueue<String>, CompletionStage<Done>> running =
        Source.<String>queue(MAX_WAITING_COMMANDS)
            .viaMat(venue.connect(), Keep.both())
            .to(
                ActorSink
                    .<MarketData.Frame, MarketFeed.Command, Acknowledgement>
                        actorRefWithBackpressure(
                            feed,
                            (ack, frame) -> new MarketFeed.FrameArrived(attempt, frame, ack),
                            ack -> new MarketFeed.StreamReady(attempt, ack),
                            Acknowledgement.INSTANCE,
                            new MarketFeed.Disconnected(attempt, "the venue closed the connection"),
                            failure -> new MarketFeed.Disconnected(attempt, Reason.of(failure))))
            .run(streams);
    running
        .second()
        .whenComplete((done, failure) ->
            feed.tell(
                new MarketFeed.Connected(attempt, failure == null ? null : Reason.of(failure))));
    return new Opened(running.first());
  }

  /** A connection that has been started. */
  static final class Opened {
    private final BoundedSourceQueue<String> commands;

    private Opened(BoundedSourceQueue<String> commands) {
      this.commands = commands;
    }

    /** Sends a command; false when too many are waiting or the connection is gone. */
    boolean send(String command) {
      return commands.offer(command) instanceof QueueOfferResult.Enqueued$;
    }

    /** Ends the connection, if the venue has not. */
    void close() {
      if (!commands.isCompleted()) {
        commands.complete();
      }
    }
  }
}
