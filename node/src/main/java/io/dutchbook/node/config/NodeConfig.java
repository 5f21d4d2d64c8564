package io.dutchbook.node.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.discovery.DiscoverySettings;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.risk.RiskLimits;
import io.dutchbook.engine.trade.PlanSettings;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.EgressSettings;
import io.dutchbook.venues.egress.Exit;
import io.dutchbook.venues.paper.PaperSettings;
import io.dutchbook.venues.rate.GovernorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns configuration files, environment and command line into {@link NodeSettings}. */
public final class NodeConfig {
  private static final String ROOT = "dutchbook";
  private static final String DEFAULTS = "io/dutchbook/node/config/application.conf";
  private static final Set<String> HTTP = Set.of("http", "https");
  private static final Set<String> WEB_SOCKET = Set.of("ws", "wss");
  private static final Pattern SEED = Pattern.compile("([^:]+):(\\d{1,5})");
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final Duration DESK_TICK = Duration.ofSeconds(2);
  private static final int MAX_PORT = 65_535;
  private static final int SHORTEST_TOKEN = 16;

  /** Its floor waits for nothing longer than an order's latency, delay and book together. */
  private static final Duration NEVER_ARRIVED_ON_PAPER = Duration.ofSeconds(15);

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
    NodeSettings.Kalshi kalshi = kalshi();
    NodeSettings.Polymarket polymarket = polymarket();
    TradingMode mode = mode();
    TradingSettings trading = trading(mode, tradable(mode, kalshi, polymarket));
    NodeSettings settings =
        new NodeSettings(
            mode,
            paper(trading),
            trading,
            desk(trading),
            router(trading.trades()),
            discovery(),
            scores(),
            new NodeSettings.Reconnect(
                pause("feed.reconnect-first"), pause("feed.reconnect-longest")),
            kalshi,
            polymarket,
            new NodeSettings.ScoreboardAddress(
                knobs.address("games.scoreboard", HTTP), knobs.name("games.user-agent")),
            outbound(),
            knobs.text("database.url"),
            Path.of(knobs.name("node.data-folder")),
            admin(),
            cluster());
    requireConsistent(settings);
    knobs.check();
    return settings;
  }

  // ---------------------------------------------------------------- trading and risk

  /** Live wants two deliberate switches, and watching only overrules both. */
  private TradingMode mode() {
    boolean watches = knobs.flag("trading.watch-only");
    boolean paper = knobs.flag("trading.paper");
    boolean authorized = knobs.flag("trading.live-authorized");
    if (!paper && !authorized) {
      knobs.wrong(
          "trading.live-authorized",
          "false",
          "true when trading.paper is false: live trading needs both switches");
    }
    TradingMode trades = !paper && authorized ? TradingMode.LIVE : TradingMode.PAPER;
    return watches ? TradingMode.WATCH : trades;
  }

  private PaperSettings paper(TradingSettings trading) {
    return new PaperSettings(
        knobs.dollars("paper.capital"),
        knobs.duration("paper.latency", Duration.ZERO, Duration.ofSeconds(10)),
        knobs.duration("paper.book-within", Duration.ofMillis(10), Duration.ofMinutes(1)),
        Duration.ofMillis(trading.maxBookAgeMillis()),
        NEVER_ARRIVED_ON_PAPER);
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

  private TradingSettings trading(TradingMode mode, List<Venue> venues) {
    return new TradingSettings(
        venues,
        mode != TradingMode.WATCH,
        Math.round(knobs.number("trading.min-edge-pct", 0, 100) * 100),
        knobs.number("trading.kelly-fraction", 0, 1),
        knobs.millis("trading.max-book-age", Duration.ofMillis(100), Duration.ofMinutes(10)),
        knobs.whole("trading.depth-levels", 1, 100),
        knobs.millis("trading.cooldown", Duration.ZERO, Duration.ofHours(1)),
        plan(),
        limits(),
        knobs.zone("risk.day-zone"));
  }

  private PlanSettings plan() {
    return new PlanSettings(
        wait("trading.plan.send-within"),
        wait("trading.plan.answer-within"),
        wait("trading.plan.ask-every"),
        knobs.millis("trading.plan.retry-every", Duration.ofMillis(50), Duration.ofMinutes(1)),
        knobs.millis("trading.plan.give-up-after", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        knobs.whole("trading.plan.max-rounds", 1, 100),
        knobs.price("trading.plan.max-slippage"));
  }

  private long wait(String path) {
    return knobs.millis(path, Duration.ofMillis(100), Duration.ofMinutes(1));
  }

  private RiskLimits limits() {
    return new RiskLimits(
        knobs.dollars("risk.max-position"),
        knobs.dollars("risk.max-game"),
        knobs.dollars("risk.max-league"),
        knobs.dollars("risk.max-venue"),
        knobs.dollars("risk.max-account"),
        knobs.dollars("risk.max-daily-loss"),
        knobs.whole("risk.max-open-trades", 1, 1_000));
  }

  private DeskSettings desk(TradingSettings trading) {
    return new DeskSettings(
        trading.limits(),
        trading.venues(),
        trading.dayZone(),
        DESK_TICK,
        knobs.duration("risk.reservation-life", Duration.ofSeconds(5), Duration.ofMinutes(10)),
        knobs.duration("risk.confirm-within", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  private RouterSettings router(boolean sends) {
    return new RouterSettings(
        sends,
        knobs.whole("router.max-in-flight", 1, 1_000),
        wait("router.max-clock-offset"),
        knobs.duration("router.balance-every", Duration.ofSeconds(1), Duration.ofMinutes(10)),
        knobs.duration("router.look-up-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.duration("router.ask-desk-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.duration("router.retry-first", Duration.ofMillis(100), Duration.ofMinutes(10)),
        knobs.duration("router.retry-longest", Duration.ofMillis(100), Duration.ofMinutes(10)));
  }

  // ---------------------------------------------------------------- venues and games

  private NodeSettings.@Nullable Kalshi kalshi() {
    if (!knobs.flag("kalshi.enabled")) {
      return null;
    }
    NodeSettings.Kalshi kalshi =
        new NodeSettings.Kalshi(
            knobs.address("kalshi.rest", HTTP),
            knobs.address("kalshi.web-socket", WEB_SOCKET),
            knobs.text("kalshi.key-id"),
            knobs.text("kalshi.private-key-path"),
            knobs.text("kalshi.private-key"));
    if (kalshi.keyId().isEmpty()) {
      knobs.wrong(
          "kalshi.key-id",
          "empty",
          "the id of an API key (KALSHI_API_KEY), or kalshi.enabled = false;"
              + " Kalshi shows its order books to members only");
    }
    if (kalshi.privateKeyPath().isEmpty() == kalshi.privateKey().isEmpty()) {
      knobs.wrong(
          "kalshi.private-key-path",
          kalshi.privateKeyPath().isEmpty() ? "empty" : "given beside kalshi.private-key",
          "a PEM file (KALSHI_PRIVATE_KEY_PATH), or the PEM text in kalshi.private-key, not both");
    }
    return kalshi;
  }

  private NodeSettings.@Nullable Polymarket polymarket() {
    if (!knobs.flag("polymarket.enabled")) {
      return null;
    }
    return new NodeSettings.Polymarket(
        knobs.address("polymarket.clob", HTTP),
        knobs.address("polymarket.market-socket", WEB_SOCKET),
        knobs.address("polymarket.user-socket", WEB_SOCKET),
        knobs.address("polymarket.gamma", HTTP),
        knobs.text("polymarket.private-key"),
        knobs.whole("polymarket.signature-type", 0, 3),
        knobs.text("polymarket.funder"));
  }

  private NodeSettings.Outbound outbound() {
    return new NodeSettings.Outbound(
        rates(),
        knobs.duration("rates.ask-every", Duration.ofSeconds(10), Duration.ofHours(24)),
        new BreakerSettings(
            knobs.whole("breaker.failures", 1, 1_000),
            knobs.duration("breaker.within", Duration.ofSeconds(1), Duration.ofHours(1)),
            knobs.duration("breaker.open-for", Duration.ofMillis(10), Duration.ofHours(24))),
        egress("egress.kalshi"),
        egress("egress.polymarket"),
        egress("egress.scoreboard"));
  }

  private GovernorSettings rates() {
    Duration first =
        knobs.duration("rates.first-pause", Duration.ofMillis(10), Duration.ofHours(1));
    return new GovernorSettings(
        knobs.whole("rates.share", 1, 100),
        knobs.whole("rates.reserve", 0, 90),
        knobs.whole("rates.max-waiting", 1, 10_000),
        knobs.duration("rates.query-wait", Duration.ZERO, Duration.ofMinutes(1)),
        first,
        knobs.duration("rates.longest-pause", first, Duration.ofHours(1)),
        knobs.duration("rates.longest-retry-after", Duration.ZERO, Duration.ofHours(24)));
  }

  private EgressSettings egress(String path) {
    return new EgressSettings(
        exits(path),
        knobs.duration("egress.check-every", Duration.ofMillis(100), Duration.ofHours(1)),
        knobs.duration("egress.handshake-within", Duration.ofMillis(100), Duration.ofMinutes(1)));
  }

  /** Not shown when it is wrong, because it may hold a password. */
  private List<Exit> exits(String path) {
    String user = knobs.text("egress.user");
    String password = knobs.text("egress.password");
    try {
      Exit.Login login = user.isEmpty() ? null : new Exit.Login(user, password);
      return Arrays.stream(knobs.text(path).split(",", -1))
          .map(text -> Exit.parse(text, login))
          .toList();
    } catch (IllegalArgumentException e) {
      knobs.wrong(path, "not a list of ways out", String.valueOf(e.getMessage()));
      return EgressSettings.DIRECT.exits();
    }
  }

  private DiscoverySettings discovery() {
    return new DiscoverySettings(
        knobs.list(
            "games.leagues", key -> League.ofKey(key).orElse(null), "any of " + League.keys()),
        often("games.scoreboard-every"),
        often("games.catalogue-every"),
        often("games.missing-every"),
        knobs.duration("games.ensure-every", Duration.ofMillis(500), Duration.ofMinutes(1)),
        often("games.settle-every"),
        knobs.duration("games.open-before", Duration.ZERO, Duration.ofDays(10)),
        US_EASTERN);
  }

  private GameFeed.Pace scores() {
    return new GameFeed.Pace(
        often("games.scores-in-play"),
        often("games.scores-otherwise"),
        often("games.scores-after-failure"));
  }

  private Duration often(String path) {
    return knobs.duration(path, Duration.ofSeconds(1), Duration.ofHours(1));
  }

  private Duration pause(String path) {
    return knobs.duration(path, Duration.ofMillis(10), Duration.ofMinutes(10));
  }

  // ---------------------------------------------------------------- this node

  private NodeSettings.Admin admin() {
    return new NodeSettings.Admin(
        knobs.name("admin.host"),
        knobs.whole("admin.port", 0, MAX_PORT),
        knobs.text("admin.token"),
        knobs.duration("admin.refresh-every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        knobs.whole("admin.max-streams", 1, 1_000));
  }

  private NodeSettings.Cluster cluster() {
    return new NodeSettings.Cluster(
        knobs.name("cluster.host"),
        knobs.whole("cluster.port", 0, MAX_PORT),
        knobs.list(
            "cluster.seed-nodes", NodeConfig::seed, "host:port, the port from 1 to " + MAX_PORT),
        knobs.duration("cluster.heartbeat-pause", Duration.ofMillis(500), Duration.ofMinutes(1)));
  }

  private static NodeSettings.@Nullable Seed seed(String text) {
    Matcher parts = SEED.matcher(text.trim());
    if (!parts.matches()) {
      return null;
    }
    int port = Integer.parseInt(parts.group(2));
    return port >= 1 && port <= MAX_PORT ? new NodeSettings.Seed(parts.group(1), port) : null;
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
    String token = settings.admin().token();
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      knobs.wrong(
          "admin.token",
          token.length() + " characters long",
          "at least " + SHORTEST_TOKEN + " characters, or empty for one that is made");
    }
    boolean loopback = Set.of("127.0.0.1", "localhost", "::1").contains(settings.admin().host());
    if (!loopback && token.isEmpty()) {
      knobs.wrong(
          "admin.token", "empty", "a token of your own when admin.host is not this machine");
    }
  }
}
