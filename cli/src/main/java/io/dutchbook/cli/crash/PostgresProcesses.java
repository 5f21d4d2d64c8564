package io.dutchbook.cli.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of the server of a data folder, found to be killed. */
final class PostgresProcesses {
  private final Path pidFile;

  /** Those of the embedded database in a folder. */
  PostgresProcesses(Path database) {
    this.pidFile = database.resolve("data").resolve("postmaster.pid");
  }

  /** The server's first process and its children, that one first; empty when none runs. */
  List<ProcessHandle> all() throws IOException {
    List<ProcessHandle> all = new ArrayList<>();
    postmaster()
        .ifPresent(first -> {
          all.add(first);
          first.descendants().forEach(all::add);
        });
    return all;
  }

  /** The server's first process; empty when none runs. */
  Optional<ProcessHandle> postmaster() throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(pidFile);
    String pid = lines.isEmpty() ? "" : lines.getFirst().strip();
    return pid.matches("\\d{1,9}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(this::isPostgres)
        : Optional.empty();
  }

  /** The number in an old file may be anybody's by now. */
  private boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(program -> program.endsWith("/postgres")).isPresent();
  }
}
