package io.dutchbook.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code dutchbook run} as a process of its own, with an embedded database that outlives it. */
final class EngineProcess implements AutoCloseable {
  /** What the admin API of the engine wants to hear. */
  static final String TOKEN = "crash-test-of-this-machine";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Child child;
  private final Path database;
  private final Path readyFile;
  private final HttpClient http;
  private String admin = "";

  private EngineProcess(Child child, Path database, Path readyFile) {
    this.child = child;
    this.database = database;
    this.readyFile = readyFile;
    this.http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /** Starts one in a folder, whose data may have been left behind by one that was killed. */
  static EngineProcess start(Path config, Path folder, Path log) throws IOException {
    Path readyFile = folder.resolve("ready.json");
    Files.deleteIfExists(readyFile);
    Child child =
        Child.start(
            log,
            List.of(
                "run",
                "--config",
                config.toString(),
                "--data",
                folder.toString(),
                "--ready-file",
                readyFile.toString()));
    return new EngineProcess(child, folder.resolve("postgresql"), readyFile);
  }

  /** Waits until it serves; see {@link Child#awaitFile}. */
  void awaitServing(Duration limit) throws InterruptedException, IOException {
    child.awaitFile(readyFile, limit);
    admin = AdminJson.read(Files.readString(readyFile)).path("admin").asText();
  }

  /**
   * Waits until it says that nothing is missing.
   *
   * @throws IllegalStateException with what is missing when it takes too long
   */
  void awaitReady(Duration limit) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    HttpResponse<String> answer = ask(HttpRequest.newBuilder(URI.create(admin + "/ready")));
    while (answer.statusCode() != 200) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("is not ready after " + limit + ": " + answer.body());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      answer = ask(HttpRequest.newBuilder(URI.create(admin + "/ready")));
    }
  }

  /** Begins no new trades, or begins them again; returns when that is in force. */
  void pause(boolean paused) throws InterruptedException, IOException {
    HttpResponse<String> answer =
        ask(
            HttpRequest.newBuilder(URI.create(admin + (paused ? "/api/pause" : "/api/unpause")))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"crash test\"}")));
    JsonNode switches = AdminJson.read(answer.body()).path("switches");
    if (answer.statusCode() >= 300 || switches.path("paused").asBoolean() != paused) {
      throw new IllegalStateException("the pause was not set: " + answer.body());
    }
  }

  private HttpResponse<String> ask(HttpRequest.Builder request)
      throws InterruptedException, IOException {
    return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** How to read its database, while that runs. */
  Optional<DatabaseSettings> database() throws IOException {
    return EmbeddedDatabase.running(database);
  }

  /**
   * Strikes.
   *
   * @param apart between the deaths of database and engine, where the database goes first
   */
  void die(Blow blow, Duration apart) throws InterruptedException, IOException {
    PostgresProcesses server = new PostgresProcesses(database);
    List<ProcessHandle> condemned =
        switch (blow) {
          case ENGINE -> List.of();
          case POSTMASTER -> server.postmaster().stream().toList();
          case POWER, DATABASE_FIRST -> server.all();
        };
    if (blow == Blow.DATABASE_FIRST) {
      condemned.forEach(ProcessHandle::destroyForcibly);
      TimeUnit.MILLISECONDS.sleep(apart.toMillis());
    }
    child.kill();
    condemned.forEach(ProcessHandle::destroyForcibly);
    http.close();
  }

  /** Whether it has ended by itself. */
  boolean hasEnded() {
    return !child.isAlive();
  }

  /** What it logged last. */
  String lastWords() {
    return child.lastWords();
  }

  /** Tells it to end; its exit code. */
  int stop() throws InterruptedException {
    return child.stop();
  }

  @Override
  public void close() {
    child.close();
    try {
      new PostgresProcesses(database).all().forEach(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
