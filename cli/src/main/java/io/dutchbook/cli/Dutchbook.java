package io.dutchbook.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dutchbook.cli.control.SwitchCommand;
import io.dutchbook.cli.crash.CrashTestCommand;
import io.dutchbook.cli.demo.DemoCommand;
import io.dutchbook.cli.fit.FitCommand;
import io.dutchbook.cli.match.MatchCommand;
import io.dutchbook.cli.probability.ProbabilityCommand;
import io.dutchbook.cli.replay.ReplayCommand;
import io.dutchbook.cli.trial.TrialCommand;
import io.dutchbook.node.RunCommand;
import io.dutchbook.simulator.SimulateCommand;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
    name = "dutchbook",
    mixinStandardHelpOptions = true,
    versionProvider = Dutchbook.Version.class,
    description = "Finds and takes Dutch books across prediction markets on live sports.",
    commandListHeading = "%nCommands:%n",
    footer = "%nEvery command has its own --help.",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      SwitchCommand.Kill.class,
      SwitchCommand.Resume.class,
      SwitchCommand.Pause.class,
      SwitchCommand.Unpause.class,
      SimulateCommand.class,
      ReplayCommand.class,
      TrialCommand.class,
      ProbabilityCommand.class,
      FitCommand.class,
      MatchCommand.class,
      CrashTestCommand.class
    })
public final class Dutchbook implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Runs a command and ends with its exit code. Only commands print to standard output: what
   * libraries say there (Pekko Projection 1.0.0 does when it stops) is nobody's result. Logging
   * comes up before there are threads to race for it.
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("trial")) {
      TrialCommand.prepare();
    } else if (args.length > 0 && args[0].equals("crash-test")) {
      CrashTestCommand.prepare();
    }
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
    LoggerFactory.getILoggerFactory();
    System.exit(commandLine().setOut(new PrintWriter(out, true, UTF_8)).execute(args));
  }

  /** All commands. A failure that nobody foresaw is one line too; its trace goes to the log. */
  static CommandLine commandLine() {
    return new CommandLine(new Dutchbook())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          PrintWriter err = command.getErr();
          err.println("unexpected: " + failure);
          failure.printStackTrace(err);
          return CommandLine.ExitCode.SOFTWARE;
        });
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Reads the version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Dutchbook.class.getPackage().getImplementationVersion();
      return new String[] {"dutchbook " + (version == null ? "(not packaged)" : version)};
    }
  }
}
