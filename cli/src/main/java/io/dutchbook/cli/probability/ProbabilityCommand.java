package io.dutchbook.cli.probability;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dutchbook.engine.probability.Chances;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.WinProbabilityModel;
import io.dutchbook.engine.probability.model.BuiltInModels;
import io.dutchbook.engine.probability.state.SportState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dutchbook probability}: what the models say of states. */
@Command(
    name = "probability",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads states of games as CSV with a header and writes p_home,p_away,p_draw, a row for a row."
          + " Columns may stand in any order, others are ignored, an empty cell is unknown. The"
          + " columns of each league are in docs/probability.md. Compressed input (gzip) is noticed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row was answered",
      "1:a row or the header is not allowed; its line, column and value are named",
      "2:a wrong option",
      "3:the input cannot be read"
    })
public final class ProbabilityCommand implements Callable<Integer> {
  private static final int UNFIT = 1;
  private static final int CANNOT_READ = 3;

  @Option(
      names = "--league",
      paramLabel = "LEAGUE",
      required = true,
      converter = CompetitionConverter.class,
      description = "nfl, ncaaf, nba, wnba, ncaabm, ncaabw, nhl, mlb or soccer.")
  private Competition league = Competition.NFL;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Read this file instead of standard input.")
  private @Nullable Path data;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = new PrintWriter(spec.commandLine().getOut(), false);
    try (InputStream in = data == null ? System.in : Files.newInputStream(data)) {
      answer(BuiltInModels.of(league), in, out);
      return 0;
    } catch (UnfitRow e) {
      out.flush();
      err.println(e.getMessage());
      return UNFIT;
    } catch (IOException e) {
      err.println("cannot read " + (data == null ? "standard input" : data) + ": " + e);
      return CANNOT_READ;
    }
  }

  private static <S extends SportState> void answer(
      WinProbabilityModel<S> model, InputStream in, PrintWriter out) throws IOException {
    CsvRows rows = new CsvRows(new InputStreamReader(PlainInput.of(in), UTF_8));
    StateReader reader = StateReader.of(model.competition(), rows.header());
    ChanceWriter writer = new ChanceWriter(out);
    Chances chances = new Chances();
    while (rows.next()) {
      @SuppressWarnings("unchecked") // a reader makes states of its competition's type
      S state = (S) reader.read(rows);
      model.evaluate(state, chances);
      writer.write(chances);
    }
    out.flush();
  }
}
