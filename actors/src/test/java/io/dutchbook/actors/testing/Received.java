package io.dutchbook.actors.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;

/** Everything that a probe has received and nobody has looked at yet. */
public final class Received {
  private Received() {}

  /** The messages in the order of their arrival. */
  public static <T> List<T> from(TestProbe<T> probe) {
    List<T> messages = new ArrayList<>();
    while (true) {
      try {
        messages.add(probe.receiveMessage(Duration.ZERO));
      } catch (AssertionError nothingMore) {
        return messages;
      }
    }
  }
}
