package io.dutchbook.bench.recovery;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.actors.Environment;
import io.dutchbook.actors.JournalBinding;
import io.dutchbook.actors.Telemetry;
import io.dutchbook.actors.TradeIds;
import io.dutchbook.actors.book.BookCommand;
import io.dutchbook.actors.book.BookLinks;
import io.dutchbook.actors.book.BookReport;
import io.dutchbook.actors.book.PositionBook;
import io.dutchbook.bench.game.SampleGame;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.PlanLeg;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.engine.trade.TradeId;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.journal.JournalConfig;
import io.dutchbook.persistence.projection.Tags;
import io.dutchbook.protocol.journal.JournalIds;
import io.dutchbook.protocol.router.RouterCommand;
import io.dutchbook.protocol.shard.ShardCommand;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Brings a position book with a long history back from PostgreSQL on the same machine: from
 * spawning the actor until it has taken ownership (a commit) and is ready for a trade. First
 * without a snapshot, then, a trade later, with one.
 */
public final class BookRecovery implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final DatabaseSettings database;
  private final GameId game;
  private final ActorSystem<Void> system;
  private final BlockingQueue<BookReport> reports = new LinkedBlockingQueue<>();
  private int spawned;

  /**
   * What it came to.
   *
   * @param events in the journal
   * @param withoutSnapshot milliseconds, one recovery after the other
   * @param withSnapshot milliseconds, one recovery after the other
   * @param snapshotBytes how large the snapshot is
   */
  public record RecoveryFigure(
      long events, List<Double> withoutSnapshot, List<Double> withSnapshot, long snapshotBytes) {
    /** Rows of a Markdown table: the median, and the slowest. */
    public List<String> rows() {
      return List.of(
          row("no snapshot", withoutSnapshot),
          row("snapshot of " + snapshotBytes + " bytes", withSnapshot));
    }

    private String row(String how, List<Double> millis) {
      List<Double> sorted = millis.stream().sorted().toList();
      return "| BookRecovery %d events, %s | %.0f | %.0f | ms |"
          .formatted(events, how, sorted.get(sorted.size() / 2), sorted.getLast());
    }
  }

  /**
   * Opens the journal of a database and brings it up to date.
   *
   * @param run makes the game's name differ from those of earlier runs
   */
  public BookRecovery(DatabaseSettings database, String run) {
    this.database = database;
    this.game = new GameId("nba-" + run);
    Migrations.migrate(database);
    this.system =
        ActorSystem.create(
            Behaviors.empty(),
            "book-recovery",
            JournalConfig.of(database)
                .withFallback(ConfigFactory.parseResources("dutchbook-serialization.conf"))
                .withFallback(ConfigFactory.parseResources("journal-commits.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
  }

  /** Writes the history and recovers it, so many times each way. */
  public RecoveryFigure measure(int events, int times) throws SQLException, InterruptedException {
    long written = new LongHistory(system).write(database, game, events);
    List<Double> without = recoveries(times);
    takeSnapshot();
    return new RecoveryFigure(written, without, recoveries(times), snapshotBytes());
  }

  private List<Double> recoveries(int times) throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      long begin = System.nanoTime();
      ActorRef<BookCommand> book = spawn();
      await(BookReport.Ready.class);
      millis.add((System.nanoTime() - begin) / 1e6);
      stop(book);
    }
    return millis;
  }

  /** A book takes one when enough trades have ended since the last: here the first that ends. */
  private void takeSnapshot() throws SQLException, InterruptedException {
    ActorRef<BookCommand> book = spawn();
    await(BookReport.Ready.class);
    List<PlanLeg> legs =
        SampleGame.withInstruments(2).instruments().stream()
            .map(instrument -> new PlanLeg(instrument, 1, Quantity.of(50), Price.cents(46)))
            .toList();
    book.tell(
        new BookCommand.OpenNew(
            new TradeId(game + "-last"),
            legs,
            Price.DOLLAR,
            Money.ZERO,
            List.of(0, 1),
            0,
            Long.MAX_VALUE));
    await(BookReport.Ended.class);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (snapshotBytes() == 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("the book takes no snapshot");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    stop(book);
  }

  private ActorRef<BookCommand> spawn() {
    spawned++;
    reports.clear();
    InstantSource clock = InstantSource.system();
    ActorRef<ShardCommand> owner =
        system.systemActorOf(
            Behaviors.receiveMessage(message -> {
              if (message instanceof BookReport report) {
                reports.add(report);
              }
              return Behaviors.same();
            }),
            "owner-" + spawned,
            Props.empty());
    ActorRef<RouterCommand> router =
        system.systemActorOf(
            Behaviors.receiveMessage(message -> {
              if (message instanceof RouterCommand.Place place) {
                place
                    .replyTo()
                    .tell(
                        new RouterCommand.Report(
                            new OrderOutcome.Closed(
                                place.intent().key(), Quantity.ZERO, List.of())));
              }
              return Behaviors.same();
            }),
            "router-" + spawned,
            Props.empty());
    return system.systemActorOf(
        PositionBook.create(
            new Environment(
                clock, System::nanoTime, TradeIds.counting(clock), Telemetry.NONE, "bench"),
            PlanSettings.DEFAULT,
            game,
            League.NBA,
            new BookLinks(
                owner,
                system.systemActorOf(Behaviors.ignore(), "desk-" + spawned, Props.empty()),
                Map.of(Venue.KALSHI, router, Venue.POLYMARKET, router)),
            new JournalBinding(
                JournalConfig.BOOKS, JournalConfig.SNAPSHOTS, id -> Set.of(Tags.of(id)))),
        "book-" + spawned,
        Props.empty());
  }

  private void await(Class<? extends BookReport> wanted) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      BookReport report = reports.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (wanted.isInstance(report)) {
        return;
      }
    }
    throw new IllegalStateException("the book never said " + wanted.getSimpleName());
  }

  private void stop(ActorRef<BookCommand> book) {
    Adapter.toClassic(system).stop(Adapter.toClassic(book));
  }

  private long snapshotBytes() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT coalesce(max(length(snapshot_payload)), 0) FROM snapshot"
                    + " WHERE persistence_id = ?")) {
      statement.setString(1, JournalIds.book(game).id());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Stops the actors and the journal's connections. */
  @Override
  public void close() {
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }
}
