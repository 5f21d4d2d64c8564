package io.dutchbook.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real node on a real database, whose venues cannot be reached. */
class NodeTest {
  private static final String TOKEN = "a-token-only-for-this-test";
  private static final String NOWHERE = "127.0.0.1:1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir static Path folder;
  private static DatabaseSettings database;
  private static Node node;
  private static HttpClient client;

  @BeforeAll
  static void start() throws IOException, NoSuchAlgorithmException {
    Files.writeString(folder.resolve("key.pem"), newKey());
    database = TestDatabase.migrated();
    node = Node.start(settings(ConfigFactory.empty()), database);
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    node.close();
  }

  private static String newKey() throws NoSuchAlgorithmException {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.generateKeyPair().getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static NodeSettings settings(Config overrides) {
    Config here =
        ConfigFactory.parseMap(
            Map.of(
                "dutchbook.kalshi.rest",
                "http://" + NOWHERE + "/trade-api/v2",
                "dutchbook.kalshi.web-socket",
                "ws://" + NOWHERE + "/trade-api/ws/v2",
                "dutchbook.kalshi.key-id",
                "test",
                "dutchbook.kalshi.private-key-path",
                folder.resolve("key.pem").toString(),
                "dutchbook.polymarket.enabled",
                false,
                "dutchbook.games.scoreboard",
                "http://" + NOWHERE,
                "dutchbook.node.data-folder",
                folder.toString(),
                "dutchbook.admin.port",
                0,
                "dutchbook.admin.token",
                TOKEN,
                "dutchbook.admin.max-streams",
                2));
    return NodeConfig.load(null, overrides.withFallback(here));
  }

  // ---------------------------------------------------------------- what it shows

  @Test
  void isUpAndSaysWhatItLacksToBeReady() {
    assertThat(get("/health").statusCode()).isEqualTo(200);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          HttpResponse<String> ready = get("/ready");
          assertThat(ready.statusCode()).isEqualTo(503);
          assertThat(AdminJson.read(ready.body()).path("missing").toString())
              .contains("kalshi market data is not live")
              .doesNotContain("risk desk");
        });
  }

  @Test
  void showsAVenueThatCannotBeReachedWithTheReason() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          JsonNode venue = AdminJson.read(get("/api/venues").body()).path(0);
          assertThat(venue.path("venue").asText()).isEqualToIgnoringCase("kalshi");
          assertThat(venue.path("feed").path("state").asText()).isNotEqualTo("LIVE");
          assertThat(venue.path("feed").path("problem").asText()).isNotBlank();
          assertThat(venue.path("router").path("state").asText()).isEqualTo("OPEN");
          assertThat(venue.path("router").path("balance").toString()).contains("1000");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/board",
        "/api/games",
        "/api/books",
        "/api/opportunities",
        "/api/trades",
        "/api/trades?limit=500",
        "/api/positions",
        "/api/risk",
        "/api/findings",
        "/api/discovery"
      })
  void answersEveryViewInJson(String path) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          HttpResponse<String> answer = get(path);
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
          assertThat(AdminJson.read(answer.body()).isContainerNode()).isTrue();
        });
  }

  @Test
  void servesThePageItsPartsAndItsMetricsWithSecurityHeaders() {
    for (String path : new String[] {"/", "/app.js", "/style.css", "/icon.svg", "/metrics"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self'"));
    }
    assertThat(get("/metrics").body()).contains("# TYPE dutchbook_").contains("jvm_memory_used");
  }

  @Test
  void streamsBoardsAndRefusesMoreReadersThanItMayHave() throws IOException {
    try (Socket one = stream();
        Socket two = stream()) {
      assertThat(firstBoard(one)).contains("\"mode\":\"paper\"");
      assertThat(firstBoard(two)).contains("\"mode\":\"paper\"");

      assertThat(get("/api/stream").statusCode()).isEqualTo(429);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          try (Socket again = stream()) {
            assertThat(firstBoard(again)).contains("\"mode\":\"paper\"");
          }
        });
  }

  private static Socket stream() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.adminAddress().getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    String request = "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String firstBoard(Socket socket) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null || !line.startsWith("HTTP/1.1 200")) {
      return String.valueOf(line);
    }
    while (line != null && !line.startsWith("data:")) {
      line = lines.readLine();
    }
    return line == null ? "" : line;
  }

  // ---------------------------------------------------------------- what it refuses

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/trades?limit=0    | 400 | limit
          /api/trades?limit=501  | 400 | limit
          /api/trades?limit=many | 400 | limit
          /api/games/nfl-none    | 404 | game
          /api/gmaes             | 404 | path
          """)
  void refusesAQuestionThatMakesNoSense(String path, int status, String what) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(AdminJson.read(answer.body()).path("what").asText()).isEqualTo(what);
    assertThat(AdminJson.read(answer.body()).path("allowed").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''              | application/json | ''                   | {"reason": "x"} | 401
          wrong           | application/json | ''                   | {"reason": "x"} | 401
          TOKEN           | text/plain       | ''                   | {"reason": "x"} | 415
          TOKEN           | application/json | http://evil.test     | {"reason": "x"} | 403
          TOKEN           | application/json | null                 | {"reason": "x"} | 403
          TOKEN           | application/json | ''                   | {"reason": " "} | 400
          TOKEN           | application/json | ''                   | [               | 400
          TOKEN           | application/json | ''                   | {}              | 400
          """)
  void refusesToKillForAnybodyElse(
      String token, String type, String origin, String body, int status) {
    HttpRequest.Builder request =
        request("/api/kill")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token.replace("TOKEN", TOKEN));
    }
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }

    assertThat(send(request.build()).statusCode()).isEqualTo(status);
    assertThat(switches().path("killed").asBoolean()).isFalse();
  }

  @Test
  void refusesAnotherHostsName() throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), node.adminAddress().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /api/board HTTP/1.1\r\nHost: evil.test\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();

      assertThat(status).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void killsAndResumesForWhoHasTheToken() {
    HttpResponse<String> killed = post("/api/kill");
    assertThat(killed.statusCode()).as(killed.body()).isEqualTo(200);
    assertThat(AdminJson.read(killed.body()).path("inForce").asBoolean()).isTrue();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isTrue());

    HttpResponse<String> resumed = post("/api/resume");
    assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(200);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isFalse());
  }

  @Test
  void aFileKillsAndItsAbsenceReleasesNothing() throws IOException {
    Path file = folder.resolve(KillFile.NAME);
    Files.writeString(file, "prices look wrong\n");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isTrue());

    post("/api/resume");
    await()
        .pollDelay(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isTrue());
    Files.delete(file);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isTrue());

    post("/api/resume");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(switches().path("killed").asBoolean()).isFalse());
  }

  // ---------------------------------------------------------------- what stops a start

  @Test
  void saysThatAnAdminPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NodeSettings settings = settings(port("admin.port", taken.getLocalPort()));

      assertThatThrownBy(() -> Node.start(settings, TestDatabase.migrated()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void saysThatAClusterPortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      NodeSettings settings = settings(port("cluster.port", taken.getLocalPort()));

      assertThatThrownBy(() -> Node.start(settings, TestDatabase.migrated()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void saysThatAnotherEngineTradesOnTheAccount(@TempDir Path elsewhere) {
    NodeSettings second =
        settings(
            ConfigFactory.parseMap(Map.of("dutchbook.node.data-folder", elsewhere.toString())));

    assertThatThrownBy(() -> Node.start(second, database))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("account kalshi:test is in use by another engine")
        .hasMessageContaining("process " + ProcessHandle.current().pid());
    assertThat(get("/health").statusCode()).isEqualTo(200);
  }

  private static Config port(String path, int port) {
    return ConfigFactory.parseMap(Map.of("dutchbook." + path, port));
  }

  @Test
  void saysWhichKeyFileIsMissing() {
    String path = folder.resolve("absent.pem").toString();
    NodeSettings settings =
        settings(ConfigFactory.parseMap(Map.of("dutchbook.kalshi.private-key-path", path)));

    assertThatThrownBy(() -> Node.start(settings, TestDatabase.migrated()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(path);
  }

  // ---------------------------------------------------------------- requests

  private static JsonNode switches() {
    return AdminJson.read(get("/api/risk").body()).path("view").path("switches");
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + node.adminAddress().getPort() + path))
        .timeout(PATIENCE);
  }

  private static HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  private static HttpResponse<String> post(String path) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\": \"a test\", \"by\": \"us\"}"))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
