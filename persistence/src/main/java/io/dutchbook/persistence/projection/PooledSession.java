package io.dutchbook.persistence.projection;

import io.dutchbook.persistence.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.projection.jdbc.JdbcSession;

/** One transaction of a projection on a connection of the pool. */
final class PooledSession implements JdbcSession {
  private final Connection connection;

  PooledSession(Database database) {
    try {
      connection = database.transaction();
    } catch (SQLException failure) {
      // Pekko Projection logs it and starts the projection again after a pause.
      throw new IllegalStateException("no connection for the read tables", failure);
    }
  }

  @Override
  public <Result> Result withConnection(Function<Connection, Result> work) throws Exception {
    return work.apply(connection);
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
