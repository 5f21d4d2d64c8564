package io.dutchbook.trial.journal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/** Pekko's way to the snapshots of a trial, of which the latest is kept. */
public final class TrialSnapshots extends SnapshotStore {
  private final JournalStore store = JournalStore.of(context().system());
  private final Serialization serialization = SerializationExtension.get(context().system());

  @Override
  public Future<Optional<SelectedSnapshot>> doLoadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    if (store.database().isDown()) {
      return failed();
    }
    JournalStore.Snapshot found = store.snapshot(persistenceId);
    Optional<SelectedSnapshot> selected =
        Optional.ofNullable(found)
            .filter(snapshot -> snapshot.metadata().sequenceNr() <= criteria.maxSequenceNr())
            .map(snapshot ->
                SelectedSnapshot.create(
                    snapshot.metadata(),
                    serialization
                        .deserialize(
                            snapshot.bytes().toArrayUnsafe(),
                            snapshot.serializer(),
                            snapshot.manifest())
                        .get()));
    return FutureConverters.asScala(CompletableFuture.completedFuture(selected));
  }

  @Override
  public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object state) {
    if (store.database().isDown()) {
      return failed();
    }
    if (!store.database().isDeaf()) {
      Serializer serializer = serialization.findSerializerFor(state);
      store.save(
          new JournalStore.Snapshot(
              metadata,
              serializer.identifier(),
              Serializers.manifestFor(serializer, state),
              ByteString.fromArrayUnsafe(serializer.toBinary(state))));
    }
    return done();
  }

  @Override
  public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    return done();
  }

  @Override
  public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    return done();
  }

  private static Future<Void> done() {
    return FutureConverters.asScala(CompletableFuture.completedFuture(null));
  }

  private static <T> Future<T> failed() {
    return FutureConverters.asScala(
        CompletableFuture.failedFuture(new IllegalStateException("the database is down")));
  }
}
