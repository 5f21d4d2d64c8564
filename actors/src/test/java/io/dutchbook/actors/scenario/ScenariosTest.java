package io.dutchbook.actors.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScenariosTest {
  private static final String SUFFIX = ".scenario";

  @TestFactory
  Stream<DynamicTest> plays() {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(file.getFileName().toString(), file.toUri(), () -> play(file)));
  }

  @Test
  void thereAreScenariosToPlay() {
    assertThat(files()).hasSizeGreaterThanOrEqualTo(6);
  }

  private static void play(Path file) throws IOException {
    String name = file.getFileName().toString();
    Scenario scenario = ScenarioParser.parse(name, Files.readAllLines(file));

    List<String> seen;
    try (ScenarioPlayer player = new ScenarioPlayer(scenario)) {
      seen = player.play();
    }

    assertThat(String.join("\n", seen))
        .as(name + ": " + scenario.title())
        .isEqualTo(String.join("\n", scenario.expected()));
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Path.of(
        URI.create(
            Objects.requireNonNull(ScenariosTest.class.getResource("/scenarios")).toString()));
  }
}
