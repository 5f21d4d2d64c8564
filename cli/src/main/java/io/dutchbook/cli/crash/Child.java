package io.dutchbook.cli.crash;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of this same program, with the same Java and the same flags. */
final class Child implements AutoCloseable {
  private static final String HEAP = "-Xmx320m";
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(40);
  private static final int LINES_OF_LOG = 8;

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param log what it says is added to this file
   * @param arguments as on the command line
   */
  static Child start(Path log, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-Xmx"))
        .forEach(command::add);
    command.add(HEAP);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.dutchbook.cli.Dutchbook");
    command.addAll(arguments);
    return new Child(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start(),
        log);
  }

  /**
   * Waits for the file that it writes when it serves.
   *
   * @throws IllegalStateException with its last words when it ends before that, or takes too long
   */
  void awaitFile(Path file, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!Files.exists(file)) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "ended with exit code " + process.exitValue() + ": " + lastWords());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("does not serve after " + limit + ": " + lastWords());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
    }
  }

  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          " | ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }

  /** {@code kill -9}; returns when it is dead. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Tells it to end; its exit code, or -1 when it had to be killed. */
  int stop() throws InterruptedException {
    process.destroy();
    if (process.waitFor(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      return process.exitValue();
    }
    kill();
    return -1;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
