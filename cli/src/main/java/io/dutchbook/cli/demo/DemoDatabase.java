package io.dutchbook.cli.demo;

import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
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
 * An embedded database of the demo's own. Every demo begins with an empty one, because the venues
 * it trades on begin anew too; the last one stays to be looked at until the next demo begins.
 */
final class DemoDatabase implements AutoCloseable {
  private static final String PREFIX = "demo_";

  private final EmbeddedDatabase server;
  private final DatabaseSettings settings;

  private DemoDatabase(EmbeddedDatabase server, DatabaseSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts the server and makes a new database.
   *
   * @param now makes its name
   * @throws DatabaseUnavailable when there is none to be had
   */
  static DemoDatabase start(Path folder, long now) {
    EmbeddedDatabase server = EmbeddedDatabase.start(folder);
    DatabaseSettings first = server.settings();
    try {
      String name = PREFIX + now;
      replaceBy(name, first);
      String url = first.url().substring(0, first.url().lastIndexOf('/') + 1) + name;
      return new DemoDatabase(
          server, new DatabaseSettings(url, first.user(), first.password(), first.pools()));
    } catch (SQLException e) {
      server.close();
      throw DatabaseUnavailable.of(first, e);
    }
  }

  private static void replaceBy(String name, DatabaseSettings server) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      for (String old : earlier(statement)) {
        statement.executeUpdate("DROP DATABASE " + old + " WITH (FORCE)");
      }
      statement.executeUpdate("CREATE DATABASE " + name);
    }
  }

  private static List<String> earlier(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT datname FROM pg_database WHERE datname ~ '^" + PREFIX + "[0-9]+$'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    server.close();
  }
}
