package io.dutchbook.simulator;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.money.Money;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.simulator.kalshi.venue.KalshiSettings;
import io.dutchbook.simulator.makers.MakerSettings;
import io.dutchbook.simulator.polymarket.venue.PolymarketSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that can be set.
 *
 * @param seed of games, makers and identifiers
 * @param games what is played
 * @param kalshi how Kalshi is played
 * @param polymarket how Polymarket is played
 * @param kalshiMakers who quotes Kalshi
 * @param polymarketMakers who quotes Polymarket
 * @param boardLagMillis by which the scoreboard is behind the games
 * @param latencyMillis by which every answer and frame of a venue is late
 * @param ports where to listen
 * @param dataFolder where the throw-away key is written
 */
public record SimulatorSettings(
    long seed,
    GameSettings games,
    KalshiSettings kalshi,
    PolymarketSettings polymarket,
    MakerSettings kalshiMakers,
    MakerSettings polymarketMakers,
    long boardLagMillis,
    long latencyMillis,
    Ports ports,
    Path dataFolder) {

  /** The leagues that are played unless others are named. */
  public static final List<League> LEAGUES =
      List.of(League.NBA, League.NFL, League.NHL, League.MLB, League.EPL);

  private static final long BOARD_LAG = 8_000;
  private static final long KEPT = 600_000;

  /**
   * Ports of the loopback address, one a venue because signatures cover paths; 0 for any free one.
   */
  public record Ports(int kalshi, int polymarket, int espn, int control) {
    /** Any free ones. */
    public static final Ports ANY = new Ports(0, 0, 0, 0);
  }

  /** Eight games at the speed of life, ten thousand dollars a venue, any free ports. */
  public static SimulatorSettings usual(Path dataFolder) {
    return new SimulatorSettings(
        1,
        new GameSettings(LEAGUES, 8, 1, KEPT),
        kalshi(Money.dollars(10_000), 1),
        polymarket(Money.dollars(10_000), 3_000, 1),
        MakerSettings.KALSHI,
        MakerSettings.POLYMARKET,
        BOARD_LAG,
        0,
        Ports.ANY,
        dataFolder);
  }

  /** Kalshi with a deposit; its timers shrink with the speed of the games. */
  public static KalshiSettings kalshi(Money deposit, double speed) {
    int timer = Math.clamp(Math.round(60 / speed), 2, 60);
    return new KalshiSettings(
        deposit.micros(), Math.clamp(Math.round(30_000 / speed), 1_000, 30_000), timer);
  }

  /** Polymarket with a deposit; its timers shrink with the speed of the games. */
  public static PolymarketSettings polymarket(Money deposit, long takerDelayMillis, double speed) {
    long propose = Math.clamp(Math.round(20_000 / speed), 1_000, 20_000);
    return new PolymarketSettings(deposit.micros(), takerDelayMillis, propose, propose * 4);
  }

  /** The same games at another speed, with timers that fit it. */
  public SimulatorSettings at(double speed) {
    GameSettings faster =
        new GameSettings(games.leagues(), games.games(), speed, games.keptMillis());
    return new SimulatorSettings(
        seed,
        faster,
        kalshi(new Money(kalshi.deposit()), speed),
        polymarket(new Money(polymarket.deposit()), polymarket.takerDelayMillis(), speed)
            .withPositions(polymarket.positions()),
        kalshiMakers,
        polymarketMakers,
        boardLagMillis,
        latencyMillis,
        ports,
        dataFolder);
  }
}
