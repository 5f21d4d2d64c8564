package io.dutchbook.cli.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder into which npm has installed what a lock file names, and Node that runs scripts there.
 */
final class Npm {
  private static final long PATIENCE_SECONDS = 300;

  private final Path folder;

  private Npm(Path folder) {
    this.folder = folder;
  }

  /** Where npm is; nothing when it is not on the path. */
  static Optional<Path> onPath() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part, "npm"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Copies the files of a folder into another one and installs exactly what their lock names. */
  static Npm install(Path sources, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Npm npm = new Npm(folder);
    Run run = npm.run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    if (run.code != 0) {
      throw new IllegalStateException("npm ci has failed:\n" + run.output + run.errors);
    }
    return npm;
  }

  /**
   * What a program did.
   *
   * @param code its exit code
   * @param output what it printed
   * @param errors what it complained of
   */
  record Run(int code, String output, String errors) {}

  /** Runs a script of the folder with Node. */
  Run node(String script, Path argument) throws IOException {
    return run("node", script, argument.toAbsolutePath().toString());
  }

  private Run run(String... command) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Path errors = Files.createTempFile(folder, "errors", ".txt");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(
            String.join(" ", command) + " does not end:\n" + Files.readString(output, UTF_8));
      }
      return new Run(
          process.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }
}
