package io.dutchbook.bench.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two scripts of the image do here what they are to do there. */
class ContainerScriptsTest {
  private static final Path SHELL = Path.of("/bin/bash");
  private static final int PATIENCE_SECONDS = 20;

  @TempDir private Path folder = Path.of("");

  private record Ended(int exitCode, String output) {}

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(SHELL), "no " + SHELL + " here to run the image's scripts with");
  }

  @Test
  void healthFollowsTheAnswerOfTheAdminApi() throws Exception {
    assertThat(healthWhenItAnswers(200)).isZero();
    assertThat(healthWhenItAnswers(503)).isNotZero();
  }

  @Test
  void nobodyWhoListensIsNotHealthy() throws Exception {
    HttpServer server = server(200);
    int port = server.getAddress().getPort();
    server.stop(0);

    assertThat(run(Map.of(), health(), Integer.toString(port)).exitCode()).isNotZero();
  }

  @Test
  void theEntryTurnsFilesIntoSettingsAndBecomesJava() throws Exception {
    Files.copy(Docker.FOLDER.resolve("entry"), folder.resolve("entry"));
    fakeJava();
    Files.writeString(folder.resolve("token"), "a-token\n");
    Files.writeString(folder.resolve("password"), "p4ss");

    Ended ended =
        run(
            Map.of(
                "PATH",
                folder + ":/usr/bin:/bin",
                "DATABASE_HOST",
                "postgres",
                "DATABASE_PASSWORD_FILE",
                folder.resolve("password").toString(),
                "DUTCHBOOK_ADMIN_TOKEN_FILE",
                folder.resolve("token").toString()),
            folder.resolve("entry").toString(),
            "run",
            "--config=a b");

    assertThat(ended)
        .isEqualTo(
            new Ended(
                0,
                """
                @HOME/jvm.options|-cp|HOME/dutchbook-cli.jar:HOME/lib/*\
                |io.dutchbook.cli.Dutchbook|run|--config=a b|
                postgres://dutchbook:p4ss@postgres:5432/dutchbook
                a-token
                none
                """
                    .replace("HOME", folder.toRealPath().toString())));
  }

  @Test
  void aSecretThatCannotBeReadStopsTheStart() throws Exception {
    Ended ended =
        run(
            Map.of("POLYMARKET_PRIVATE_KEY_FILE", "/nowhere/key"),
            Docker.FOLDER.resolve("entry").toString());

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.output())
        .startsWith("entry: POLYMARKET_PRIVATE_KEY_FILE=/nowhere/key cannot be read by user ");
  }

  /** Prints what it was given instead of running it. */
  private void fakeJava() throws IOException {
    Path java = folder.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        printf '%s|' "$@"
        printf '\\n%s\\n%s\\n%s\\n' "$DATABASE_URL" "$DUTCHBOOK_ADMIN_TOKEN" "${DATABASE_PASSWORD:-none}"
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private static int healthWhenItAnswers(int status) throws Exception {
    HttpServer server = server(status);
    try {
      return run(Map.of(), health(), Integer.toString(server.getAddress().getPort())).exitCode();
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer server(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String health() {
    return Docker.FOLDER.resolve("health").toString();
  }

  private static Ended run(Map<String, String> variables, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output);
  }
}
