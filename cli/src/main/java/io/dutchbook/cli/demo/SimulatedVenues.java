package io.dutchbook.cli.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.simulator.Addresses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What an engine must be told to trade on simulated venues. */
public final class SimulatedVenues {
  private SimulatedVenues() {}

  /**
   * The settings of an engine for venues that have just been started: both switches for live orders
   * are on, games and results are looked for more often than real venues would like, and clocks may
   * seem to differ more: they are one, and what looks like an offset is a machine that is slow to
   * answer.
   *
   * @param leagues that are played
   * @param folder where it keeps its data
   * @param adminPort of its admin page, 0 for any free one
   */
  public static Config config(Addresses venues, List<String> leagues, Path folder, int adminPort) {
    return ConfigFactory.parseMap(
            Map.ofEntries(
                Map.entry("trading.paper", false),
                Map.entry("trading.live-authorized", true),
                Map.entry("trading.watch-only", false),
                Map.entry("kalshi.enabled", true),
                Map.entry("kalshi.rest", venues.kalshiRest()),
                Map.entry("kalshi.web-socket", venues.kalshiSocket()),
                Map.entry("kalshi.key-id", venues.kalshiKeyId()),
                Map.entry("kalshi.private-key-path", venues.kalshiPrivateKey().toString()),
                Map.entry("kalshi.private-key", ""),
                Map.entry("polymarket.enabled", true),
                Map.entry("polymarket.clob", venues.clob()),
                Map.entry("polymarket.market-socket", venues.marketSocket()),
                Map.entry("polymarket.user-socket", venues.userSocket()),
                Map.entry("polymarket.gamma", venues.gamma()),
                Map.entry("polymarket.private-key", venues.polymarketPrivateKey()),
                Map.entry("polymarket.signature-type", 0),
                Map.entry("polymarket.funder", ""),
                Map.entry("games.scoreboard", venues.espn()),
                Map.entry("games.leagues", leagues),
                Map.entry("games.scoreboard-every", "2s"),
                Map.entry("games.catalogue-every", "5s"),
                Map.entry("games.missing-every", "2s"),
                Map.entry("games.settle-every", "2s"),
                Map.entry("games.scores-crunch", "1s"),
                Map.entry("games.scores-in-play", "1s"),
                Map.entry("games.scores-in-break", "1s"),
                Map.entry("games.scores-soon", "5s"),
                Map.entry("games.scores-otherwise", "5s"),
                Map.entry("games.scores-idle", "5s"),
                Map.entry("router.retry-first", "200ms"),
                Map.entry("router.max-clock-offset", "10s"),
                Map.entry("database.url", ""),
                Map.entry("node.data-folder", folder.toString()),
                Map.entry("admin.host", "127.0.0.1"),
                Map.entry("admin.port", adminPort),
                Map.entry("cluster.host", "127.0.0.1"),
                Map.entry("cluster.port", 0),
                Map.entry("cluster.seed-nodes", List.of())),
            "demo")
        .atPath("dutchbook");
  }
}
