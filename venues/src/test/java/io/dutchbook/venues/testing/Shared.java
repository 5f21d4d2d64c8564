package io.dutchbook.venues.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.venues.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Payloads recorded at the venues, which lie beside the repository or nowhere. */
public final class Shared {
  private Shared() {}

  /** A file or folder; the test is skipped when it is not there. */
  public static Path path(String name) {
    Path path = Path.of(System.getProperty("dutchbook.shared", "none")).resolve("venues/" + name);
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no recorded payloads at " + path);
    return path;
  }

  /** The acceptance cases; the test is skipped when they are not there. */
  public static JsonNode cases() {
    Path path = Path.of(System.getProperty("dutchbook.shared", "none")).resolve("cases/cases.json");
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no cases at " + path);
    try {
      return Json.parse(Files.readString(path), "cases");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole text of a file. */
  public static String text(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON file. */
  public static JsonNode json(String name) {
    return Json.parse(text(name), name);
  }

  /** The lines of a file that are not blank. */
  public static List<String> lines(String name) {
    return text(name).lines().filter(line -> !line.isBlank()).toList();
  }

  /** The files of a folder whose names match a glob, in order. */
  public static List<Path> files(String folder, String glob) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files
          .filter(file ->
              file.getFileSystem().getPathMatcher("glob:" + glob).matches(file.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
