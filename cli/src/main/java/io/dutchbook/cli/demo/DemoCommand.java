package io.dutchbook.cli.demo;

import io.dutchbook.node.CannotStart;
import io.dutchbook.node.StopSignal;
import io.dutchbook.node.admin.AdminJson;
import io.dutchbook.node.config.WrongSettings;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.simulator.Addresses;
import io.dutchbook.simulator.DurationConverter;
import io.dutchbook.simulator.FileNotWritable;
import io.dutchbook.simulator.PortInUseException;
import io.dutchbook.simulator.SimulatorOptions;
import io.dutchbook.trial.check.Audit;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dutchbook demo}: everything on this machine. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs everything on this machine: the venues as a simulator, the engine, an embedded"
          + " PostgreSQL and the admin page. No keys, no money.",
      "At its end it compares the engine's journal with the venues' own books."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:journal and venues agree, and money is conserved",
      "1:they do not agree; the report says where",
      "2:a wrong option or setting",
      "3:something outside is not as it must be: port, folder, database"
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int DISAGREEMENT = 1;
  private static final int WRONG_SETTING = 2;
  private static final int CANNOT_START = 3;
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this long, as 60s or 5m. Default: run until told to stop.")
  private @Nullable Duration runFor;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write what was done and found as JSON to this file at the end.")
  private @Nullable Path report;

  @Option(
      names = "--admin-port",
      paramLabel = "PORT",
      defaultValue = "7080",
      description = "Port of the admin page, 0 for any free one. Default: 7080.")
  private int adminPort;

  @Mixin private SimulatorOptions simulator = new SimulatorOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/demo",
      description =
          "Where database and keys are kept; every demo begins with an empty database. Default:"
              + " data/demo.")
  private Path folder = Path.of("data", "demo");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    try {
      return run(settings());
    } catch (WrongSettings e) {
      e.problems().forEach(err::println);
      return WRONG_SETTING;
    } catch (PortInUseException e) {
      err.println("--" + e.server() + "-port " + e.port() + " is in use (0 takes any free one)");
      return CANNOT_START;
    } catch (CannotStart | DatabaseUnavailable | FileNotWritable e) {
      err.println(e.getMessage());
      return CANNOT_START;
    }
  }

  private DemoSettings settings() {
    if (adminPort < 0 || adminPort > MAX_PORT) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--admin-port': " + adminPort + " is not 0 to " + MAX_PORT);
    }
    return new DemoSettings(
        simulator.settings(folder.resolve("simulator")), runFor, adminPort, folder);
  }

  private int run(DemoSettings settings) throws InterruptedException {
    requireWritable(report);
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal signal = StopSignal.listen();
        Demo demo = Demo.start(settings, InstantSource.system())) {
      announce(out, demo);
      Narrator narrator = new Narrator(out);
      demo.watch(signal, narrator);
      out.println("No new trades; waiting for the open ones to end.");
      out.flush();
      DemoReport result =
          demo.finish(ManagementFactory.getRuntimeMXBean().getStartTime(), narrator);
      summarize(out, result);
      if (report != null) {
        write(report, result);
        out.println("report         " + report);
      }
      out.flush();
      return result.audit().passed() ? 0 : DISAGREEMENT;
    }
  }

  private static void announce(PrintWriter out, Demo demo) {
    Addresses venues = demo.addresses();
    out.println("admin page     " + demo.adminPage());
    out.println("kalshi         " + venues.kalshiRest());
    out.println("polymarket     " + venues.clob());
    out.println("scoreboard     " + venues.espn());
    out.println();
    out.flush();
  }

  private static void summarize(PrintWriter out, DemoReport report) {
    out.println();
    out.printf("games          %d, %d book updates%n", report.games().size(), report.bookUpdates());
    out.printf(
        "opportunities  %d seen, %d taken%n",
        report.opportunitiesSeen(), report.opportunitiesTaken());
    out.printf(
        "trades         %d %s, unhedged %s%n",
        report.trades().size(), report.tradesByEnd(), report.unhedged());
    for (Map.Entry<String, DemoReport.VenueResult> venue : report.venues().entrySet()) {
      DemoReport.VenueResult result = venue.getValue();
      out.printf(
          "%-14s %d fills, fees $%s, realized $%s, held at cost $%s%n",
          venue.getKey(), result.journalFills(), result.fees(), result.realized(), result.held());
    }
    out.printf(
        "latency        frame to decision p50 %.0f µs, p99 %.0f µs; frame to order p50 %.0f µs,"
            + " p99 %.0f µs%n",
        report.frameToDecision().p50(),
        report.frameToDecision().p99(),
        report.frameToOrder().p50(),
        report.frameToOrder().p99());
    out.printf("journal        %d events%n", report.journalEvents());
    Audit audit = report.audit();
    out.printf(
        "audit          journal fills %s venue fills, cash %s, money %s%n",
        audit.fillsEqual() ? "equal" : "DIFFER FROM",
        audit.cashEqual() ? "agrees" : "DISAGREES",
        audit.moneyConserved() ? "conserved" : "NOT CONSERVED");
    audit.differences().forEach(difference -> out.println("               " + difference));
  }

  /** Said before the demo, not after it. */
  private static void requireWritable(@Nullable Path file) {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
        throw new CannotStart("--report " + file + " cannot be written");
      }
    }
  }

  private static void write(Path file, DemoReport report) {
    try {
      Files.writeString(file, AdminJson.pretty(report) + "\n");
    } catch (IOException e) {
      throw new CannotStart("--report " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
