package io.dutchbook.persistence.spool;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failed write says of the database. SQL states are PostgreSQL's (appendix A, version 18).
 */
final class Outage {
  /** Connection lost, shut down or starting, out of resources, timed out, read-only. */
  private static final List<String> AWAY = List.of("08", "57P", "53", "57014", "25006");

  private static final String UNIQUE_VIOLATION = "23505";

  private Outage() {}

  /** Whether the database could not be reached or could not write. */
  static boolean isOne(Throwable failure) {
    SQLException cause = sql(failure);
    if (cause == null) {
      return false;
    }
    String state = cause.getSQLState();
    boolean saysSo = state != null && AWAY.stream().anyMatch(state::startsWith);
    return saysSo || cause instanceof SQLTransientConnectionException;
  }

  /** Whether somebody has written an event of this number already. */
  static boolean isConflict(Throwable failure) {
    SQLException cause = sql(failure);
    return cause != null && UNIQUE_VIOLATION.equals(cause.getSQLState());
  }

  private static @Nullable SQLException sql(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return (SQLException) cause;
  }
}
