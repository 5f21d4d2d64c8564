package io.dutchbook.bench;

import io.dutchbook.bench.feed.FeedToShard;
import io.dutchbook.bench.journal.JournalCommits;
import io.dutchbook.bench.orders.FrameToOrders;
import io.dutchbook.bench.recovery.BookRecovery;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the measurements whose names match a pattern, all of them without one, and prints their
 * conditions and a Markdown table.
 */
public final class Bench {
  private static final int[] ENTITIES = {1, 10, 100};
  private static final int WARM_UP = 6_000;
  private static final int EVENTS = 20_000;
  private static final int ROUNDS = 3;
  private static final int WARM_UP_TRADES = 1_000;
  private static final int TRADES = 1_000;
  private static final int[] HISTORIES = {1_000, 10_000, 100_000};
  private static final int RECOVERIES = 9;
  private static final int WARM_UP_FRAMES = 100_000;
  private static final int FRAMES = 100_000;
  private static final int FEED_ROUNDS = 5;

  private final Pattern wanted;

  private Bench(Pattern wanted) {
    this.wanted = wanted;
  }

  /**
   * Measures and prints.
   *
   * @param args the pattern, if any, then the folder of the embedded database
   */
  public static void main(String[] args)
      throws RunnerException, SQLException, InterruptedException {
    Pattern wanted = Pattern.compile(args.length > 1 ? args[0] : "");
    Bench bench = new Bench(wanted);
    List<String> table = new ArrayList<>(Conditions.here());
    table.add("");
    table.addAll(bench.quick());
    table.addAll(bench.feed());
    Path folder = Path.of(args[args.length - 1]);
    table.addAll(bench.orders(folder));
    table.addAll(bench.recovery(folder));
    table.addAll(bench.journal(folder));
    table.forEach(System.out::println);
    System.exit(0);
  }

  /** Everything that JMH measures. */
  private List<String> quick() throws RunnerException {
    List<String> rows = new ArrayList<>(header("p50", "p99"));
    try {
      var options = new OptionsBuilder().include(wanted.pattern()).shouldFailOnError(true).build();
      new Runner(options).run().stream().map(Figure::of).map(Figure::row).forEach(rows::add);
      return rows;
    } catch (NoBenchmarksException e) {
      return List.of();
    }
  }

  /** Frames through feed and shard; several rounds, one venue after the other in each. */
  private List<String> feed() {
    if (!wanted.matcher(FeedToShard.class.getName()).find()) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    rows.add("");
    rows.addAll(header("frames", "books"));
    for (int round = 0; round < FEED_ROUNDS; round++) {
      for (Venue venue : Venue.values()) {
        try (FeedToShard feed = new FeedToShard()) {
          rows.add(feed.measure(venue, WARM_UP_FRAMES, FRAMES).row());
        }
      }
    }
    return rows;
  }

  /** Frames to signed orders; Kalshi's two kinds of keys in turn. */
  private List<String> orders(Path folder) throws SQLException {
    if (!wanted.matcher(FrameToOrders.class.getName()).find()) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    rows.add("");
    rows.addAll(header("p50", "p99"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      for (int round = 0; round < ROUNDS; round++) {
        for (String key : List.of("Ed25519", "RSA")) {
          String run = ProcessHandle.current().pid() + "_" + round + "_" + key;
          try (FrameToOrders orders = new FrameToOrders(empty(database, run), run, key)) {
            rows.addAll(orders.measure(WARM_UP_TRADES, TRADES).rows());
          }
        }
      }
    }
    return rows;
  }

  /** A database of its own: a risk desk remembers every game there ever was. */
  private static DatabaseSettings empty(EmbeddedDatabase server, String run) throws SQLException {
    DatabaseSettings first = server.settings();
    String name = "orders_" + run.toLowerCase(Locale.ROOT);
    try (Connection connection =
            DriverManager.getConnection(first.url(), first.user(), first.password());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("CREATE DATABASE " + name);
    }
    String url = first.url().substring(0, first.url().lastIndexOf('/') + 1) + name;
    return new DatabaseSettings(url, first.user(), first.password(), first.pools());
  }

  /** A position book with a long history; without a snapshot and with one. */
  private List<String> recovery(Path folder) throws SQLException, InterruptedException {
    if (!wanted.matcher(BookRecovery.class.getName()).find()) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    rows.add("");
    rows.addAll(header("median", "slowest"));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      String run = "recovery-" + ProcessHandle.current().pid();
      for (int events : HISTORIES) {
        try (BookRecovery book = new BookRecovery(database.settings(), run + "-" + events)) {
          rows.addAll(book.measure(events, RECOVERIES).rows());
        }
      }
    }
    return rows;
  }

  /** Commits to the embedded PostgreSQL; several rounds, because a disk has its moods. */
  private List<String> journal(Path folder) throws SQLException {
    if (!wanted.matcher(JournalCommits.class.getName()).find()) {
      return List.of();
    }
    List<String> rows = new ArrayList<>();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      rows.add("");
      rows.add("PostgreSQL " + version(database.settings()));
      rows.add("");
      rows.addAll(header("rate", "acknowledged"));
      String run = "run-" + ProcessHandle.current().pid();
      try (JournalCommits commits = new JournalCommits(database.settings(), run)) {
        for (int round = 0; round < ROUNDS; round++) {
          for (int entities : ENTITIES) {
            rows.add(commits.measure(entities, WARM_UP, EVENTS).row());
          }
        }
      }
    }
    return rows;
  }

  private static List<String> header(String first, String second) {
    return List.of("| measurement | " + first + " | " + second + " | unit |", "|---|---|---|---|");
  }

  private static String version(DatabaseSettings database) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SHOW server_version")) {
      answer.next();
      return answer.getString(1);
    }
  }
}
