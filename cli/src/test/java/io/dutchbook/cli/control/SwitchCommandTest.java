package io.dutchbook.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands against something that answers like a node; a real node is in the node's tests. */
class SwitchCommandTest {
  private static final String KILLED =
      "{\"switches\":{\"killed\":true,\"paused\":false},\"inForce\":true,\"detail\":\"\"}";

  @TempDir private Path folder;
  private final List<String> requests = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer node;
  private int status = 200;
  private String answer = KILLED;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("token"), "secret\n");
    node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    node.createContext("/", this::answer);
    node.start();
  }

  @AfterEach
  void stop() {
    node.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Authorization")
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                .replaceAll("\"by\":\"[^\"]*\"", "by"));
    byte[] body = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void killsWithTheReasonAndTheTokenOfTheFile() {
    int code = run(new SwitchCommand.Kill(), "--reason", "losing");

    assertThat(code).isZero();
    assertThat(requests).singleElement().asString().startsWith("POST /api/kill Bearer secret {");
    assertThat(requests.getFirst()).contains("\"reason\":\"losing\"");
    assertThat(out.toString().lines())
        .containsExactly("kill switch  ENGAGED", "new trades   allowed");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyCommandAsksForTheSwitchOfItsName() {
    run(new SwitchCommand.Resume());
    run(new SwitchCommand.Pause());
    run(new SwitchCommand.Unpause());

    assertThat(requests)
        .extracting(request -> request.split(" ", -1)[1])
        .containsExactly("/api/resume", "/api/pause", "/api/unpause");
  }

  @Test
  void saysWhenARouterHasNotConfirmed() {
    status = 202;
    answer =
        KILLED
            .replace("\"inForce\":true", "\"inForce\":false")
            .replace("\"detail\":\"\"", "\"detail\":\"not confirmed by kalshi\"");

    assertThat(run(new SwitchCommand.Kill())).isEqualTo(SwitchCommand.NOT_CONFIRMED);
    assertThat(err.toString()).contains("not in force everywhere: not confirmed by kalshi");
  }

  @ParameterizedTest
  @CsvSource({"401, 2", "403, 2", "400, 2", "503, 4", "500, 4", "302, 4"})
  void tellsARefusalFromAnAnswerThatLeavesItOpen(int answered, int expected) {
    status = answered;
    answer = "{}";

    assertThat(run(new SwitchCommand.Kill())).isEqualTo(expected);
    assertThat(err.toString()).contains("status " + answered);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void doesNotBelieveAnAnswerThatIsNoNodes() {
    answer = "<html>welcome</html>";

    assertThat(run(new SwitchCommand.Kill())).isEqualTo(SwitchCommand.UNKNOWN);
    assertThat(err.toString()).contains("not the answer of a node: <html>");
  }

  @Test
  void saysThatNobodyIsThere() {
    node.stop(0);

    assertThat(run(new SwitchCommand.Kill())).isEqualTo(SwitchCommand.UNREACHABLE);
    assertThat(err.toString()).contains("no node answers at http://127.0.0.1:");
  }

  @Test
  void saysWhereTheTokenWouldHaveBeen() {
    int code = run(new SwitchCommand.Kill(), "--token-file", folder.resolve("none").toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("no token in " + folder.resolve("none"));
    assertThat(requests).isEmpty();
  }

  private int run(SwitchCommand command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "--node",
            "http://127.0.0.1:" + node.getAddress().getPort(),
            "--token-file",
            folder.resolve("token").toString()));
    arguments.addAll(List.of(more));
    return new CommandLine(command)
        .setOverwrittenOptionsAllowed(true)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
