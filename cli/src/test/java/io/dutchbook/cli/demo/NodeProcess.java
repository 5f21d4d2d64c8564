package io.dutchbook.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as the launcher starts it: {@code dutchbook run} in a process of its own. */
final class NodeProcess implements AutoCloseable {
  private static final Path BUILT = Path.of("target").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path log;
  private final JsonNode addresses;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  private NodeProcess(Process process, Path log, JsonNode addresses, String token) {
    this.process = process;
    this.log = log;
    this.addresses = addresses;
    this.token = token;
  }

  /** Starts one and waits until it serves. */
  static NodeProcess start(Path config, String token, Path folder, List<String> options)
      throws IOException {
    Files.createDirectories(folder);
    Path ready = folder.resolve("ready.json");
    Path log = folder.resolve("log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + BUILT.resolve("jvm.options"));
    command.add("-Xmx320m");
    command.add("-cp");
    command.add(BUILT.resolve("dutchbook-cli.jar") + File.pathSeparator + BUILT + "/lib/*");
    command.addAll(List.of("io.dutchbook.cli.Dutchbook", "run"));
    command.addAll(List.of("--config", config.toString(), "--data", folder.toString()));
    command.addAll(List.of("--ready-file", ready.toString()));
    command.addAll(List.of("--admin-port", "0", "--cluster-port", "0"));
    command.addAll(options);
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    await("a node that serves: " + log)
        .atMost(Duration.ofMinutes(5))
        .until(() -> Files.exists(ready) || !process.isAlive());
    if (!Files.exists(ready)) {
      throw new IllegalStateException("the node has ended: " + Files.readString(log));
    }
    return new NodeProcess(process, log, JSON.readTree(ready.toFile()), token);
  }

  /** Where other nodes reach it, as host:port. */
  String cluster() {
    String address = addresses.path("cluster").asText();
    return address.substring(address.indexOf('@') + 1);
  }

  JsonNode get(String path) {
    return exchange(HttpRequest.newBuilder(URI.create(addresses.path("admin").asText() + path)));
  }

  JsonNode post(String path) {
    return exchange(
        HttpRequest.newBuilder(URI.create(addresses.path("admin").asText() + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"test\"}")));
  }

  private JsonNode exchange(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(
              request.timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.ofString(UTF_8));
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it without a word, as a power failure would. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
