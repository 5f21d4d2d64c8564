package io.dutchbook.simulator;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.makers.MakerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the simulator until it is told to stop. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Plays Kalshi, Polymarket and ESPN on this machine, over their own protocols, with games,"
            + " makers and a funded account on each venue.",
    sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {
  private static final double FASTEST = 1_000;
  private static final long KEPT_MILLIS = 600_000;
  private static final long BOARD_LAG_MILLIS = 8_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "Write the addresses and keys as JSON to this file as soon as all serve.")
  private @Nullable Path readyFile;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of games and makers; the same seed plays the same day. Default: 1.")
  private long seed;

  @Option(
      names = "--games",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many games are on at any time, 1 to 200. Default: 8.")
  private int games;

  @Option(
      names = "--leagues",
      paramLabel = "LIST",
      split = ",",
      defaultValue = "nba,nfl,nhl,mlb,epl",
      description = "Leagues to play, of nfl, nba, wnba, nhl, mlb, epl. Default: all but wnba.")
  private List<String> leagues = List.of();

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "1",
      description = "Seconds of game a second, above 0 to 1000. Default: 1, as in life.")
  private double speed;

  @Option(
      names = "--taker-delay",
      paramLabel = "DURATION",
      defaultValue = "3s",
      converter = DurationConverter.class,
      description = "How long Polymarket holds orders that take, up to 1m. Default: 3s.")
  private Duration takerDelay = Duration.ofSeconds(3);

  @Option(
      names = "--kalshi-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Kalshi, 0 for any free one. Default: 0.")
  private int kalshiPort;

  @Option(
      names = "--polymarket-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of Polymarket, 0 for any free one. Default: 0.")
  private int polymarketPort;

  @Option(
      names = "--espn-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of ESPN, 0 for any free one. Default: 0.")
  private int espnPort;

  @Option(
      names = "--control-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the control address, 0 for any free one. Default: 0.")
  private int controlPort;

  @Option(
      names = "--kalshi-balance",
      paramLabel = "DOLLARS",
      defaultValue = "10000",
      converter = MoneyConverter.class,
      description = "Deposit on Kalshi, 0 to 1000000000. Default: 10000.")
  private Money kalshiBalance = Money.ZERO;

  @Option(
      names = "--polymarket-balance",
      paramLabel = "DOLLARS",
      defaultValue = "10000",
      converter = MoneyConverter.class,
      description = "Deposit on Polymarket, 0 to 1000000000. Default: 10000.")
  private Money polymarketBalance = Money.ZERO;

  @Option(
      names = "--latency-ms",
      paramLabel = "N",
      defaultValue = "0",
      description = "Milliseconds by which venues answer late, 0 to 60000. Default: 0.")
  private long latencyMillis;

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
  public Integer call() throws InterruptedException, IOException {
    SimulatorSettings settings = settings();
    try (Simulator.Running running = Simulator.start(settings)) {
      if (readyFile != null) {
        ReadyFile.write(readyFile, running.addresses());
      }
      print(running.addresses());
      await();
      return CommandLine.ExitCode.OK;
    } catch (PortInUseException e) {
      command().getErr().println("--" + e.server() + "-port " + e.port() + " is in use");
      return CommandLine.ExitCode.USAGE;
    }
  }

  private CommandLine command() {
    if (spec == null) {
      throw new IllegalStateException("the command runs outside of picocli");
    }
    return spec.commandLine();
  }

  private SimulatorSettings settings() {
    require(games >= 1 && games <= GameSettings.MAX_GAMES, "--games", games, "1 to 200");
    require(speed > 0 && speed <= FASTEST, "--speed", speed, "above 0 to 1000");
    long delay = takerDelay.toMillis();
    require(delay <= 60_000, "--taker-delay", delay + "ms", "up to 1m");
    require(
        latencyMillis >= 0 && latencyMillis <= 60_000, "--latency-ms", latencyMillis, "0 to 60000");
    requirePort("--kalshi-port", kalshiPort);
    requirePort("--polymarket-port", polymarketPort);
    requirePort("--espn-port", espnPort);
    requirePort("--control-port", controlPort);
    return new SimulatorSettings(
        seed,
        new GameSettings(namedLeagues(), games, speed, KEPT_MILLIS),
        SimulatorSettings.kalshi(kalshiBalance, speed),
        SimulatorSettings.polymarket(polymarketBalance, takerDelay.toMillis(), speed),
        MakerSettings.KALSHI,
        MakerSettings.POLYMARKET,
        BOARD_LAG_MILLIS,
        latencyMillis,
        new SimulatorSettings.Ports(kalshiPort, polymarketPort, espnPort, controlPort),
        dataFolder);
  }

  private void requirePort(String option, int port) {
    require(port >= 0 && port <= 65_535, option, port, "0 to 65535");
  }

  private void require(boolean fine, String option, Object value, String allowed) {
    if (!fine) {
      throw new ParameterException(
          command(), "Invalid value for option '" + option + "': " + value + " is not " + allowed);
    }
  }

  private List<League> namedLeagues() {
    List<League> named = new ArrayList<>();
    for (String name : leagues) {
      League league = League.ofKey(name.strip()).orElse(null);
      require(league != null, "--leagues", name, "one of " + League.keys());
      if (league != null && !named.contains(league)) {
        named.add(league);
      }
    }
    require(!named.isEmpty(), "--leagues", "''", "one of " + League.keys());
    return named;
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

  /** Reads {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      if (!text.matches("\\d{1,9}(ms|s|m|h)")) {
        throw new TypeConversionException("'" + text + "' is not a duration as 500ms, 60s, 5m, 1h");
      }
      long number = Long.parseLong(text.replaceAll("\\D", ""));
      return switch (text.replaceAll("\\d", "")) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  /** Reads dollars. */
  static final class MoneyConverter implements ITypeConverter<Money> {
    private static final Money MOST = Money.dollars(1_000_000_000);

    @Override
    public Money convert(String text) {
      try {
        Money money = Money.parse(text);
        if (!money.isNegative() && money.compareTo(MOST) <= 0) {
          return money;
        }
      } catch (NumberFormatException malformed) {
        throw new TypeConversionException("'" + text + "' is not a number of dollars");
      }
      throw new TypeConversionException("'" + text + "' is not 0 to 1000000000 dollars");
    }
  }
}
