package io.dutchbook.persistence.testing;

import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.Migrations;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One PostgreSQL for all tests of a JVM, in {@code target/test-database} of the module. A test
 * class takes a database of its own from it, so classes cannot disturb each other.
 */
public final class TestDatabase {
  /** Where the server lives; its programs stay from run to run. */
  public static final Path FOLDER = Path.of("target", "test-database");

  private static final String MIGRATED = "test_migrated";

  private final DatabaseSettings server;
  private int count;

  private TestDatabase() {
    EmbeddedDatabase database = EmbeddedDatabase.start(FOLDER);
    Runtime.getRuntime().addShutdownHook(new Thread(database::close, "test-database-stop"));
    server = database.settings();
    for (String left : databasesOfEarlierRuns()) {
      execute("DROP DATABASE " + left + " WITH (FORCE)");
    }
    execute("CREATE DATABASE " + MIGRATED);
    Migrations.migrate(named(MIGRATED));
  }

  /** Starts with the first that asks. */
  private static final class Only {
    static final TestDatabase INSTANCE = new TestDatabase();
  }

  /** A new database with the schema of this version and no rows. */
  public static DatabaseSettings migrated() {
    return Only.INSTANCE.create(" TEMPLATE " + MIGRATED);
  }

  /** A new database without any table. */
  public static DatabaseSettings empty() {
    return Only.INSTANCE.create("");
  }

  private synchronized DatabaseSettings create(String options) {
    count++;
    String name = "test_" + count;
    execute("CREATE DATABASE " + name + options);
    return named(name);
  }

  private DatabaseSettings named(String name) {
    String address = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
    return new DatabaseSettings(address, server.user(), server.password(), server.pools());
  }

  private List<String> databasesOfEarlierRuns() {
    List<String> names = new ArrayList<>();
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void execute(String sql) {
    execute(server, sql);
  }

  /** Runs one statement on a connection of its own. */
  public static void execute(DatabaseSettings database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  /** The rows of a question, each as its columns joined by {@code |}. */
  public static List<String> rows(DatabaseSettings database, String sql) {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(String.valueOf(rows.getString(column)));
        }
        found.add(String.join("|", columns));
      }
      return found;
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private static Connection connect(DatabaseSettings database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }
}
