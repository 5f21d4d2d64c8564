package io.dutchbook.trial.journal;

import io.dutchbook.protocol.journal.JournalEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.ExtensionIdProvider;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** What the journal of a trial has committed, and how its database behaves. One an actor system. */
public final class JournalStore implements Extension {
  /** Finds the store of a system. */
  public static final Id ID = new Id();

  private final Map<String, NavigableMap<Long, Entry>> journals = new HashMap<>();
  private final Map<String, Snapshot> snapshots = new HashMap<>();
  private final List<Entry> committed = new ArrayList<>();
  private final Database database = new Database();
  private Consumer<Entry> onCommit = _ -> {};

  private JournalStore() {}

  /**
   * An event as it is stored.
   *
   * @param persistenceId of whom
   * @param sequence its number there, from 1
   * @param serializer who can read it
   * @param manifest what it is
   * @param bytes its stored form
   * @param event what was stored
   */
  public record Entry(
      String persistenceId,
      long sequence,
      int serializer,
      String manifest,
      ByteString bytes,
      JournalEvent event) {}

  /**
   * A state as it is stored.
   *
   * @param metadata whose, and up to which event
   * @param serializer who can read it
   * @param manifest what it is
   * @param bytes its stored form
   */
  record Snapshot(SnapshotMetadata metadata, int serializer, String manifest, ByteString bytes) {}

  /** The store of a system. */
  public static JournalStore of(ActorSystem system) {
    return ID.get(system);
  }

  /** How the database behaves. */
  public Database database() {
    return database;
  }

  /** Hears of every event as soon as it is committed. */
  public void onCommit(Consumer<Entry> listener) {
    onCommit = listener;
  }

  /**
   * Commits events of one owner together, or none of them.
   *
   * @return why not; nothing when they are stored
   */
  Optional<Exception> commit(List<Entry> entries) {
    for (Entry entry : entries) {
      if (journal(entry.persistenceId()).containsKey(entry.sequence())) {
        return Optional.of(
            new IllegalStateException(
                "event %d of %s is there already"
                    .formatted(entry.sequence(), entry.persistenceId())));
      }
    }
    for (Entry entry : entries) {
      journal(entry.persistenceId()).put(entry.sequence(), entry);
      committed.add(entry);
      onCommit.accept(entry);
    }
    return Optional.empty();
  }

  private NavigableMap<Long, Entry> journal(String persistenceId) {
    return journals.computeIfAbsent(persistenceId, _ -> new TreeMap<>());
  }

  /** Events of an owner in their order. */
  List<Entry> read(String persistenceId, long from, long to) {
    return from > to
        ? List.of()
        : List.copyOf(journal(persistenceId).subMap(from, true, to, true).values());
  }

  long highest(String persistenceId) {
    NavigableMap<Long, Entry> journal = journal(persistenceId);
    return journal.isEmpty() ? 0 : journal.lastKey();
  }

  void save(Snapshot snapshot) {
    snapshots.put(snapshot.metadata().persistenceId(), snapshot);
  }

  @Nullable Snapshot snapshot(String persistenceId) {
    return snapshots.get(persistenceId);
  }

  /** Everything that was ever committed, in the order in which it was. */
  public List<Entry> committed() {
    return List.copyOf(committed);
  }

  /** The fingerprint of everything that was committed, order included. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Entry entry : committed) {
        digest.update(
            (entry.persistenceId() + " " + entry.sequence() + " " + entry.manifest() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        digest.update(entry.bytes().toArrayUnsafe());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Makes the store of a system. */
  public static final class Id extends AbstractExtensionId<JournalStore>
      implements ExtensionIdProvider {
    private Id() {}

    @Override
    public JournalStore createExtension(ExtendedActorSystem system) {
      return new JournalStore();
    }

    @Override
    public Id lookup() {
      return this;
    }
  }
}
