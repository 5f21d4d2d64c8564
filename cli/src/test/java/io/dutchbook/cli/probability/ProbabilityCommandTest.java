package io.dutchbook.cli.probability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dutchbook.engine.probability.Competition;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class ProbabilityCommandTest {
  private static final String NBA = "period,clock,gsl,home_score,away_score,home_poss,p0\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String league, Path file) {
    return new CommandLine(new ProbabilityCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute("--league", league, "--data", file.toString());
  }

  private int run(String league, String table) throws IOException {
    return run(league, Files.writeString(folder.resolve("states.csv"), table));
  }

  private List<String> rows() {
    return out.toString().lines().toList();
  }

  @Test
  void answersARowForARow() throws IOException {
    int code = run("nba", NBA + "4,0,0,100,90,,0.5\n4,0,0,90,100,,\n1,720,2880,0,0,,0.5\n");

    assertThat(code).isZero();
    assertThat(rows()).hasSize(4);
    assertThat(rows().subList(0, 3)).containsExactly("p_home,p_away,p_draw", "1,0,0", "0,1,0");
    assertThat(rows().get(3)).matches("0\\.[45]\\d+,0\\.[45]\\d+,0");
  }

  @Test
  void theOrderOfColumnsAndOtherColumnsChangeNothing() throws IOException {
    run("nba", NBA + "3,100,820,70,65,1,0.61\n");
    String usual = rows().get(1);
    out.getBuffer().setLength(0);

    run(
        "nba",
        """
        home_win,p0,note,home_poss,away_score,home_score,gsl,clock,period
        0,0.61,"a, b",1,65,70,820,100,3
        """);

    assertThat(rows().get(1)).isEqualTo(usual);
  }

  @Test
  void secondsLeftFollowFromPeriodAndClock() throws IOException {
    run("nba", NBA + "1,300,2460,9,7,,\n5,180,0,100,98,,\n");
    List<String> said = rows();
    out.getBuffer().setLength(0);

    run("nba", "period,clock,home_score,away_score\n1,300,9,7\n5,180,100,98\n");

    assertThat(rows()).isEqualTo(said);
  }

  @Test
  void compressedInputIsNoticed() throws IOException {
    Path file = folder.resolve("states.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file))) {
      packed.write((NBA + "4,0,0,100,90,,\n").getBytes(UTF_8));
    }

    assertThat(run("nba", file)).isZero();
    assertThat(rows()).containsExactly("p_home,p_away,p_draw", "1,0,0");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "4,0,x,1,1,,   | line 2, column 'gsl': 'x'; allowed: a number 0 to 7200 or nothing",
        "4,0,0,1,1.5,, | line 2, column 'away_score': '1.5'; allowed: a whole number 0 to 400 or nothing",
        "4,0,0,,1,,    | line 2, column 'home_score': ''; allowed: a whole number 0 to 400",
        "4,0,0,1,1,,1.2| line 2, column 'p0': '1.2'; allowed: a number 0 to 1 or nothing",
        "4,0,0,1       | line 2: 4 fields; allowed: 7, as in the header"
      })
  void aRowThatIsNotAllowedIsNamed(String row, String message) throws IOException {
    assertThat(run("nba", NBA + row + "\n")).isEqualTo(1);
    assertThat(err.toString().strip()).isEqualTo(message);
  }

  @Test
  void aHeaderWithoutScoresIsRefused() throws IOException {
    assertThat(run("nba", "period,clock\n1,2\n")).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo("line 1: no column 'home_score'; allowed: a header with it");
  }

  @Test
  void aLeagueWithoutAModelIsAWrongOption() throws IOException {
    assertThat(run("cricket", NBA)).isEqualTo(2);
    assertThat(err.toString())
        .contains("'cricket' is none of nfl, ncaaf, nba, wnba, ncaabm, ncaabw, nhl, mlb, soccer");
  }

  @Test
  void aMissingFileIsSaid() {
    assertThat(run("nba", folder.resolve("absent.csv"))).isEqualTo(3);
    assertThat(err.toString()).startsWith("cannot read ");
  }

  @ParameterizedTest
  @EnumSource(Competition.class)
  void everyRowOfTheTrainingDataIsAnswered(Competition league) throws IOException {
    String name = league == Competition.SOCCER ? "soccer_int" : league.key();
    Path file =
        Path.of(System.getProperty("dutchbook.shared", "absent"))
            .resolve("models/" + name + "_train.csv.gz");
    assumeThat(file).as("training data are not on this machine").exists();

    assertThat(run(league.key(), file)).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(rows().stream().skip(1))
        .allMatch(row -> row.matches("[01][.\\d]*,[01][.\\d]*,[01][.\\d]*"));
  }
}
