package io.dutchbook.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where and under what a measurement ran. A figure without it is worth nothing. */
final class Conditions {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Conditions() {}

  /** One line a condition. */
  static List<String> here() {
    Runtime.Version java = Runtime.version();
    return List.of(
        "processor   " + processor() + ", " + Runtime.getRuntime().availableProcessors() + " cores",
        "system      " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
        "java        " + System.getProperty("java.vm.vendor") + " " + java,
        "flags       " + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()),
        "load        " + load() + " (average of the last minute, before the start)");
  }

  /** The processor's own name; its architecture where the system does not tell. */
  private static String processor() {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  private static String load() {
    double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return average < 0 ? "not known" : "%.1f".formatted(average);
  }
}
