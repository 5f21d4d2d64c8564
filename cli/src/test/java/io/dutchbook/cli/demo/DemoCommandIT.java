package io.dutchbook.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Venues, database and engine together, over real sockets. */
class DemoCommandIT {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tradesOnBothVenuesAndAgreesWithThem() throws IOException {
    Path report = folder.resolve("report.json");

    int code =
        demo("--for", "75s", "--speed", "5", "--taker-delay", "1s", "--report", report.toString());

    assertThat(code).as(out + "\n" + err).isZero();
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    assertThat(told.path("games")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(told.path("opportunitiesTaken").asLong()).isPositive();
    assertThat(told.path("opportunitiesTaken").asLong())
        .isLessThanOrEqualTo(told.path("opportunitiesSeen").asLong());
    assertThat(told.path("trades")).isNotEmpty().allSatisfy(DemoCommandIT::isHedgedOrUnwound);
    assertThat(told.path("trades")).anySatisfy(DemoCommandIT::isOnTwoVenues);
    assertThat(told.path("unhedged").asText()).isEqualTo("0.00");
    assertThat(told.at("/frameToOrder/p50").asDouble()).isPositive();
    assertThat(told.path("journalEvents").asLong()).isPositive();
    assertThat(told.at("/audit/differences")).isEmpty();
  }

  @Test
  void booksTheResultsOfGamesThatEnd() throws IOException {
    Path report = folder.resolve("report.json");

    int code =
        demo(
            "--for",
            "40s",
            "--speed",
            "300",
            "--leagues",
            "nba,nhl",
            "--taker-delay",
            "300ms",
            "--report",
            report.toString());

    assertThat(code).as(out + "\n" + err).isZero();
    JsonNode told = new ObjectMapper().readTree(report.toFile());
    // A finished game makes room for another one.
    assertThat(told.path("games")).hasSizeGreaterThan(8);
    // Where games last seconds, some end while a trade waits: directional, but never unbooked.
    assertThat(told.path("trades")).isNotEmpty();
    assertThat(told.at("/audit/differences")).isEmpty();
  }

  @Test
  void aTakenPortIsOneLine() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int code = execute("demo", "--for", "1s", "--admin-port", "" + taken.getLocalPort());

      assertThat(code).isEqualTo(3);
      assertThat(err.toString().lines())
          .singleElement()
          .asString()
          .startsWith("an address is in use: admin 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeTheDemo() {
    Path nowhere = folder.resolve("no/such/report.json");

    int code = demo("--for", "1s", "--report", nowhere.toString());

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().lines())
        .containsExactly("--report " + nowhere + " cannot be written");
  }

  private static void isHedgedOrUnwound(JsonNode trade) {
    assertThat(trade.path("state").asText()).isIn("HEDGED", "FLAT");
    assertThat(trade.path("legs"))
        .allSatisfy(leg -> assertThat(leg.path("unhedged").asText()).isEqualTo("0.00"));
  }

  private static void isOnTwoVenues(JsonNode trade) {
    assertThat(StreamSupport.stream(trade.path("fills").spliterator(), false))
        .extracting(fill -> fill.path("venue").asText())
        .contains("kalshi", "polymarket");
  }

  private int demo(String... options) {
    List<String> all = new ArrayList<>(List.of("demo", "--admin-port", "0"));
    all.addAll(List.of(options));
    return execute(all.toArray(String[]::new));
  }

  private int execute(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", folder.resolve("data").toString()));
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.subList(1, all.size()).toArray(String[]::new));
  }
}
