package io.dutchbook.trial.journal;

import io.dutchbook.persistence.spool.SpoolRule;
import io.dutchbook.protocol.journal.JournalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/** Pekko's way to the journal of a trial. Named in the trial's configuration. */
public final class TrialJournal extends AsyncWriteJournal {
  private final ActorSystem system = context().system();
  private final JournalStore store = JournalStore.of(system);
  private final Serialization serialization = SerializationExtension.get(system);

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(
      Iterable<AtomicWrite> messages) {
    List<List<JournalStore.Entry>> writes = new ArrayList<>();
    messages.forEach(write -> writes.add(entries(write)));
    if (store.database().isDeaf()) {
      return FutureConverters.asScala(new CompletableFuture<>());
    }
    CompletionStage<Iterable<Optional<Exception>>> committed =
        after(store.database().commitAfter(), () -> commit(writes));
    return FutureConverters.asScala(
        store.database().isHasty() ? CompletableFuture.completedStage(done(writes)) : committed);
  }

  private CompletionStage<Iterable<Optional<Exception>>> commit(
      List<List<JournalStore.Entry>> writes) {
    Database database = store.database();
    if (database.isDown() && !mayWait(writes)) {
      return CompletableFuture.failedFuture(new IllegalStateException("the database is down"));
    }
    if (!database.reach(Database.Moment.BEFORE_COMMIT)) {
      return new CompletableFuture<>();
    }
    // A conflict fails the whole batch, as it does with JDBC.
    List<JournalStore.Entry> all = writes.stream().flatMap(List::stream).toList();
    Optional<Exception> conflict = store.commit(all);
    if (conflict.isPresent()) {
      return CompletableFuture.failedFuture(conflict.get());
    }
    if (!database.reach(Database.Moment.BEFORE_ANSWER)) {
      return new CompletableFuture<>();
    }
    return after(database.answerAfter(), () -> CompletableFuture.completedFuture(done(writes)));
  }

  /** As in life, what may wait for the database is on the machine's disk, and that is kept. */
  private static boolean mayWait(List<List<JournalStore.Entry>> writes) {
    return writes.stream()
        .flatMap(List::stream)
        .allMatch(entry -> SpoolRule.mayWait(entry.event()));
  }

  private static Iterable<Optional<Exception>> done(List<List<JournalStore.Entry>> writes) {
    List<Optional<Exception>> done = new ArrayList<>();
    writes.forEach(_ -> done.add(Optional.empty()));
    return done;
  }

  private <T> CompletionStage<T> after(Duration pause, Supplier<CompletionStage<T>> then) {
    return pause.isZero() ? then.get() : Patterns.after(pause, system, then::get);
  }

  private List<JournalStore.Entry> entries(AtomicWrite write) {
    return CollectionConverters.asJava(write.payload()).stream().map(this::entry).toList();
  }

  private JournalStore.Entry entry(PersistentRepr message) {
    Object payload =
        message.payload() instanceof Tagged tagged ? tagged.payload() : message.payload();
    Serializer serializer = serialization.findSerializerFor(payload);
    return new JournalStore.Entry(
        message.persistenceId(),
        message.sequenceNr(),
        serializer.identifier(),
        Serializers.manifestFor(serializer, payload),
        ByteString.fromArrayUnsafe(serializer.toBinary(payload)),
        (JournalEvent) payload);
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    // Pekko's delayed stages never complete with null.
    return FutureConverters.asScala(
        reading(() -> replay(store.read(persistenceId, from, to), max, replay))
            .thenApply(_ -> null));
  }

  private Done replay(List<JournalStore.Entry> entries, long max, Consumer<PersistentRepr> replay) {
    entries.stream().limit(max).forEach(entry -> replay.accept(representation(entry)));
    return Done.getInstance();
  }

  private PersistentRepr representation(JournalStore.Entry entry) {
    Object event =
        serialization
            .deserialize(entry.bytes().toArrayUnsafe(), entry.serializer(), entry.manifest())
            .get();
    return PersistentRepr.apply(
        event, entry.sequence(), entry.persistenceId(), "", false, self(), "");
  }

  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
    return FutureConverters.asScala(reading(() -> store.highest(persistenceId)));
  }

  private <T> CompletionStage<T> reading(Supplier<T> read) {
    return after(
        store.database().commitAfter(),
        () ->
            store.database().isDown()
                ? CompletableFuture.failedFuture(new IllegalStateException("the database is down"))
                : CompletableFuture.completedFuture(read.get()));
  }

  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long to) {
    throw new UnsupportedOperationException("nothing is ever deleted from a journal");
  }
}
