package io.dutchbook.cli.crash;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.cli.demo.SimulatedVenues;
import io.dutchbook.simulator.Addresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a crash test is told.
 *
 * @param kills how often the engine is killed
 * @param seed of games, moments, blows and faults
 * @param games how many are on at any time
 * @param speed seconds of game a second
 * @param folder where everything lives; absolute
 */
record CrashSettings(int kills, long seed, int games, double speed, Path folder) {
  static final List<String> LEAGUES = List.of("nba", "nhl", "nfl");

  /** The engine's settings: those of a demo, and eager to trade, so that kills find it at work. */
  Config engine(Addresses venues) {
    Config eager =
        ConfigFactory.parseMap(
                Map.ofEntries(
                    Map.entry("admin.token", EngineProcess.TOKEN),
                    Map.entry("trading.min-edge-pct", 0.5),
                    Map.entry("trading.cooldown", "500ms"),
                    Map.entry("risk.cooldown-after-loss", "0s"),
                    Map.entry("risk.max-daily-loss", 5_000),
                    Map.entry("breaker.open-for", "10s"),
                    Map.entry("reconcile.every", "10s")),
                "crash test")
            .atPath("dutchbook");
    return eager.withFallback(SimulatedVenues.config(venues, LEAGUES, folder.resolve("engine"), 0));
  }
}
