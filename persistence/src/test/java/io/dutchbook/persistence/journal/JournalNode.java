package io.dutchbook.persistence.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.persistence.typed.PersistenceId;

/** A node that writes sample books to a journal. Several of them on one database are a cluster. */
public final class JournalNode implements AutoCloseable {
  /** How long anything here may take before a test fails. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String OTHERS =
      """
      pekko.actor.provider = cluster
      pekko.cluster.jmx.enabled = off
      pekko.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
      """;

  private final ActorTestKit kit;

  private JournalNode(ActorTestKit kit) {
    this.kit = kit;
  }

  /** Starts one. */
  public static JournalNode on(DatabaseSettings database) {
    return on(database, "");
  }

  /** Starts one with some settings of its own. */
  public static JournalNode on(DatabaseSettings database, String settings) {
    return new JournalNode(ActorTestKit.create("journal", config(database, settings)));
  }

  private static Config config(DatabaseSettings database, String settings) {
    return ConfigFactory.parseString(settings)
        .withFallback(JournalConfig.of(database))
        .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"))
        .withFallback(ConfigFactory.parseString(OTHERS));
  }

  /** The parts for tests. */
  public ActorTestKit kit() {
    return kit;
  }

  /** Starts an actor that writes under an id. */
  public ActorRef<SampleBook.Command> spawn(PersistenceId id, String journal) {
    return kit.spawn(SampleBook.create(id, journal));
  }

  /** Persists events in one commit. */
  public CompletionStage<Done> persist(
      ActorRef<SampleBook.Command> book, List<? extends JournalEvent> events) {
    return AskPattern.<SampleBook.Command, Done>ask(
        book, ref -> new SampleBook.Persist(events, ref), PATIENCE, kit.scheduler());
  }

  /** What an actor recovered. */
  public SampleBook.Count count(ActorRef<SampleBook.Command> book) {
    return AskPattern.<SampleBook.Command, SampleBook.Count>ask(
            book, SampleBook.GetCount::new, PATIENCE, kit.scheduler())
        .toCompletableFuture()
        .join();
  }

  /** An event of no consequence. */
  public static BookEvent event(long at) {
    return new BookEvent.OrderUnknown(new OrderKey(new TradeId("t"), 0, 0), "sample", at);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
