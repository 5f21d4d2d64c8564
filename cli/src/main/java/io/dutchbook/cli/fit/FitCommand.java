package io.dutchbook.cli.fit;

import io.dutchbook.cli.probability.CompetitionConverter;
import io.dutchbook.cli.probability.UnfitRow;
import io.dutchbook.engine.probability.Competition;
import io.dutchbook.engine.probability.model.BuiltInModels;
import io.dutchbook.engine.probability.model.Coefficients;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dutchbook fit}: the coefficients of a model, found again by anyone. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fits a league's model to states whose end is known (columns in docs/probability.md) and prints"
          + " its scores on what it was fitted to and, by cross-validation, on games it did not see.",
      "The same data and options give the same coefficients."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fitted",
      "1:the data are not allowed; line, column and value are named",
      "2:a wrong option",
      "3:a file cannot be read or written"
    })
public final class FitCommand implements Callable<Integer> {
  private static final int UNFIT = 1;
  private static final int NO_FILE = 3;
  private static final int MOST_FOLDS = 50;
  private static final String VERSION = "1";

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
      required = true,
      description = "States with their results: .csv or .csv.gz.")
  private Path data = Path.of("");

  @Option(names = "--out", paramLabel = "FILE", description = "Write the coefficients here.")
  private @Nullable Path out;

  @Option(
      names = "--start",
      paramLabel = "FILE",
      description = "Begin at these coefficients. Default: the form's own.")
  private @Nullable Path start;

  @Option(
      names = "--pull",
      paramLabel = "X",
      defaultValue = "0.00001",
      description = "Log loss a coefficient pays for going far from its start. Default: 0.00001.")
  private double pull = 0.00001;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Use every N-th row only, to be quicker; scores use all. Default: 1.")
  private int every = 1;

  @Option(
      names = "--home-edge",
      paramLabel = "X",
      defaultValue = "1",
      description =
          "Keep this share of the home edge without a prior, which falls over the years. Default: 1.")
  private double homeEdge = 1;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Parts of the cross-validation, 2 to 50, or 0 for none. Default: 5.")
  private int folds = 5;

  @Option(
      names = "--by-season",
      description = "Cross-validate by leaving out one season at a time instead.")
  private boolean bySeason;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (folds < 0 || folds == 1 || folds > MOST_FOLDS) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--folds': " + folds + " is not 0 or 2 to 50");
    }
    if (every < 1) {
      throw new ParameterException(
          spec.commandLine(), "Invalid value for option '--every': " + every + " is not 1 or more");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      fit(spec.commandLine().getOut());
      return 0;
    } catch (UnfitRow e) {
      err.println(data + ": " + e.getMessage());
      return UNFIT;
    } catch (IOException e) {
      err.println("cannot read or write: " + e);
      return NO_FILE;
    }
  }

  private void fit(PrintWriter print) throws IOException {
    List<Sample> samples = Samples.read(league, data);
    Coefficients found = beginning();
    Map<String, String> provenance = new TreeMap<>(Provenance.of(data, samples, VERSION));
    for (boolean prior : new boolean[] {true, false}) {
      Fit fit = new Fit(league, prior, found, pull, every);
      List<Sample> own = fit.own(samples);
      if (own.isEmpty()) {
        print.println((prior ? "prior" : "bare") + ": no such rows, left as it was");
        continue;
      }
      Coefficients fitted = kept(fit.to(own), prior);
      ScoreTable seen = new ScoreTable(league);
      seen.add(BuiltInModels.with(league, fitted), own);
      report(print, provenance, prior, "fitted", seen);
      if (folds > 0) {
        report(print, provenance, prior, "unseen", validated(fit, own, prior));
      }
      found = fitted;
    }
    if (out != null) {
      Files.writeString(out, Provenance.text(provenance, found));
    }
    print.flush();
  }

  private Coefficients beginning() throws IOException {
    TreeMap<String, Double> values = new TreeMap<>();
    if (start == null) {
      for (boolean prior : new boolean[] {true, false}) {
        BuiltInModels.parameters(league, prior)
            .forEach(one -> values.put((prior ? "prior." : "bare.") + one.name(), one.start()));
      }
      if (league == Competition.MLB) {
        BuiltInModels.coefficients(league)
            .values()
            .forEach((name, value) -> {
              if (name.startsWith("runs.")) {
                values.put(name, value);
              }
            });
      }
      return new Coefficients(values);
    }
    Properties read = new Properties();
    try (InputStream in = Files.newInputStream(start)) {
      read.load(in);
    }
    for (String name : read.stringPropertyNames()) {
      if (!name.startsWith("provenance.")) {
        values.put(name, Double.valueOf(read.getProperty(name)));
      }
    }
    return new Coefficients(values);
  }

  private ScoreTable validated(Fit fit, List<Sample> own, boolean prior) {
    ToIntFunction<Sample> part = bySeason ? Sample::season : sample -> sample.game() % folds;
    Map<Integer, List<Sample>> parts =
        own.stream()
            .collect(Collectors.groupingBy(part::applyAsInt, TreeMap::new, Collectors.toList()));
    ScoreTable table = new ScoreTable(league);
    parts.forEach((which, left) -> {
      List<Sample> rest = new ArrayList<>(own);
      rest.removeIf(sample -> part.applyAsInt(sample) == which);
      if (!rest.isEmpty()) {
        table.add(BuiltInModels.with(league, kept(fit.to(rest), prior)), left);
      }
    });
    return table;
  }

  private Coefficients kept(Coefficients fitted, boolean prior) {
    TreeMap<String, Double> values = new TreeMap<>(fitted.values());
    if (!prior) {
      values.computeIfPresent("bare.h", (name, edge) -> edge * homeEdge);
    }
    return new Coefficients(values);
  }

  private static void report(
      PrintWriter print,
      Map<String, String> provenance,
      boolean prior,
      String which,
      ScoreTable table) {
    String group = prior ? "prior" : "bare";
    table
        .scores()
        .forEach((part, scores) -> {
          print.println(group + ", " + which + ", " + part + ": " + scores.line());
          provenance.put("scores." + group + "." + which + "." + part, scores.line());
        });
    print.flush();
  }
}
