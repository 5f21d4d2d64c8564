package io.dutchbook.node.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.engine.market.Venue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns configuration files, environment and command line into {@link NodeSettings}. */
public final class NodeConfig {
  private static final String ROOT = "dutchbook";
  private static final String DEFAULTS = "io/dutchbook/node/config/application.conf";

  private final Knobs knobs;

  private NodeConfig(Config config) {
    this.knobs = new Knobs(config);
  }

  /**
   * Reads a file on top of the defaults, and settings given directly on top of the file.
   *
   * @param file nothing for the defaults alone
   * @param overrides settings below {@code dutchbook}, as in the file
   * @throws WrongSettings when anything cannot be used, naming all of it
   */
  public static NodeSettings load(@Nullable Path file, Config overrides) {
    try {
      Config defaults = ConfigFactory.parseResources(NodeConfig.class.getClassLoader(), DEFAULTS);
      Config given = file == null ? ConfigFactory.empty() : parse(file);
      Config merged =
          overrides.withFallback(given).withFallback(defaults).resolve().getConfig(ROOT);
      NodeConfig config = new NodeConfig(merged);
      config.requireKnown(defaults.resolve().getConfig(ROOT));
      return config.settings();
    } catch (ConfigException e) {
      throw new WrongSettings(List.of("configuration cannot be read: " + e.getMessage()));
    }
  }

  private static Config parse(Path file) {
    if (!Files.isReadable(file)) {
      throw new WrongSettings(List.of("configuration file " + file + " cannot be read"));
    }
    return ConfigFactory.parseFile(
        file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
  }

  /** A misspelt setting would otherwise be a default that nobody chose. */
  private void requireKnown(Config defaults) {
    Set<String> known = paths(defaults);
    for (String path : paths(knobs.config())) {
      if (!known.contains(path)) {
        knobs.unknown(path, known);
      }
    }
  }

  private static Set<String> paths(Config config) {
    return config.entrySet().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private NodeSettings settings() {
    NodeSettings.Kalshi kalshi = new KalshiKnobs(knobs).read();
    NodeSettings.Polymarket polymarket = new PolymarketKnobs(knobs).read();
    TradingKnobs trades = new TradingKnobs(knobs);
    TradingMode mode = trades.mode();
    TradingSettings trading = trades.trading(mode, tradable(mode, kalshi, polymarket));
    GamesKnobs games = new GamesKnobs(knobs);
    MachineKnobs machine = new MachineKnobs(knobs);
    NodeSettings settings =
        new NodeSettings(
            mode,
            trades.paper(trading),
            trading,
            trades.desk(trading),
            trades.router(trading.trades()),
            games.discovery(),
            games.scores(),
            games.reconnect(),
            kalshi,
            polymarket,
            games.scoreboard(),
            new OutboundKnobs(knobs).read(),
            knobs.text("database.url"),
            Path.of(knobs.name("node.data-folder")),
            machine.admin(),
            machine.cluster(),
            machine.lease(),
            new ReconcileKnobs(knobs).read());
    requireConsistent(settings);
    machine.requireGuarded(settings.admin());
    knobs.check();
    return settings;
  }

  /** Trading on paper needs no key: nothing is signed. */
  private static List<Venue> tradable(
      TradingMode mode,
      NodeSettings.@Nullable Kalshi kalshi,
      NodeSettings.@Nullable Polymarket polymarket) {
    List<Venue> venues = new ArrayList<>();
    if (kalshi != null) {
      venues.add(Venue.KALSHI);
    }
    boolean signs = polymarket != null && !polymarket.privateKey().isEmpty();
    boolean onPaper = polymarket != null && mode == TradingMode.PAPER;
    if (signs || onPaper) {
      venues.add(Venue.POLYMARKET);
    }
    return venues;
  }

  private void requireConsistent(NodeSettings settings) {
    if (settings.kalshi() == null && settings.polymarket() == null) {
      knobs.wrong("kalshi.enabled", "false", "true, or polymarket.enabled = true");
    }
    if (settings.trading().trades() && settings.trading().venues().isEmpty()) {
      knobs.wrong(
          "polymarket.private-key", "empty", "a key when orders are to leave and Kalshi is off");
    }
    if (!settings.cluster().seedNodes().isEmpty() && settings.databaseUrl().isEmpty()) {
      knobs.wrong(
          "database.url",
          "empty",
          "the database that all nodes share (DATABASE_URL) when cluster.seed-nodes are given");
    }
  }
}
