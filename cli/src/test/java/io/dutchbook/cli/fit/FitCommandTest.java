package io.dutchbook.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.probability.Normal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FitCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String... options) {
    return new CommandLine(new FitCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(options);
  }

  /** Games whose lead wanders with a deviation of 14 points an hour, from a favourite's drift. */
  private Path wanderingGames() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder table =
        new StringBuilder(
            "game_id,season,period,clock,gsl,home_score,away_score,p0,grid,home_win\n");
    for (int game = 0; game < 400; game++) {
      double strength = random.nextDouble(-1, 1);
      double lead = 0;
      StringBuilder rows = new StringBuilder();
      for (int step = 0; step < 12; step++) {
        int left = 2880 - step * 240;
        int points = (int) Math.round(lead);
        rows.append("g" + game + ",2020," + (step / 3 + 1) + ",0," + left + ",");
        rows.append(200 + points).append(",200,").append(Normal.below(strength)).append(",1,X\n");
        lead += 14 * (strength / 12 + random.nextGaussian() * Math.sqrt(1 / 12.0));
      }
      table.append(rows.toString().replace("X", lead > 0 ? "1" : "0"));
    }
    return Files.writeString(folder.resolve("games.csv"), table);
  }

  private Properties fitted(Path data, String name) throws IOException {
    Path file = folder.resolve(name);
    int code =
        run("--league", "nba", "--data", data.toString(), "--out", file.toString(), "--folds", "2");
    assertThat(code).as(err.toString()).isZero();
    Properties read = new Properties();
    try (var in = Files.newInputStream(file)) {
      read.load(in);
    }
    return read;
  }

  @Test
  void findsWhatTheGamesWereMadeWithAndFindsItAgain() throws IOException {
    Path data = wanderingGames();

    Properties first = fitted(data, "first.properties");
    Properties second = fitted(data, "second.properties");

    assertThat(Double.parseDouble(first.getProperty("prior.sigma")))
        .isCloseTo(14, Offset.offset(3.0));
    assertThat(Double.parseDouble(first.getProperty("prior.k"))).isCloseTo(1, Offset.offset(0.3));
    assertThat(first)
        .containsEntry("provenance.games", "400")
        .containsEntry("provenance.rows", "4800")
        .containsEntry("provenance.seasons", "2020")
        .containsKey("provenance.scores.prior.unseen.grid");
    assertThat(second).isEqualTo(first);
    assertThat(out.toString()).contains("prior, fitted, grid: rows 4800, Brier 0.1");
  }

  @Test
  void dataWithoutResultsAreRefused() throws IOException {
    Path data =
        Files.writeString(folder.resolve("x.csv"), "game_id,period,gsl,home_score,away_score\n");

    assertThat(run("--league", "nba", "--data", data.toString())).isEqualTo(1);
    assertThat(err.toString().strip())
        .isEqualTo(data + ": line 1: no column 'home_win'; allowed: a header with it");
  }

  @Test
  void oneFoldIsNoCrossValidation() {
    assertThat(run("--league", "nba", "--data", "x", "--folds", "1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Invalid value for option '--folds': 1 is not 0 or 2 to 50");
  }
}
