package io.dutchbook.persistence.database;

/**
 * Where the data lives and how to get in.
 *
 * @param url a JDBC address without user and password, fit for a log line
 * @param user who logs in
 * @param password empty where none is needed; never part of a text
 * @param pools how many connections each use may hold
 */
public record DatabaseSettings(String url, String user, String password, PoolSizes pools) {
  /**
   * Reads an address in one of the two forms in use, with pools of the default sizes:
   *
   * <ul>
   *   <li>{@code postgres://USER:PASSWORD@HOST:PORT/DATABASE}, as in {@code DATABASE_URL}
   *   <li>{@code jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD}
   * </ul>
   *
   * <p>Port and password may be left out; without a user, the name of the one who runs this.
   *
   * @throws IllegalArgumentException with the forms and the given value, its password hidden
   */
  public static DatabaseSettings parse(String text) {
    return DatabaseUrl.parse(text);
  }

  /** The same place with other pools. */
  public DatabaseSettings withPools(PoolSizes sizes) {
    return new DatabaseSettings(url, user, password, sizes);
  }

  /** User and address, without the password. */
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
