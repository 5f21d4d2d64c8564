package io.dutchbook.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A bounded pool of connections for questions and projections. The journal has pools of its own.
 *
 * <p>Every call blocks: at most {@link #CONNECTION_WAIT} for a connection, then at most {@link
 * #STATEMENT_LIMIT} a statement.
 */
public final class Database implements AutoCloseable {
  /** How long a caller waits for a free connection. */
  public static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

  /** How long a statement may run; the server ends it then. */
  public static final Duration STATEMENT_LIMIT = Duration.ofSeconds(10);

  /** How long an answer may stay away on a connection that looks alive. */
  private static final Duration SOCKET_LIMIT = STATEMENT_LIMIT.plusSeconds(5);

  /** How old a connection grows, so that none outlives a failover of the server for long. */
  private static final Duration CONNECTION_LIFE = Duration.ofMinutes(15);

  private final DatabaseSettings settings;
  private final HikariDataSource pool;

  private Database(DatabaseSettings settings, HikariDataSource pool) {
    this.settings = settings;
    this.pool = pool;
  }

  /**
   * Connects.
   *
   * @param name what the pool is called, in logs and on the server
   * @param connections how many it may have
   * @throws DatabaseUnavailable when the first connection fails
   */
  public static Database open(DatabaseSettings settings, String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    config.setValidationTimeout(CONNECTION_WAIT.toMillis() / 2);
    config.setInitializationFailTimeout(1);
    config.setMaxLifetime(CONNECTION_LIFE.toMillis());
    config.setConnectionInitSql("SET statement_timeout = " + STATEMENT_LIMIT.toMillis());
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", CONNECTION_WAIT.toSeconds());
    config.addDataSourceProperty("socketTimeout", SOCKET_LIMIT.toSeconds());
    try {
      return new Database(settings, new HikariDataSource(config));
    } catch (RuntimeException failure) {
      throw DatabaseUnavailable.of(settings, failure);
    }
  }

  /** Work on a connection that is given back afterwards. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs work, each statement committing by itself.
   *
   * @throws DatabaseUnavailable when it fails
   */
  public <T> T call(Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return work.on(connection);
    } catch (SQLException failure) {
      throw DatabaseUnavailable.of(settings, failure);
    }
  }

  /**
   * A connection whose statements take effect together, at its commit. Closing gives it back.
   *
   * @throws SQLException when none is to be had within {@link #CONNECTION_WAIT}
   */
  public Connection transaction() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Where it is. */
  public DatabaseSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    pool.close();
  }
}
