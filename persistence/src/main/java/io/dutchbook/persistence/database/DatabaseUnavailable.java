package io.dutchbook.persistence.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database cannot be used; the message is one line that a trader can act upon. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    /** Nothing answers at the address. */
    UNREACHABLE,
    /** It answers, but is starting, stopping or recovering. */
    NOT_READY,
    /** User or password is wrong. */
    LOGIN_REFUSED,
    /** The server has no database of that name. */
    NO_SUCH_DATABASE,
    /** The user may not do what has to be done. */
    NOT_ALLOWED,
    /** No connection, memory or disk space is left. */
    EXHAUSTED,
    /** It took longer than allowed. */
    TOO_SLOW,
    /** The tables are not those of this version. */
    SCHEMA_DIFFERS,
    /** Another process owns the embedded database's folder. */
    FOLDER_IN_USE,
    /** The embedded database's folder cannot be used. */
    FOLDER_UNUSABLE,
    /** The embedded PostgreSQL does not start or stop on this machine. */
    SERVER_FAILED,
    /** Anything else. */
    OTHER
  }

  private final Reason reason;

  /**
   * A failure in words.
   *
   * @param message one line
   * @param cause what was thrown, if anything
   */
  public DatabaseUnavailable(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** What a failed statement or login means. */
  public static DatabaseUnavailable of(DatabaseSettings settings, Throwable failure) {
    SQLException sql = sqlCause(failure);
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    Reason reason = reasonOf(state);
    String words = firstLine(sql == null ? failure : sql);
    return new DatabaseUnavailable(
        reason, "database " + settings + ": " + told(reason) + " (" + words + ")", failure);
  }

  /** The deepest SQL exception that names a state; the pool wraps the telling one. */
  private static @Nullable SQLException sqlCause(Throwable failure) {
    SQLException found = null;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && (found == null || sql.getSQLState() != null)) {
        found = sql;
      }
    }
    return found;
  }

  private static Reason reasonOf(String state) {
    return switch (state) {
      case "57P01", "57P02", "57P03" -> Reason.NOT_READY;
      case "28P01", "28000" -> Reason.LOGIN_REFUSED;
      case "3D000" -> Reason.NO_SUCH_DATABASE;
      case "42501" -> Reason.NOT_ALLOWED;
      case "57014", "25P03", "25P04" -> Reason.TOO_SLOW;
      default -> {
        if (state.startsWith("08")) {
          yield Reason.UNREACHABLE;
        }
        yield state.startsWith("53") ? Reason.EXHAUSTED : Reason.OTHER;
      }
    };
  }

  private static String told(Reason reason) {
    return switch (reason) {
      case UNREACHABLE -> "nothing answers there";
      case NOT_READY -> "it is starting, stopping or recovering";
      case LOGIN_REFUSED -> "user or password is wrong";
      case NO_SUCH_DATABASE -> "there is no database of that name";
      case NOT_ALLOWED -> "the user may not do this";
      case EXHAUSTED -> "it has no connections, memory or disk space left";
      case TOO_SLOW -> "it took too long";
      case SCHEMA_DIFFERS -> "its tables are not those of this version";
      case FOLDER_IN_USE, FOLDER_UNUSABLE, SERVER_FAILED, OTHER -> "it failed";
    };
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("");
  }

  /** What is wrong. */
  public Reason reason() {
    return reason;
  }
}
