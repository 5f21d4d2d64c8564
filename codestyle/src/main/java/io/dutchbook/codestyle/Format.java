package io.dutchbook.codestyle;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Checks or applies google-java-format over every Java source below a folder. */
public final class Format {
  private final Formatter formatter =
      new Formatter(
          JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.GOOGLE).build());

  private Format() {}

  /**
   * Runs the formatter.
   *
   * @param args {@code check} or {@code apply}, then the folder; exit code 1 when a checked file is
   *     not formatted, 2 when the arguments are wrong
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2 || !List.of("check", "apply").contains(args[0])) {
      System.err.println("usage: Format check|apply FOLDER");
      System.exit(2);
    }
    boolean apply = args[0].equals("apply");
    List<Path> unformatted = new Format().run(Path.of(args[1]), apply);
    if (apply) {
      unformatted.forEach(file -> System.out.println("formatted " + file));
    } else if (!unformatted.isEmpty()) {
      unformatted.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("run: ./mvnw -q -pl codestyle process-classes -Dformat=apply");
      System.exit(1);
    }
  }

  private List<Path> run(Path root, boolean apply) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Format::isSource).filter(file -> differs(file, apply)).sorted().toList();
    }
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java")
        && Stream.of("/target/", "/node_modules/").noneMatch(file.toString()::contains);
  }

  private boolean differs(Path file, boolean apply) {
    try {
      String before = Files.readString(file);
      String after = formatted(file, before);
      if (apply && !before.equals(after)) {
        Files.writeString(file, after);
      }
      return !before.equals(after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String formatted(Path file, String source) {
    try {
      String withoutUnused = RemoveUnusedImports.removeUnusedImports(source);
      return formatter.formatSource(
          ImportOrderer.reorderImports(withoutUnused, JavaFormatterOptions.Style.GOOGLE));
    } catch (FormatterException e) {
      throw new IllegalArgumentException(file + " does not parse: " + e.getMessage(), e);
    }
  }
}
