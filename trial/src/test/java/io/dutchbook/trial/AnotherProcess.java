package io.dutchbook.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Runs trials in a Java of its own, which draws its own order of sets and its own identities. */
final class AnotherProcess {
  private static final TrialSettings BRIEF =
      TrialSettings.usual().troubledFor(Duration.ofMinutes(1));
  private static final String MARK = "trial ";

  private AnotherProcess() {}

  /** What a process says of a seed. */
  static String line(long seed) {
    TrialResult result = Trial.run(seed, BRIEF);
    return MARK + seed + " " + result.events() + " " + result.journalHash();
  }

  /** What another process says of seeds. */
  static List<String> lines(long... seeds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(property("java.util.concurrent.ForkJoinPool.common.threadFactory"));
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(AnotherProcess.class.getName());
    LongStream.of(seeds).mapToObj(Long::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().filter(line -> line.startsWith(MARK)).toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private static String property(String name) {
    return "-D" + name + "=" + System.getProperty(name);
  }

  /** Prints what it says of each seed. */
  public static void main(String[] seeds) {
    Stream.of(seeds).map(seed -> line(Long.parseLong(seed))).forEach(System.out::println);
    System.exit(0);
  }
}
