package io.dutchbook.cli.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real engine, killed for real; the long loop is a command, this one shows that it works. */
class CrashTestIT {
  private static final Path BUILT = Path.of("target").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void journalAndVenuesAgreeAfterTheEngineWasKilled() throws IOException, InterruptedException {
    Path report = folder.resolve("report.json");

    int code = crashTest("--kills", "2", "--seed", "12", "--report", report.toString());

    String said = Files.readString(folder.resolve("log"));
    assertThat(code).as(said).isZero();
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.path("kills").asInt()).isEqualTo(2);
    assertThat(told.path("violations")).isEmpty();
    assertThat(told.at("/audit/differences")).isEmpty();
    assertThat(told.path("rounds")).hasSize(2).allSatisfy(CrashTestIT::wasReady);
    assertThat(told.path("events").asLong()).as(said).isPositive();
  }

  private static void wasReady(JsonNode round) {
    assertThat(round.path("readyAfter").asDouble()).isPositive();
  }

  /** As the launcher starts it: the processes that it starts are made of its own command line. */
  private int crashTest(String... options) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + BUILT.resolve("jvm.options"),
                "-cp",
                BUILT.resolve("dutchbook-cli.jar") + File.pathSeparator + BUILT + "/lib/*",
                "io.dutchbook.cli.Dutchbook",
                "crash-test",
                "--data",
                folder.resolve("data").toString()));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
