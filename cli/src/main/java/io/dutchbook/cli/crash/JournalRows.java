package io.dutchbook.cli.crash;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.trial.journal.JournalStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.util.ByteString;

/**
 * Reads the journal's rows beside the engine that writes them: every event once, each id's in their
 * order. What was read once must be there for ever; whatever is missing is a finding.
 */
final class JournalRows implements AutoCloseable {
  /** Commits of different ids may become visible out of order; none is ever this far behind. */
  private static final long LOOK_BACK = 2_000;

  private static final String NEW_ROWS =
      """
      SELECT ordering, persistence_id, sequence_number, event_ser_id, event_ser_manifest,
        event_payload
      FROM event_journal WHERE ordering > ? ORDER BY ordering
      """;
  private static final String HIGHEST =
      "SELECT persistence_id, max(sequence_number) FROM event_journal GROUP BY persistence_id";

  private final ActorSystem<Void> system;
  private final Serialization serialization;
  private final Map<String, Long> seen = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private long lastOrdering;

  JournalRows() {
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "journal-rows",
            ConfigFactory.parseResources("dutchbook-serialization.conf")
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
    this.serialization = SerializationExtension.get(system);
  }

  /** Events that were not read before. */
  List<JournalStore.Entry> news(DatabaseSettings database) throws SQLException {
    try (Connection connection = connect(database);
        PreparedStatement statement = connection.prepareStatement(NEW_ROWS)) {
      statement.setLong(1, Math.max(0, lastOrdering - LOOK_BACK));
      List<JournalStore.Entry> news = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lastOrdering = Math.max(lastOrdering, rows.getLong("ordering"));
          if (isNew(rows.getString("persistence_id"), rows.getLong("sequence_number"))) {
            news.add(entry(rows));
          }
        }
      }
      return news;
    }
  }

  private boolean isNew(String id, long sequence) {
    long before = seen.getOrDefault(id, 0L);
    if (sequence <= before) {
      return false;
    }
    if (sequence != before + 1) {
      findings.add("event " + (before + 1) + " of " + id + " is missing before " + sequence);
    }
    seen.put(id, sequence);
    return true;
  }

  private JournalStore.Entry entry(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes("event_payload");
    int serializer = row.getInt("event_ser_id");
    String manifest = row.getString("event_ser_manifest");
    return new JournalStore.Entry(
        row.getString("persistence_id"),
        row.getLong("sequence_number"),
        serializer,
        manifest,
        ByteString.fromArrayUnsafe(bytes),
        (JournalEvent) serialization.deserialize(bytes, serializer, manifest).get());
  }

  /** Looks whether everything that was ever read is still there. */
  void requireNothingForgotten(DatabaseSettings database) throws SQLException {
    Map<String, Long> highest = new HashMap<>();
    try (Connection connection = connect(database);
        PreparedStatement statement = connection.prepareStatement(HIGHEST);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        highest.put(rows.getString(1), rows.getLong(2));
      }
    }
    seen.forEach((id, last) -> {
      if (highest.getOrDefault(id, 0L) < last) {
        findings.add("event " + last + " of " + id + " was committed and is gone");
      }
    });
  }

  /** What is not as a journal must be, so far. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  /** Events read. */
  long count() {
    return seen.values().stream().mapToLong(Long::longValue).sum();
  }

  private static Connection connect(DatabaseSettings database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  @Override
  public void close() {
    system.terminate();
  }
}
