package io.dutchbook.cli.trial;

import io.dutchbook.actors.time.NoWorkers;
import io.dutchbook.engine.exit.ExitReason;
import io.dutchbook.engine.trade.TradeResult.Ending;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.simulator.DurationConverter;
import io.dutchbook.trial.TrialResult;
import io.dutchbook.trial.TrialRun;
import io.dutchbook.trial.TrialSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dutchbook trial}: the whole engine by seed. */
@Command(
    name = "trial",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the whole engine against both simulated venues in one thread and virtual time. Each seed"
          + " draws a day of games and what goes wrong on it; after every step the journal and the"
          + " venues' own books are held against what must never be otherwise.",
      "The same seed gives the same journal."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything held",
      "1:something did not; its seed and how it came to that are printed",
      "2:a wrong option",
      "3:the report cannot be written"
    })
public final class TrialCommand implements Callable<Integer> {
  private static final int VIOLATED = 1;
  private static final int CANNOT_WRITE = 3;
  private static final int SEEDS_A_LINE = 50;
  private static final Duration LONGEST = Duration.ofHours(6);

  @Option(
      names = "--seeds",
      paramLabel = "A-B",
      required = true,
      converter = SeedRange.Converter.class,
      description = "Which seeds, as 1-200, or one alone.")
  private SeedRange seeds = new SeedRange(1, 1);

  @Option(
      names = "--troubled-for",
      paramLabel = "DURATION",
      defaultValue = "4m",
      converter = DurationConverter.class,
      description = "For how long things go wrong in each, 10s to 6h. Default: 4m.")
  private Duration troubledFor = Duration.ofMinutes(4);

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write every trial as JSON to this file.")
  private @Nullable Path report;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Must come before anything else in the process. What engines say under faults is nothing to look
   * at, unless somebody asked for it.
   */
  public static void prepare() {
    NoWorkers.putInForce();
    if (System.getenv("LOG_LEVEL") == null) {
      System.setProperty("LOG_LEVEL", "OFF");
      System.setProperty("PEKKO_LOG_LEVEL", "OFF");
    }
  }

  @Override
  public Integer call() {
    if (troubledFor.compareTo(Duration.ofSeconds(10)) < 0 || troubledFor.compareTo(LONGEST) > 0) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--troubled-for': " + troubledFor + " is not 10s to 6h");
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    TrialSettings settings = TrialSettings.usual().troubledFor(troubledFor);
    TrialRun run = TrialRun.of(seeds.first(), seeds.last(), settings, result -> said(err, result));
    run.failed().forEach(failed -> print(out, failed));
    summarize(out, run);
    return written(err, run) ? run.failed().isEmpty() ? 0 : VIOLATED : CANNOT_WRITE;
  }

  private void said(PrintWriter err, TrialResult result) {
    if (!result.passed()) {
      err.println("seed " + result.seed() + ": " + result.violations());
    } else if ((result.seed() - seeds.first() + 1) % SEEDS_A_LINE == 0) {
      err.println("seed " + result.seed() + " …");
    }
    err.flush();
  }

  private static void print(PrintWriter out, TrialResult failed) {
    out.println("seed " + failed.seed());
    failed.violations().forEach(violation -> out.println("  " + violation));
    TrialRun.excerpt(failed).forEach(line -> out.println("  " + line));
    out.println();
  }

  private static void summarize(PrintWriter out, TrialRun run) {
    Map<Ending, Integer> endings = run.endings();
    out.printf(
        Locale.ROOT,
        "%d trials, %d violated; %.1f simulated hours in %.0f s (%.3f hours a second)%n",
        run.results().size(),
        run.failed().size(),
        run.simulated().toMillis() / 3_600_000.0,
        run.seconds(),
        run.hoursPerSecond());
    out.printf(
        Locale.ROOT,
        "%d trades: %d hedged, %d flat, %d directional; %d fills, %d taken back; %d power losses%n",
        run.sum(result -> result.figures().trades()),
        endings.getOrDefault(Ending.HEDGED, 0),
        endings.getOrDefault(Ending.FLAT, 0),
        endings.getOrDefault(Ending.DIRECTIONAL, 0),
        run.sum(result -> result.figures().fills()),
        run.sum(result -> result.figures().fillsTakenBack()),
        run.sum(result -> result.figures().deaths()));
    out.printf(
        Locale.ROOT,
        "%d sales of what was held: %s%n",
        run.exits().values().stream().mapToInt(Integer::intValue).sum(),
        words(run.exits()));
    if (run.unknowns().getCount() > 0) {
      out.printf(
          Locale.ROOT,
          "%d outcomes were unknown, for %.1f s on average, %.1f s at most%n",
          run.unknowns().getCount(),
          run.unknowns().getAverage() / 1_000,
          run.unknowns().getMax() / 1_000.0);
    }
    out.flush();
  }

  private static Map<String, Integer> words(Map<ExitReason, Integer> exits) {
    Map<String, Integer> words = new LinkedHashMap<>();
    exits.forEach((reason, count) -> words.put(reason.words(), count));
    return words;
  }

  private boolean written(PrintWriter err, TrialRun run) {
    if (report == null) {
      return true;
    }
    try {
      Files.writeString(report, AdminJson.write(json(run)));
      return true;
    } catch (IOException e) {
      err.println("report " + report + " cannot be written: " + e);
      return false;
    }
  }

  private static Map<String, Object> json(TrialRun run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trials", run.results().size());
    json.put("violated", run.failed().stream().map(TrialResult::seed).toList());
    json.put("simulatedHours", run.simulated().toMillis() / 3_600_000.0);
    json.put("realSeconds", run.seconds());
    json.put("simulatedHoursPerSecond", run.hoursPerSecond());
    json.put("seeds", run.results().stream().map(TrialCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(TrialResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", result.seed());
    json.put("journal", result.journalHash());
    json.put("events", result.events());
    json.put("simulatedSeconds", result.simulated().toSeconds());
    json.put("trades", result.figures().trades());
    json.put("fills", result.figures().fills());
    json.put("fillsTakenBack", result.figures().fillsTakenBack());
    json.put("exits", words(result.figures().exits()));
    json.put("powerLosses", result.figures().deaths());
    json.put("troubles", result.troubles());
    json.put("violations", result.violations().stream().map(Object::toString).toList());
    json.put("excerpt", result.passed() ? List.of() : TrialRun.excerpt(result));
    return json;
  }
}
