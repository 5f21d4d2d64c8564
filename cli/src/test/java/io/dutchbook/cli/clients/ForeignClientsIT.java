package io.dutchbook.cli.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that others wrote for the venues take the simulator for the venues. */
class ForeignClientsIT {
  private static final Path SCRIPTS = Path.of("..", "simulator", "clients");
  private static final Path INSTALLED = Path.of("target", "clients");
  private static final String SKIPPED =
      "The proof by clients nobody here wrote is skipped: npm is not on the path.";

  @TempDir private static Path folder;

  private static @Nullable Npm npm;
  private static @Nullable SimulatorProcess simulator;

  @BeforeAll
  static void start() throws IOException {
    boolean installable = Npm.onPath().isPresent();
    if (!installable) {
      System.err.println(SKIPPED);
    }
    assumeTrue(installable, SKIPPED);
    npm = Npm.install(SCRIPTS, INSTALLED);
    simulator = SimulatorProcess.start(folder, List.of("--taker-delay", "300ms", "--speed", "2"));
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void kalshisOwnClientTrades() throws IOException {
    assertSteps("kalshi-typescript");
  }

  @Test
  void anotherKalshiClientTradesAndListens() throws IOException {
    assertSteps("kalshi-client");
  }

  @Test
  void polymarketsOwnClientTrades() throws IOException {
    assertSteps("polymarket-v2");
  }

  @Test
  void polymarketsFormerClientIsRefused() throws IOException {
    assertSteps("polymarket-v1");
  }

  @Test
  void theLockNamesThePublicRegistryAlone() throws IOException {
    JsonNode packages =
        new ObjectMapper().readTree(SCRIPTS.resolve("package-lock.json").toFile()).path("packages");

    packages.properties().stream()
        .filter(one -> !one.getKey().isEmpty())
        .forEach(one ->
            assertThat(one.getValue().path("resolved").asText())
                .as(one.getKey())
                .startsWith("https://registry.npmjs.org/"));
    assertThat(packages.size()).isGreaterThan(4);
  }

  /** Runs a client's script and compares all it says with what it is known to say. */
  private static void assertSteps(String client) throws IOException {
    Npm.Run run =
        Objects.requireNonNull(npm)
            .node(client + ".mjs", Objects.requireNonNull(simulator).readyFile());

    assertThat(run.output()).as("%s", run.errors()).isEqualTo(expected(client));
    assertThat(run.code()).isZero();
  }

  private static String expected(String client) throws IOException {
    try (InputStream steps = ForeignClientsIT.class.getResourceAsStream(client + ".jsonl")) {
      return new String(Objects.requireNonNull(steps, client).readAllBytes(), UTF_8);
    }
  }
}
