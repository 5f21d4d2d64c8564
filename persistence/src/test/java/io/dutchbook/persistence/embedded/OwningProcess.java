package io.dutchbook.persistence.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of its own that owns an embedded database, to be killed. */
final class OwningProcess {
  private static final String READY = "owns";

  private final Process process;

  private OwningProcess(Process process) {
    this.process = process;
  }

  /** Starts a process that starts the database of a folder and writes a note; waits for that. */
  static OwningProcess of(Path folder, Path binaries, String note) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        List.of(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OwningProcess.class.getName(),
            folder.toString(),
            binaries.toString(),
            note);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line;
    do {
      line = process.inputReader().readLine();
    } while (line != null && !line.equals(READY));
    if (line == null) {
      throw new IOException("the owning process ended before it owned " + folder);
    }
    return new OwningProcess(process);
  }

  /** Kills it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " survives its kill");
    }
  }

  /** Runs in the other process: folder, programs, note. */
  public static void main(String[] args) throws IOException {
    EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]), Path.of(args[1]));
    EmbeddedDatabaseTest.remember(database.settings(), args[2]);
    System.out.println(READY);
    int end = System.in.read();
    System.exit(end);
  }
}
