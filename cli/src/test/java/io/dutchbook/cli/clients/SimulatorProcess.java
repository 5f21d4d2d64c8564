package io.dutchbook.cli.clients;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulator as the launcher starts it: {@code dutchbook simulate} in a process of its own. */
final class SimulatorProcess implements AutoCloseable {
  private static final Path BUILT = Path.of("target").toAbsolutePath();

  private final Process process;
  private final Path readyFile;

  private SimulatorProcess(Process process, Path readyFile) {
    this.process = process;
    this.readyFile = readyFile;
  }

  /** Starts one on free ports and waits until it serves. */
  static SimulatorProcess start(Path folder, List<String> options) throws IOException {
    Path ready = folder.resolve("ready.json");
    Path log = folder.resolve("simulator.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + BUILT.resolve("jvm.options"));
    command.add("-Xmx320m");
    command.add("-cp");
    command.add(BUILT.resolve("dutchbook-cli.jar") + File.pathSeparator + BUILT + "/lib/*");
    command.addAll(List.of("io.dutchbook.cli.Dutchbook", "simulate"));
    command.addAll(List.of("--ready-file", ready.toString(), "--data", folder.toString()));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await("a simulator that serves: " + log)
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.exists(ready) || !process.isAlive());
    if (!Files.exists(ready)) {
      throw new IllegalStateException("the simulator has ended: " + Files.readString(log));
    }
    return new SimulatorProcess(process, ready);
  }

  /** The file that says where it is reached. */
  Path readyFile() {
    return readyFile;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
