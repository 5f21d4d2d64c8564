package io.dutchbook.bench.journal;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.bench.game.SampleTrade;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.projection.Tags;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;

/**
 * Durable commits through the position books' journal as the node configures it: tagged, one event
 * a commit, synced to the disk. The events are those of a two-leg trade in turn. Every entity
 * writes its next event when the last one is acknowledged.
 */
public final class JournalCommits implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(15);
  private static final int SIGNIFICANT_DIGITS = 3;

  private final ActorSystem<Void> system;
  private final List<BookEvent> story = SampleTrade.on(SampleGame.withInstruments(2)).events();
  private final String run;
  private int runs;

  /**
   * Opens the journal of a database and brings it up to date.
   *
   * @param run makes the names of the entities differ from those of earlier runs
   */
  public JournalCommits(DatabaseSettings database, String run) {
    this.run = run;
    Migrations.migrate(database);
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "journal-commits",
            JournalConfig.of(database)
                .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"))
                .withFallback(ConfigFactory.parseResources("journal-commits.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
  }

  /**
   * Writes events from a number of entities at once.
   *
   * @param warmUp events before the clock runs
   * @param events events that count, over all entities
   */
  public CommitFigure measure(int entities, int warmUp, int events) {
    List<ActorRef<Recorder.Write>> recorders = recorders(entities);
    write(recorders, warmUp / entities, new ConcurrentHistogram(SIGNIFICANT_DIGITS));
    Histogram acknowledged = new ConcurrentHistogram(SIGNIFICANT_DIGITS);
    long begin = System.nanoTime();
    write(recorders, events / entities, acknowledged);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new CommitFigure(entities, acknowledged.getTotalCount() / seconds, acknowledged);
  }

  private List<ActorRef<Recorder.Write>> recorders(int count) {
    runs++;
    JournalBinding binding =
        new JournalBinding(JournalConfig.BOOKS, JournalConfig.SNAPSHOTS, id -> Set.of(Tags.of(id)));
    List<ActorRef<Recorder.Write>> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PersistenceId id = JournalIds.book(new GameId(run + "-" + runs + "-" + i));
      started.add(
          system.systemActorOf(
              Recorder.create(id, binding), "recorder-" + runs + "-" + i, Props.empty()));
    }
    return started;
  }

  /** Every entity writes its events one after the other, the entities side by side. */
  private void write(List<ActorRef<Recorder.Write>> recorders, int each, Histogram acknowledged) {
    CompletableFuture<?>[] writing =
        recorders.stream()
            .map(recorder -> next(recorder, 0, each, acknowledged).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(writing).join();
  }

  private CompletionStage<Done> next(
      ActorRef<Recorder.Write> recorder, int at, int end, Histogram acknowledged) {
    if (at == end) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    BookEvent event = story.get(at % story.size());
    long begin = System.nanoTime();
    return AskPattern.<Recorder.Write, Done>ask(
            recorder, replyTo -> new Recorder.Write(event, replyTo), PATIENCE, system.scheduler())
        .thenComposeAsync(_ -> {
          acknowledged.recordValue(System.nanoTime() - begin);
          return next(recorder, at + 1, end, acknowledged);
        });
  }

  /** Stops the actors and the journal's connections. */
  @Override
  public void close() {
    system.terminate();
    CompletableFuture<Done> stopped = system.getWhenTerminated().toCompletableFuture();
    stopped.orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
  }
}
