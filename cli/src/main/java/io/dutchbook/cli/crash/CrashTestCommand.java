package io.dutchbook.cli.crash;

import io.dutchbook.node.admin.AdminJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dutchbook crash-test}: the engine, killed again and again. */
@Command(
    name = "crash-test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs the engine as a process of its own on simulated venues that misbehave, and kills it"
          + " again and again (kill -9), often together with its database.",
      "Whenever it is back, its journal is held against the venues' own books, and at the end once"
          + " more when all is at rest."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything held",
      "1:something did not; the report says what, and the folder is left as it was found",
      "2:a wrong option",
      "3:something outside is not as it must be: folder, report, processes"
    })
public final class CrashTestCommand implements Callable<Integer> {
  private static final int VIOLATED = 1;
  private static final int CANNOT_RUN = 3;
  private static final int MOST_KILLS = 10_000;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "50",
      description = "How often, 1 to 10000. Default: 50, about 20 minutes.")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws games, moments, blows and faults. Default: 1.")
  private long seed;

  @Option(
      names = "--games",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many games are on at any time, 1 to 200. Default: 10.")
  private int games;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "3",
      description = "Seconds of game a second, above 0 to 1000. Default: 3.")
  private double speed;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write every round as JSON to this file.")
  private @Nullable Path report;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/crash-test",
      description =
          "Where database, keys and logs are kept; a new folder below it for every test. Default:"
              + " data/crash-test.")
  private Path folder = Path.of("data", "crash-test");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Must come before anything is logged: this process only reads along. */
  public static void prepare() {
    if (System.getenv("LOG_LEVEL") == null) {
      System.setProperty("LOG_LEVEL", "WARN");
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    require(kills >= 1 && kills <= MOST_KILLS, "--kills", kills, "1 to 10000");
    require(games >= 1 && games <= 200, "--games", games, "1 to 200");
    require(speed > 0 && speed <= 1_000, "--speed", speed, "above 0 to 1000");
    try {
      return run();
    } catch (IOException | SQLException e) {
      spec.commandLine().getErr().println("the crash test cannot go on: " + e);
      return CANNOT_RUN;
    }
  }

  private void require(boolean fine, String option, Object value, String allowed) {
    if (!fine) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + value + " is not " + allowed);
    }
  }

  private int run() throws IOException, InterruptedException, SQLException {
    InstantSource clock = InstantSource.system();
    Path whole = folder.toAbsolutePath().resolve(seed + "-" + clock.millis());
    Files.createDirectories(whole);
    PrintWriter out = spec.commandLine().getOut();
    out.println("folder         " + whole);
    out.flush();
    CrashSettings settings = new CrashSettings(kills, seed, games, speed, whole);
    try (CrashTest test = CrashTest.start(settings, clock, round -> print(out, round))) {
      // Whoever ends the test from outside wants no venues, engine or database left behind.
      Runtime.getRuntime().addShutdownHook(new Thread(test::close, "crash-test-stop"));
      CrashReport found = test.run();
      summarize(out, found);
      if (report != null) {
        Files.writeString(report, AdminJson.pretty(found) + "\n");
      }
      return found.passed() ? 0 : VIOLATED;
    }
  }

  private static void print(PrintWriter out, Round round) {
    if (round.duringRecovery()) {
      out.printf(
          Locale.ROOT,
          "%3d  %-14s after %.1f s, on its way up%n",
          round.number(),
          round.blow(),
          round.diedAfter());
    } else {
      out.printf(
          Locale.ROOT,
          "%3d  %-14s after %.1f s; ready after %.1f s, %d open trades ended after %.1f s, agreed"
              + " after %.1f s%s%n",
          round.number(),
          round.blow(),
          round.diedAfter(),
          round.readyAfter(),
          round.openBefore(),
          round.settledAfter(),
          round.agreedAfter(),
          round.audited() ? ", audited" : "");
    }
    out.flush();
  }

  private static void summarize(PrintWriter out, CrashReport found) {
    out.println();
    out.printf(
        Locale.ROOT,
        "kills          %d in %.0f s, seed %d%n",
        found.kills(),
        found.seconds(),
        found.seed());
    out.printf("journal        %d events, %d orders%n", found.events(), found.orders());
    out.println("trades         " + found.trades());
    out.println("serves         " + found.serves());
    out.println("ready          " + found.ready());
    out.println("settled        " + found.settled());
    out.println("trades again   " + found.tradesAgain());
    out.println("surplus        " + found.surplusWithoutKill());
    out.println("  with a kill  " + found.surplusWithKill());
    out.println("unknown        " + found.unknownWithoutKill());
    out.println("  with a kill  " + found.unknownWithKill());
    found.violations().forEach(violation -> out.println("VIOLATED       " + violation));
    out.println("audit          " + (found.audit() == null ? "not reached" : found.audit()));
    out.flush();
  }
}
