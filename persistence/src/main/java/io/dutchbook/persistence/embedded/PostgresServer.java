package io.dutchbook.persistence.embedded;

import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.database.DatabaseUnavailable.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, starts and stops the server of one data folder through PostgreSQL's own programs. */
final class PostgresServer {
  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  /** A server that was killed replays its log first, so a start may take a while. */
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration CREATE_LIMIT = Duration.ofSeconds(60);
  private static final int MAX_CONNECTIONS = 100;
  private static final String NO_NAMESPACES =
      "it does not run as root, and this machine lets root have no user namespace; start as"
          + " another user, or name a database server in DATABASE_URL: ";

  private final PostgresBinaries binaries;
  private final Path folder;
  private final Path data;
  private final ServerLog output;

  PostgresServer(PostgresBinaries binaries, Path folder) {
    this.binaries = binaries;
    this.folder = folder;
    this.data = folder.resolve("data");
    this.output = new ServerLog(folder.resolve("postgres.log"));
  }

  /** Whether there is data already; refuses data that this version cannot read. */
  boolean hasData() throws IOException {
    if (!Files.exists(data)) {
      return false;
    }
    Path file = data.resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : "no";
    if (!version.equals(PostgresBinaries.majorVersion())) {
      throw new DatabaseUnavailable(
          Reason.FOLDER_UNUSABLE,
          "the database folder "
              + folder
              + " holds data of PostgreSQL "
              + version
              + ", this build brings PostgreSQL "
              + PostgresBinaries.majorVersion()
              + ": use another folder, or dump and reload",
          null);
    }
    return true;
  }

  /** Makes an empty data folder. It appears only when it is complete. */
  void create(String superuser, Path passwordFile) throws IOException {
    Path fresh = folder.resolve("data.new");
    Folders.delete(fresh);
    List<String> arguments =
        List.of(
            "--pgdata=" + fresh,
            "--username=" + superuser,
            "--pwfile=" + passwordFile,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-locale");
    run("initdb", arguments, CREATE_LIMIT);
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Starts and waits until connections are taken. */
  void start(int port) throws IOException {
    String options =
        String.join(
            " ",
            "-p " + port,
            "-c listen_addresses=127.0.0.1",
            "-c unix_socket_directories=",
            "-c max_connections=" + MAX_CONNECTIONS,
            "-c timezone=UTC",
            "-c fsync=on",
            "-c synchronous_commit=on");
    control(START_LIMIT, List.of("-l", output.file().toString(), "-o", options, "start"));
  }

  /** Ends all sessions and stops; waits until it has. */
  void stop() throws IOException {
    control(STOP_LIMIT, List.of("-m", "fast", "stop"));
  }

  private void control(Duration limit, List<String> action) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-D", data.toString(), "-w", "-t", Long.toString(limit.toSeconds())));
    arguments.addAll(action);
    run("pg_ctl", arguments, limit);
  }

  /** Stops the server that an earlier owner left behind when it was killed. */
  void stopSurvivor() throws IOException {
    PidFile pidFile = new PidFile(data);
    switch (pidFile.state()) {
      case SERVER -> {
        log.info("stopping the server that an earlier run left in {}", folder);
        stopUnlessItDies(pidFile);
      }
      case OTHER_PROGRAM -> pidFile.disown();
      case NOBODY -> {
        // No file, or one that PostgreSQL itself recognizes as stale.
      }
    }
  }

  /**
   * Where it is killed while it is being stopped, its note stays and pg_ctl calls that a failure.
   */
  private void stopUnlessItDies(PidFile pidFile) throws IOException {
    try {
      stop();
    } catch (DatabaseUnavailable failure) {
      if (pidFile.state() == PidFile.State.SERVER) {
        throw failure;
      }
      log.info("it died meanwhile: {}", failure.getMessage());
      stopSurvivor();
    }
  }

  private void run(String program, List<String> arguments, Duration limit) throws IOException {
    List<String> command = new ArrayList<>(isRoot() ? List.of("unshare", "--user") : List.of());
    command.add(binaries.program(program).toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    output.begin();
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()));
    if (!succeeds(launched(builder), limit)) {
      String complaint = output.complaint();
      String hint = complaint.contains("unshare failed") ? NO_NAMESPACES : "";
      throw new DatabaseUnavailable(
          Reason.SERVER_FAILED,
          "PostgreSQL's " + program + " fails in " + folder + ": " + hint + complaint,
          null);
    }
  }

  private static Process launched(ProcessBuilder builder) {
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new DatabaseUnavailable(
          Reason.SERVER_FAILED, "PostgreSQL does not run here: " + failure.getMessage(), failure);
    }
  }

  private static boolean succeeds(Process process, Duration limit) {
    try {
      long patience = limit.plusSeconds(5).toMillis();
      if (process.waitFor(patience, TimeUnit.MILLISECONDS)) {
        return process.exitValue() == 0;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }

  /**
   * Whether this process is root. PostgreSQL refuses to run as root; in a user namespace of its own
   * it is nobody in particular, and yet owns its files.
   */
  private boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(folder.resolve("owner.lock"), "unix:uid"));
  }
}
