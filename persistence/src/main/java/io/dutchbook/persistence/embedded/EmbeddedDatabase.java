package io.dutchbook.persistence.embedded;

import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.database.DatabaseUnavailable.Reason;
import io.dutchbook.persistence.database.PoolSizes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL whose data outlives it.
 *
 * <p>It takes any free port of the loopback address and logs users in by a password that only the
 * owner of the folder can read. Every commit reaches the disk. When its owner is killed, the server
 * runs on; the next start stops it first. Nothing stops it at the end of the process unless {@link
 * #close} is called: that is to come after everything that writes has ended.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final String NAME = "dutchbook";
  private static final String PASSWORD_FILE = "password";
  private static final int PASSWORD_BYTES = 24;
  private static final int MAX_PORTS_TRIED = 3;

  private final FolderLock lock;
  private final PostgresServer server;
  private final DatabaseSettings settings;

  private EmbeddedDatabase(FolderLock lock, PostgresServer server, DatabaseSettings settings) {
    this.lock = lock;
    this.server = server;
    this.settings = settings;
  }

  /**
   * Starts the server of a folder; makes folder, programs and data where they are missing.
   *
   * @throws DatabaseUnavailable when somebody else owns the folder, when it cannot be used, or when
   *     PostgreSQL does not run here
   */
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, folder.resolve("binaries"));
  }

  /** The same with programs that several folders share. */
  static EmbeddedDatabase start(Path folder, Path binaries) {
    try {
      Path home = Files.createDirectories(folder).toRealPath();
      FolderLock lock = FolderLock.take(home);
      try {
        return startLocked(lock, home, binaries);
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new DatabaseUnavailable(
          Reason.FOLDER_UNUSABLE,
          "the database folder " + folder + " cannot be used: " + words(failure),
          failure);
    }
  }

  /**
   * How to reach the server that another process runs in a folder, to read along.
   *
   * @return nothing while no server runs there
   * @throws IOException when the folder cannot be read
   */
  public static Optional<DatabaseSettings> running(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Path home = folder.toRealPath();
    OptionalInt port = new PidFile(home.resolve("data")).port();
    if (port.isEmpty()) {
      return Optional.empty();
    }
    String password = Files.readString(home.resolve(PASSWORD_FILE)).strip();
    return Optional.of(
        new DatabaseSettings(address(port.getAsInt(), NAME), NAME, password, PoolSizes.DEFAULT));
  }

  private static EmbeddedDatabase startLocked(FolderLock lock, Path home, Path binaries)
      throws IOException {
    long begin = System.nanoTime();
    PostgresServer server = new PostgresServer(PostgresBinaries.unpackedBelow(binaries), home);
    Path passwordFile = home.resolve(PASSWORD_FILE);
    if (server.hasData()) {
      server.stopSurvivor();
    } else {
      writePassword(passwordFile);
      server.create(NAME, passwordFile);
    }
    String password = Files.readString(passwordFile).strip();
    int port = startOnFreePort(server);
    DatabaseSettings settings =
        new DatabaseSettings(address(port, NAME), NAME, password, PoolSizes.DEFAULT);
    try {
      createDatabase(port, settings);
    } catch (SQLException failure) {
      server.stop();
      throw DatabaseUnavailable.of(settings, failure);
    }
    log.info(
        "PostgreSQL {} in {} on port {} after {} ms",
        PostgresBinaries.version(),
        home,
        port,
        (System.nanoTime() - begin) / 1_000_000);
    return new EmbeddedDatabase(lock, server, settings);
  }

  private static void writePassword(Path file) throws IOException {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
  }

  /** Somebody else may take a port between its being found free and its use: then another. */
  private static int startOnFreePort(PostgresServer server) throws IOException {
    for (int tried = 1; ; tried++) {
      int port = freePort();
      try {
        server.start(port);
        return port;
      } catch (DatabaseUnavailable failure) {
        boolean portTaken = String.valueOf(failure.getMessage()).contains("TCP/IP sockets");
        if (!portTaken || tried == MAX_PORTS_TRIED) {
          throw failure;
        }
        log.warn("{}; trying another port", failure.getMessage());
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void createDatabase(int port, DatabaseSettings settings) throws SQLException {
    String first = address(port, "postgres");
    try (Connection connection =
            DriverManager.getConnection(first, settings.user(), settings.password());
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
      if (!found.next()) {
        statement.executeUpdate("CREATE DATABASE " + NAME);
      }
    }
  }

  private static String address(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static String words(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
      default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
    };
  }

  /** How to reach it. */
  public DatabaseSettings settings() {
    return settings;
  }

  /**
   * Ends all sessions, stops the server and gives the folder free.
   *
   * @throws DatabaseUnavailable when it does not stop; the next start will stop it
   */
  @Override
  public void close() {
    try (lock) {
      server.stop();
    } catch (IOException failure) {
      throw new DatabaseUnavailable(
          Reason.SERVER_FAILED, "the embedded database does not stop: " + words(failure), failure);
    }
  }
}
