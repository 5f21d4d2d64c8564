package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.ReconnectSettings;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.RestartSettings;
import org.apache.pekko.stream.javadsl.RestartSource;
import org.apache.pekko.stream.javadsl.Source;

/** Begins a stream of frames anew when the venue ends a subscription of it. */
final class Resubscribing {

  private Resubscribing() {}

  /** A source that is made again, with a new connection, whenever it fails. */
  static <T> Source<T, NotUsed> source(
      ReconnectSettings reconnect, Supplier<Source<T, NotUsed>> once) {
    return RestartSource.onFailuresWithBackoff(
        RestartSettings.create(reconnect.first(), reconnect.longest(), reconnect.jitter()),
        once::get);
  }

  /** Refuses to go on after an error that ends a subscription. */
  static void unlessDead(FeedError error) {
    if (error.isTerminal()) {
      throw new DeadSubscription(error);
    }
  }

  /** The venue will send nothing more on a subscription. */
  static final class DeadSubscription extends RuntimeException {
    DeadSubscription(FeedError error) {
      super("Kalshi ended a subscription: " + error);
    }
  }
}
