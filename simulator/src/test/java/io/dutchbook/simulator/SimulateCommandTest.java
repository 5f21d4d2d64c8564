package io.dutchbook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.simulator.server.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class SimulateCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    return new CommandLine(new SimulateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--games=0|Invalid value for option '--games': 0 is not 1 to 200",
        "--speed=0|Invalid value for option '--speed': 0.0 is not above 0 to 1000",
        "--kalshi-port=70000|Invalid value for option '--kalshi-port': 70000 is not 0 to 65535",
        "--latency-ms=-1|Invalid value for option '--latency-ms': -1 is not 0 to 60000",
        "--taker-delay=2m|Invalid value for option '--taker-delay': 120000ms is not up to 1m",
        "--for=soon|'soon' is not a duration as 500ms",
        "--kalshi-balance=lots|'lots' is not a number of dollars",
        "--kalshi-balance=-5|'-5' is not 0 to 1000000000 dollars",
        "--games=many|'many' is not an int"
      })
  void aWrongValueIsNamedWithItsOptionAndWhatIsAllowed(String option, String message) {
    int code = run(option, "--data", folder.toString());

    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains(message, option.substring(0, option.indexOf('=')));
    assertThat(err.toString()).doesNotContain("\tat ");
  }

  @Test
  void anUnknownLeagueIsNamed() {
    int code = run("--leagues", "nba,cricket", "--data", folder.toString());

    assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString())
        .contains("Invalid value for option '--leagues': cricket is not one of nfl, nba");
  }

  @Test
  void aPortInUseIsOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      int code = run("--espn-port", port, "--data", folder.toString(), "--for", "1s");

      assertThat(code).isEqualTo(3);
      assertThat(err.toString().strip())
          .isEqualTo("--espn-port " + port + " is in use (0 takes any free one)");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsOneLine() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
    Path ready = inTheWay.resolve("ready.json");

    int code = run("--ready-file", ready.toString(), "--data", folder.toString(), "--for", "1s");

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().strip())
        .startsWith("ready file " + ready + " cannot be written (")
        .doesNotContain("\n");
  }

  @Test
  void runsForAWhileAndTellsWhereItIs() throws IOException {
    Path ready = folder.resolve("ready.json");

    int code =
        run(
            "--for",
            "1s",
            "--ready-file",
            ready.toString(),
            "--data",
            folder.toString(),
            "--games",
            "2",
            "--leagues",
            "nhl,epl",
            "--seed",
            "9");

    assertThat(code).isZero();
    assertThat(err.toString()).isEmpty();
    String rest = Json.read(Files.readString(ready)).orElseThrow().at("/kalshi/rest").asText();
    assertThat(out.toString()).contains("kalshi      " + rest);
  }
}
