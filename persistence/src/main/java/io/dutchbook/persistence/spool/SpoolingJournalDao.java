package io.dutchbook.persistence.spool;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.journal.Tagged;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.Serializer;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;
import scala.runtime.BoxedUnit;
import scala.util.Try;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * The journal's way to PostgreSQL, and to this machine's disk when PostgreSQL is away.
 *
 * <pre>
 *   write ─▶ may it wait? ─ no ──▶ database ─▶ done, or the writer stops
 *                 │ yes
 *                 ▼
 *            does anything wait? ─ yes ─▶ file ─▶ done      every second: file ─▶ database,
 *                 │ no                     ▲                until nothing waits
 *                 ▼                        │
 *             database ── away, or silent ─┘
 * </pre>
 *
 * <p>A write that was kept may turn out to have reached the database after all, and is then found
 * there. Where another writer's event is found instead, somebody else has taken the book over: what
 * waited is set aside for people, because its orders have left.
 */
public final class SpoolingJournalDao extends DefaultJournalDao {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolingJournalDao.class);

  private final ActorSystem system;
  private final Serialization serialization;
  private final ExecutionContext executor;
  private final Materializer materializer;
  private final Spool spool;
  private final Duration patience;
  private final Duration flushEvery;
  private final AtomicBoolean flushPlanned = new AtomicBoolean();
  private CompletionStage<Done> flushing = CompletableFuture.completedStage(Done.getInstance());

  /** Called by the journal plugin, which is told of this class in its configuration. */
  public SpoolingJournalDao(
      JdbcBackend.JdbcDatabaseDef database,
      JdbcProfile profile,
      JournalConfig journal,
      Serialization serialization,
      ExecutionContext executor,
      Materializer materializer) {
    super(database, profile, journal, serialization, executor, materializer);
    this.system = materializer.system();
    this.serialization = serialization;
    this.executor = executor;
    this.materializer = materializer;
    this.spool = Spool.ID.get(system);
    var config = system.settings().config().getConfig("dutchbook.journal.spool");
    this.patience = config.getDuration("after");
    this.flushEvery = config.getDuration("flush-every");
    if (!spool.isEmpty()) {
      LOG.warn("{} events of an earlier run wait for the database", spool.waiting().size());
      planFlush();
    }
  }

  // ---------------------------------------------------------------- writing

  @Override
  public Future<Seq<Try<BoxedUnit>>> asyncWriteMessages(Seq<AtomicWrite> messages) {
    List<PersistentRepr> events =
        CollectionConverters.asJava(messages).stream()
            .flatMap(write -> CollectionConverters.asJava(write.payload()).stream())
            .toList();
    boolean mayWait =
        spool.isOn() && events.stream().allMatch(event -> SpoolRule.mayWait(payload(event)));
    if (mayWait) {
      return FutureConverters.asScala(
          spool.isEmpty() ? writeOrKeep(messages, events) : kept(events));
    }
    return events.stream().anyMatch(event -> spool.holds(event.persistenceId()))
        ? FutureConverters.asScala(tooEarly())
        : super.asyncWriteMessages(messages);
  }

  private static CompletionStage<Seq<Try<BoxedUnit>>> tooEarly() {
    return CompletableFuture.failedStage(
        new IllegalStateException("earlier events of the writer still wait for the database"));
  }

  private CompletionStage<Seq<Try<BoxedUnit>>> writeOrKeep(
      Seq<AtomicWrite> messages, List<PersistentRepr> events) {
    CompletableFuture<Seq<Try<BoxedUnit>>> answer = new CompletableFuture<>();
    AtomicBoolean kept = new AtomicBoolean();
    Cancellable silence =
        system
            .scheduler()
            .scheduleOnce(
                patience, () -> keepOnce(events, "does not answer", kept, answer), executor);
    FutureConverters.asJava(super.asyncWriteMessages(messages))
        .whenComplete((done, failure) -> {
          silence.cancel();
          if (failure == null) {
            answer.complete(done);
          } else if (Outage.isOne(failure)) {
            keepOnce(events, failure.toString(), kept, answer);
          } else {
            answer.completeExceptionally(failure);
          }
        });
    return answer;
  }

  private void keepOnce(
      List<PersistentRepr> events,
      String why,
      AtomicBoolean kept,
      CompletableFuture<Seq<Try<BoxedUnit>>> answer) {
    if (kept.compareAndSet(false, true) && !answer.isDone()) {
      LOG.error("the database is away ({}): what may wait is kept on this machine", why);
      kept(events)
          .whenComplete((done, failure) -> {
            if (failure == null) {
              answer.complete(done);
            } else {
              answer.completeExceptionally(failure);
            }
          });
    }
  }

  private CompletionStage<Seq<Try<BoxedUnit>>> kept(List<PersistentRepr> events) {
    try {
      spool.keep(events.stream().map(this::spooled).toList());
    } catch (IOException e) {
      return CompletableFuture.failedStage(e);
    }
    planFlush();
    return CompletableFuture.completedStage(
        CollectionConverters.asScala(List.<Try<BoxedUnit>>of()).toSeq());
  }

  // ---------------------------------------------------------------- reading

  /** A recovery begins with this: whatever waits of the writer goes into the journal first. */
  @Override
  public Future<Object> highestSequenceNr(String persistenceId, long fromSequenceNr) {
    return spool.holds(persistenceId)
        ? FutureConverters.asScala(
            flush()
                .thenCompose(_ ->
                    FutureConverters.asJava(
                        super.highestSequenceNr(persistenceId, fromSequenceNr))))
        : super.highestSequenceNr(persistenceId, fromSequenceNr);
  }

  // ---------------------------------------------------------------- the way back

  private void planFlush() {
    if (flushPlanned.compareAndSet(false, true)) {
      system.scheduler().scheduleOnce(flushEvery, this::flushAsPlanned, executor);
    }
  }

  private void flushAsPlanned() {
    flushPlanned.set(false);
    flush()
        .whenComplete((_, failure) -> {
          if (failure != null && !Outage.isOne(failure)) {
            LOG.error("events that wait for the database cannot be written", failure);
          }
          if (!spool.isEmpty()) {
            planFlush();
          }
        });
  }

  private synchronized CompletionStage<Done> flush() {
    if (flushing.toCompletableFuture().isDone()) {
      List<SpooledEvent> waiting = spool.waiting();
      CompletionStage<Done> stage = CompletableFuture.completedStage(Done.getInstance());
      for (SpooledEvent event : waiting) {
        stage = stage.thenCompose(_ -> flush(event));
      }
      flushing = stage.thenApply(done -> written(waiting.size(), done));
    }
    return flushing;
  }

  private Done written(int count, Done done) {
    try {
      spool.written(count);
    } catch (IOException e) {
      LOG.error("the file of events that waited for the database cannot be cleared", e);
    }
    if (count > 0) {
      LOG.warn("the database is back: {} events that waited are in the journal", count);
    }
    return done;
  }

  private CompletionStage<Done> flush(SpooledEvent event) {
    PersistentRepr message = message(event);
    Seq<AtomicWrite> write = one(AtomicWrite.apply(message));
    return FutureConverters.asJava(super.asyncWriteMessages(write))
        .handle((_, failure) -> {
          if (failure == null) {
            return CompletableFuture.completedStage(Done.getInstance());
          }
          return Outage.isConflict(failure)
              ? compare(event, message)
              : CompletableFuture.<Done>failedStage(failure);
        })
        .thenCompose(stage -> stage);
  }

  private CompletionStage<Done> compare(SpooledEvent event, PersistentRepr message) {
    return messages(event.persistenceId(), event.sequence(), event.sequence(), 1)
        .asJava()
        .runWith(Sink.headOption(), materializer)
        .thenApply(stored -> {
          if (!stored.flatMap(SpoolingJournalDao::event).equals(Optional.of(payload(message)))) {
            setAside(event);
          }
          return Done.getInstance();
        });
  }

  private static Optional<Object> event(Try<Tuple2<PersistentRepr, Object>> stored) {
    return stored.isSuccess() ? Optional.of(stored.get()._1().payload()) : Optional.empty();
  }

  private void setAside(SpooledEvent event) {
    try {
      LOG.error(
          "{} came too late, another node has taken its book over; its orders have left, see {}",
          event,
          spool.setAside(event));
    } catch (IOException e) {
      LOG.error("{} came too late and cannot be set aside", event, e);
    }
  }

  // ---------------------------------------------------------------- forms

  private static Object payload(PersistentRepr message) {
    return message.payload() instanceof Tagged tagged ? tagged.payload() : message.payload();
  }

  private SpooledEvent spooled(PersistentRepr message) {
    Object event = payload(message);
    Serializer serializer = serialization.findSerializerFor(event);
    return new SpooledEvent(
        message.persistenceId(),
        message.sequenceNr(),
        message.writerUuid(),
        message.timestamp(),
        message.payload() instanceof Tagged tagged
            ? List.copyOf(CollectionConverters.asJava(tagged.tags()))
            : List.of(),
        serializer.identifier(),
        Serializers.manifestFor(serializer, event),
        ByteString.fromArrayUnsafe(serializer.toBinary(event)));
  }

  private PersistentRepr message(SpooledEvent event) {
    Object payload =
        serialization
            .deserialize(event.payload().toArrayUnsafe(), event.serializer(), event.manifest())
            .get();
    Tagged tagged = new Tagged(payload, Set.copyOf(event.tags()));
    return PersistentRepr.apply(
            tagged, event.sequence(), event.persistenceId(), "", false, null, event.writer())
        .withTimestamp(event.timestamp());
  }

  private static <T> Seq<T> one(T element) {
    return CollectionConverters.asScala(List.of(element)).toSeq();
  }
}
