package io.dutchbook.persistence.measurement;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.journal.JournalNode;
import io.dutchbook.persistence.journal.SampleBook;
import io.dutchbook.persistence.projection.Projections;
import io.dutchbook.persistence.projection.SampleGame;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.protocol.journal.BookEvent;
import io.dutchbook.protocol.journal.JournalEvent;
import io.dutchbook.protocol.journal.JournalIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;

/**
 * Starts of the embedded database, commits through the journal and the lag of the read tables.
 *
 * <p>Every event is tagged and committed by itself, to a disk that is synced; asks come from the
 * same process. Run with the test class path; the argument is a folder, fresh for a cold start.
 */
public final class JournalMeasurement {
  private static final int WARM_UP = 4_000;
  private static final int EVENTS = 20_000;
  private static final int LAG_SAMPLES = 100;

  private final DatabaseSettings database;
  private int run;

  private JournalMeasurement(DatabaseSettings database) {
    this.database = database;
  }

  /** Measures and prints. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (String kind : List.of("first start", "later start", "later start")) {
      long begin = System.nanoTime();
      EmbeddedDatabase started = EmbeddedDatabase.start(folder);
      long running = System.nanoTime();
      started.close();
      long stopped = System.nanoTime();
      System.out.printf("%s %d ms, stop %d ms%n", kind, ms(running - begin), ms(stopped - running));
    }
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(folder)) {
      Migrations.migrate(embedded.settings());
      JournalMeasurement measurement = new JournalMeasurement(embedded.settings());
      for (int batch : new int[] {1, 400}) {
        measurement.commits(batch);
      }
      measurement.lag();
    }
    System.exit(0);
  }

  private static long ms(long nanos) {
    return nanos / 1_000_000;
  }

  private void commits(int batch) {
    try (JournalNode node =
        JournalNode.on(database, "dutchbook.journal.books.batchSize = " + batch)) {
      for (int entities : new int[] {1, 10, 100}) {
        List<ActorRef<SampleBook.Command>> books = books(node, entities);
        drive(node, books, WARM_UP);
        long begin = System.nanoTime();
        long[] latencies = drive(node, books, EVENTS);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            "rows a transaction <= %d, %d entities, 1 in flight each: %.0f commits/s, ack p50 %.2f"
                + " ms, p99 %.2f ms%n",
            batch,
            entities,
            latencies.length / seconds,
            percentile(latencies, 0.50),
            percentile(latencies, 0.99));
      }
    }
  }

  private List<ActorRef<SampleBook.Command>> books(JournalNode node, int count) {
    run++;
    return IntStream.range(0, count)
        .mapToObj(i -> JournalIds.book(new GameId("run-" + run + "-" + i)))
        .map(id -> node.spawn(id, JournalConfig.BOOKS))
        .toList();
  }

  /** Persists events one after the other in each book, the books side by side. */
  private static long[] drive(
      JournalNode node, List<ActorRef<SampleBook.Command>> books, int events) {
    int each = events / books.size();
    long[] latencies = new long[each * books.size()];
    CompletableFuture<?>[] runs =
        IntStream.range(0, books.size())
            .mapToObj(b -> next(node, books.get(b), latencies, b * each, (b + 1) * each))
            .map(CompletionStage::toCompletableFuture)
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(runs).join();
    Arrays.sort(latencies);
    return latencies;
  }

  private static CompletionStage<Done> next(
      JournalNode node, ActorRef<SampleBook.Command> book, long[] latencies, int at, int end) {
    if (at == end) {
      return CompletableFuture.completedFuture(Done.getInstance());
    }
    long begin = System.nanoTime();
    return node.persist(book, List.of(JournalNode.event(at)))
        .thenComposeAsync(_ -> {
          latencies[at] = System.nanoTime() - begin;
          return next(node, book, latencies, at + 1, end);
        });
  }

  private static double percentile(long[] sorted, double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }

  /** From the acknowledged commit of a fill to its being seen in the read tables. */
  private void lag() {
    List<BookEvent> events = SampleGame.of(new GameId("lag"), 1, 200).events();
    try (JournalNode node = JournalNode.on(database);
        Database reading = Database.open(database, "measurement", 1)) {
      Cluster cluster = Cluster.get(node.kit().system());
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
      long begin = System.nanoTime();
      Projections.start(node.kit().system(), database);
      ActorRef<SampleBook.Command> book =
          node.spawn(JournalIds.book(new GameId("lag")), JournalConfig.BOOKS);
      ReadSide readSide = new ReadSide(reading);
      long[] lags = new long[LAG_SAMPLES];
      int seen = 0;
      for (BookEvent event : events) {
        node.persist(book, List.<JournalEvent>of(event)).toCompletableFuture().join();
        if (event instanceof BookEvent.FillBooked && seen < LAG_SAMPLES) {
          long acknowledged = System.nanoTime();
          awaitFills(readSide, seen + 1);
          if (seen == 0) {
            System.out.printf(
                "catching up with what was there: %d ms%n", ms(System.nanoTime() - begin));
          }
          lags[seen] = System.nanoTime() - acknowledged;
          seen++;
        }
      }
      Arrays.sort(lags);
      System.out.printf(
          "lag of the read tables over %d fills, one at a time: p50 %.0f ms, p99 %.0f ms%n",
          seen, percentile(lags, 0.5), percentile(lags, 0.98));
    }
  }

  private static void awaitFills(ReadSide readSide, int count) {
    while (readSide.fillsSince(0, count).rows().size() < count) {
      LockSupport.parkNanos(2_000_000);
    }
  }
}
