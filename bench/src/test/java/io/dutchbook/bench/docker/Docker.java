package io.dutchbook.bench.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The files of {@code docker/} and the operator's file that they must agree with. */
final class Docker {
  static final Path HOME = Path.of(System.getProperty("dutchbook.home", ".."));
  static final Path FOLDER = HOME.resolve("docker");

  private Docker() {}

  static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  /** The variables that {@code application.conf} reads. */
  static Set<String> variables() throws IOException {
    return all("\\$\\{\\?([A-Z_]+)}", Files.readString(HOME.resolve("application.conf")));
  }

  /** What the first group of a pattern matched, everywhere in a text. */
  static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
