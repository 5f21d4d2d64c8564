package io.dutchbook.persistence.spool;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.jspecify.annotations.Nullable;

/** The events of this machine that wait for the database. One an actor system. */
final class Spool implements Extension {
  /** Finds the spool of a system. */
  static final Id ID = new Id();

  private static final String CONFLICTS = ".conflicts";

  private final @Nullable SpoolFile file;
  private final @Nullable Path conflicts;
  private final int most;
  private final Deque<SpooledEvent> waiting = new ArrayDeque<>();

  private Spool(String name, int most) throws IOException {
    this.most = most;
    this.file = name.isEmpty() ? null : SpoolFile.open(Path.of(name));
    this.conflicts = name.isEmpty() ? null : Path.of(name + CONFLICTS);
    if (file != null) {
      waiting.addAll(file.found());
    }
  }

  /** Whether events may wait here at all. */
  boolean isOn() {
    return file != null;
  }

  /** Whether nothing waits. */
  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether an event of this writer waits; whatever else it writes must come after it. */
  synchronized boolean holds(String persistenceId) {
    return waiting.stream().anyMatch(event -> event.persistenceId().equals(persistenceId));
  }

  /** Everything that waits, oldest first. */
  synchronized List<SpooledEvent> waiting() {
    return List.copyOf(waiting);
  }

  /** Keeps events. They are on the disk when this returns. */
  synchronized void keep(List<SpooledEvent> events) throws IOException {
    if (file == null) {
      throw new IOException("there is no file for events that wait for the database");
    }
    if (waiting.size() + events.size() > most) {
      throw new IOException(most + " events wait for the database, and no more may");
    }
    file.append(events);
    waiting.addAll(events);
  }

  /** The oldest have reached the database. */
  synchronized void written(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      waiting.remove();
    }
    // Until then they stay in the file; written twice they are known again.
    if (waiting.isEmpty() && file != null) {
      file.clear();
    }
  }

  /** Keeps for people what cannot reach the database any more. */
  synchronized Path setAside(SpooledEvent event) throws IOException {
    if (conflicts == null) {
      throw new IOException("there is no file for events that came too late");
    }
    try (SpoolFile aside = SpoolFile.open(conflicts)) {
      aside.append(List.of(event));
    }
    return conflicts;
  }

  /** Makes the spool of a system. */
  static final class Id extends AbstractExtensionId<Spool> implements ExtensionIdProvider {
    private Id() {}

    @Override
    public Spool createExtension(ExtendedActorSystem system) {
      Config config = system.settings().config().getConfig("dutchbook.journal.spool");
      try {
        return new Spool(config.getString("file"), config.getInt("most"));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "file " + config.getString("file") + " for events that wait for the database", e);
      }
    }

    @Override
    public Id lookup() {
      return this;
    }
  }
}
