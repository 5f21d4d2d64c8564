package io.dutchbook.persistence.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * PostgreSQL's note of the process that serves a data folder. A killed server leaves it behind, and
 * after a while the number in it may be another program's.
 */
final class PidFile {
  /** A number that no process ever has: Linux gives at most 2^22, macOS fewer. */
  private static final String NO_PROCESS = "2147483646";

  /** Where PostgreSQL notes its port, counted from 0. */
  private static final int PORT_LINE = 3;

  private final Path data;
  private final Path file;

  PidFile(Path data) {
    this.data = data;
    this.file = data.resolve("postmaster.pid");
  }

  /** Whose number it is now. */
  enum State {
    /** There is no file, or no process of that number, or nobody can say which it is. */
    NOBODY,
    /** The server of this data folder. */
    SERVER,
    /** Some other program, or a process that has ended and that nobody has waited for. */
    OTHER_PROGRAM
  }

  State state() throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return State.NOBODY;
    }
    if (isUnreaped(process.get())) {
      return State.OTHER_PROGRAM;
    }
    Optional<String[]> arguments = process.get().info().arguments();
    if (arguments.isEmpty()) {
      return State.NOBODY;
    }
    boolean serves = List.of(arguments.get()).contains(data.toString());
    return serves ? State.SERVER : State.OTHER_PROGRAM;
  }

  /** The port of the loopback address that the server of this folder listens on, if it runs. */
  OptionalInt port() throws IOException {
    if (state() != State.SERVER) {
      return OptionalInt.empty();
    }
    List<String> lines = Files.readAllLines(file);
    String port = lines.size() > PORT_LINE ? lines.get(PORT_LINE).strip() : "";
    return port.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
  }

  /**
   * Takes the process number out, which would keep PostgreSQL from starting. The rest stays: by it
   * PostgreSQL finds out whether parts of the killed server are still at work on the data.
   */
  void disown() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, NO_PROCESS);
    Files.write(file, lines);
  }

  private Optional<ProcessHandle> process() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    String pid = lines.isEmpty() ? "" : lines.getFirst().strip();
    return pid.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive)
        : Optional.empty();
  }

  /** Whether it has ended; in a container nobody may ever wait for it, and its number stays. */
  private static boolean isUnreaped(ProcessHandle process) throws IOException {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    return Files.exists(stat) && Files.readString(stat).contains(") Z ");
  }
}
