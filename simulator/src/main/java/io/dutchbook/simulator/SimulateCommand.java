package io.dutchbook.simulator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the simulator until it is told to stop. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Plays Kalshi, Polymarket and ESPN on this machine, over their own protocols, with games,"
            + " makers and a funded account on each venue.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped when told to",
      "2:a wrong option",
      "3:something outside is not as it must be: port, folder, file"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int CANNOT_START = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write the addresses and keys as JSON to this file as soon as all serve.")
  private @Nullable Path readyFile;

  @Mixin private SimulatorOptions options = new SimulatorOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data/simulator",
      description = "Where the throw-away Kalshi key is written. Default: data/simulator.")
  private Path dataFolder = Path.of("data", "simulator");

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Stop after this long, as 60s or 5m. Default: run until told to stop.")
  private @Nullable Duration runFor;

  /** Runs the simulator alone. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulateCommand()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    SimulatorSettings settings = options.settings(dataFolder);
    try (Simulator.Running running = Simulator.start(settings)) {
      if (readyFile != null) {
        ReadyFile.write(readyFile, running.addresses());
      }
      print(running.addresses());
      await();
      return CommandLine.ExitCode.OK;
    } catch (PortInUseException e) {
      command()
          .getErr()
          .println("--" + e.server() + "-port " + e.port() + " is in use (0 takes any free one)");
      return CANNOT_START;
    } catch (FileNotWritable e) {
      command().getErr().println(e.getMessage());
      return CANNOT_START;
    }
  }

  private CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("the command runs outside of picocli");
    }
    return spec.commandLine();
  }

  private void print(Addresses addresses) {
    PrintWriter out = command().getOut();
    List<String> lines =
        Arrays.asList(
            "kalshi      " + addresses.kalshiRest(),
            "            " + addresses.kalshiSocket(),
            "            key " + addresses.kalshiKeyId() + " in " + addresses.kalshiPrivateKey(),
            "polymarket  " + addresses.clob(),
            "            " + addresses.marketSocket() + "  " + addresses.userSocket(),
            "            " + addresses.gamma(),
            "espn        " + addresses.espn(),
            "control     " + addresses.control());
    lines.forEach(out::println);
    out.flush();
  }

  /** Returns when the time is up or the process is told to end, which waits for the clean-up. */
  private void await() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              joinBriefly(caller);
            },
            "simulate-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    if (runFor == null) {
      stop.await();
    } else if (!stop.await(runFor.toMillis(), TimeUnit.MILLISECONDS)) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private static void joinBriefly(Thread thread) {
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
