package io.dutchbook.simulator.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Test vectors that live beside the project; tests that need them are skipped without them. */
public final class Shared {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Shared() {}

  /** A file below the shared folder; the test is skipped when it is not there. */
  public static Path file(String name) {
    String folder = System.getProperty("dutchbook.shared", "");
    Path file = Path.of(folder, name);
    Assumptions.assumeTrue(
        !folder.isEmpty() && Files.isRegularFile(file), "no shared file " + file);
    return file;
  }

  /** A JSON file below the shared folder. */
  public static JsonNode json(String name) {
    try {
      return JSON.readTree(file(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
