package io.dutchbook.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayCommandTest {
  @TempDir Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tellsWhatItSaw() {
    int code = run(resource("two-sides.jsonl"));

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .isEqualTo(
            """
            recording      %s
            lines          10
            time           2026-11-22 16:26:30.000 to 2026-11-22 16:26:33.400 UTC
            frames         9: 3 orderbook_delta, 3 orderbook_snapshot, 1 ok, 1 subscribed, 1 trade
            malformed      1: 1 orderbook_delta
            sequence       sid 3: 6 verified, 1 gap
            sequence       sid 9: 0 verified, 0 gaps, 1 outside the books' subscription
            markets        2 in 1 game, 0 named by the events
            books          14 updates

            market                       book                   best bid             best ask     levels      contracts bid / asked  changes
            KXMLBGAME-26NOV22AAABBB-AAA  LIVE            60.00 at 0.4500                 none      2 / 0              110.00 / 0.00        2
            KXMLBGAME-26NOV22AAABBB-BBB  GAPPED          60.00 at 0.4000      40.00 at 0.4600      1 / 2             60.00 / 110.00        1

            dutch books    before fees: 1 seen
                           best 2026-11-22 16:26:31.500 UTC, KXMLBGAME-26NOV22AAABBB: $3.20 on $76.80, 4.17 %%
                             80.00 × AAA at 0.4700
                             80.00 × BBB at 0.5200
            dutch books    after fees: 1 seen
                           best 2026-11-22 16:26:31.500 UTC, KXMLBGAME-26NOV22AAABBB: $1.4069 on $38.5931, 3.65 %%
                             40.00 × AAA at 0.4700
                             40.00 × BBB at 0.4600
            """
                .formatted(resource("two-sides.jsonl")));
  }

  @Test
  void usesTheNamesOfTheEvents() {
    int code = run("--catalogue", resource("events.json"), resource("two-sides.jsonl"));

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("markets        2 in 1 game, 2 named by the events\n")
        .contains("  Ants · Ants vs Bees\n", "  Bees · Ants vs Bees\n")
        .contains("UTC, Ants vs Bees: $1.4069 on $38.5931, 3.65 %\n")
        .contains("40.00 × Bees at 0.4600\n");
  }

  @Test
  void chargesASeriesWhatItIsTold() {
    run("--fee-multiplier", "KXMLBGAME=0.5", resource("two-sides.jsonl"));

    assertThat(out.toString())
        .contains("dutch books    after fees: 1 seen\n", "$2.1034 on $37.8966, 5.55 %\n");
  }

  @Test
  void booksOlderThanAllowedDoNotCount() {
    run("--max-book-age", "1s", resource("two-sides.jsonl"));

    assertThat(out.toString()).contains("after fees: 0 seen\n");
  }

  @Test
  void writesAReportThatSaysTheSame() throws IOException {
    Path report = folder.resolve("report.json");

    int code = run("--report", report.toString(), resource("two-sides.jsonl"));

    assertThat(code).isZero();
    assertThat(Json.parse(Files.readString(report), "report"))
        .isEqualTo(Json.parse(Files.readString(Path.of(resource("two-sides.json"))), "expected"));
  }

  // ---------------------------------------------------------------- bad input

  @Test
  void aFileThatIsNotThere() {
    Path missing = folder.resolve("missing.jsonl");

    assertThat(run(missing.toString())).isEqualTo(3);
    assertNothingBut(missing + " does not exist");
  }

  @Test
  void aFolder() {
    assertThat(run(folder.toString())).isEqualTo(3);
    assertNothingBut(folder + " is a folder");
  }

  @Test
  void anEmptyFile() throws IOException {
    Path file = file("\n  \n");

    assertThat(run(file.toString())).isEqualTo(2);
    assertNothingBut(file + " is empty");
  }

  @Test
  void noFileAtAll() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing required parameter: 'FILE'\n");
  }

  @Test
  void aFileThatIsSomethingElse() throws IOException {
    Path file = file("What is this?\nNo recording.\n");

    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("lines          2, 2 unreadable; line 1: is not JSON: ");
    assertThat(err.toString()).isEqualTo("not one frame of " + file + " could be decoded\n");
  }

  @Test
  void framesThatTheCodecRefusesAreCountedByTypeAndNoneIsDecoded() throws IOException {
    Path file =
        file(
            """
            {"received_ms":1795364790000,"frame":{"type":"subscribed","msg":{}}}
            {"received_ms":1795364790000,"frame":{"type":"surprise"}}
            {"received_ms":1795364790000,"frame":"no object"}
            """);

    assertThat(run(file.toString())).isEqualTo(1);
    assertThat(out.toString())
        .contains("malformed      3: 1 subscribed, 1 unknown, 1 unreadable\n");
    assertThat(err.toString()).isEqualTo("not one frame of " + file + " could be decoded\n");
  }

  @Test
  void linesThatHoldNoFrameAreCountedNamedAndPassedOver() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(resource("two-sides.jsonl"))));
    run(resource("two-sides.jsonl"));
    String whole = books();
    lines.add(3, "oops");
    lines.add(5, "{\"received_ms\":\"now\",\"frame\":{}}");
    lines.add(6, "{\"received_ms\":1795364790000}");
    lines.add(7, "{\"received_ms\":17,\"frame\":{}}");
    Path file = file(String.join("\n", lines) + "\n");

    assertThat(run(file.toString())).isEqualTo(2);

    assertThat(books()).isEqualTo(whole);
    assertThat(err.toString())
        .isEqualTo(
            file
                + ": 4 of 14 lines hold no recorded frame; line 4: is not JSON: Unrecognized token"
                + " 'oops': was expecting (JSON String, Number, Array, Object or token 'null',"
                + " 'true' or 'fa…\n");
  }

  @Test
  void aLastLineThatIsCutOff() throws IOException {
    String text = Files.readString(Path.of(resource("two-sides.jsonl")));
    Path file = file(text.substring(0, text.length() - 20));

    assertThat(run(file.toString())).isEqualTo(2);

    assertThat(out.toString()).contains("sequence       sid 3: 5 verified, 1 gap\n");
    assertThat(err.toString())
        .startsWith(file + ": 1 of 10 lines hold no recorded frame; line 10: is not JSON: ")
        .endsWith("(the file is cut off)\n")
        .hasLineCount(1);
  }

  @Test
  void aCatalogueThatIsNone() throws IOException {
    Path missing = folder.resolve("events.json");
    assertThat(run("--catalogue", missing.toString(), resource("two-sides.jsonl"))).isEqualTo(3);
    assertNothingBut(missing + " does not exist");

    Path other = file("{\"events\":[{\"event_ticker\":7}]}");
    assertThat(run("--catalogue", other.toString(), resource("two-sides.jsonl"))).isEqualTo(2);
    assertNothingBut(other + " holds no nested events: event: event_ticker is not a string");

    Path none = file("[]");
    assertThat(run("--catalogue", none.toString(), resource("two-sides.jsonl"))).isEqualTo(2);
    assertNothingBut(none + " holds no events");
  }

  @Test
  void aReportThatCannotBeWritten() {
    Path report = folder.resolve("nowhere").resolve("report.json");

    assertThat(run("--report", report.toString(), resource("two-sides.jsonl"))).isEqualTo(3);
    assertNothingBut("--report " + report + " cannot be written");
  }

  @Test
  void wrongOptions() {
    assertThat(run("--max-book-age", "0s", resource("two-sides.jsonl"))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--max-book-age': PT0S is not 1ms to 24h\n");

    assertThat(run("--fee-multiplier", "KXMLBGAME=much", resource("two-sides.jsonl"))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "Invalid value for option '--fee-multiplier': 'much' is not a plain decimal number\n");

    assertThat(run("--fee-multiplier", "KXMLBGAME=101", resource("two-sides.jsonl"))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Invalid value for option '--fee-multiplier': 101 is not 0 to 100\n");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new ReplayCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void assertNothingBut(String line) {
    assertThat(err.toString()).isEqualTo(line + "\n");
    assertThat(out.toString()).isEmpty();
  }

  /** The part of the output that shows books. */
  private String books() {
    String text = out.toString();
    return text.substring(text.indexOf("books "));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "file", ".jsonl"), text);
  }

  private static String resource(String name) {
    URL url = Objects.requireNonNull(ReplayCommandTest.class.getResource(name), name);
    try {
      return Path.of(url.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
