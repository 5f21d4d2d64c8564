package io.dutchbook.simulator;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.makers.MakerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the venues play, as it is asked for on a command line. */
public final class SimulatorOptions {
  private static final double FASTEST = 1_000;
  private static final long KEPT_MILLIS = 600_000;
  private static final long BOARD_LAG_MILLIS = 8_000;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

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
      description =
          "Leagues to play, of nfl, ncaaf, nba, wnba, ncaab, ncaaw, nhl, mlb, epl, mls, laliga,"
              + " seriea, bundesliga, ligue1, ucl. Default: nba, nfl, nhl, mlb, epl.")
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
      names = "--polymarket-positions",
      description = "List Polymarket's markets on its exchange version 3, by position ids.")
  private boolean positions;

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

  /**
   * What was asked for.
   *
   * @param dataFolder where the throw-away Kalshi key is written
   * @throws ParameterException naming the option, its value and what is allowed
   */
  public SimulatorSettings settings(Path dataFolder) {
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
        SimulatorSettings.polymarket(polymarketBalance, delay, speed).withPositions(positions),
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
          spec.commandLine(),
          "Invalid value for option '" + option + "': " + value + " is not " + allowed);
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
}
