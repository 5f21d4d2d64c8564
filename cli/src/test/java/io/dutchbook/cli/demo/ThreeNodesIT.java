package io.dutchbook.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.database.DatabaseSettings;
import io.dutchbook.persistence.embedded.EmbeddedDatabase;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.simulator.Simulator;
import io.dutchbook.simulator.SimulatorSettings;
import io.dutchbook.simulator.games.GameSettings;
import io.dutchbook.trial.check.Audit;
import io.dutchbook.trial.check.AuditedFill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three processes that share a database; one is killed. */
class ThreeNodesIT {
  private static final String TOKEN = "a token for three nodes";

  /** Long, because four processes may have to share less than one core. */
  private static final Duration SOON = Duration.ofMinutes(8);

  @TempDir private Path folder;

  private final List<NodeProcess> nodes = new ArrayList<>();
  private Simulator.Running venues;
  private EmbeddedDatabase database;

  @BeforeEach
  void start() throws IOException {
    SimulatorSettings usual = SimulatorSettings.usual(folder.resolve("simulator"));
    SimulatorSettings settings =
        new SimulatorSettings(
            5,
            new GameSettings(List.of(League.NBA, League.NHL), 5, 4, 600_000),
            usual.kalshi(),
            SimulatorSettings.polymarket(Money.dollars(10_000), 500, 3),
            usual.kalshiMakers(),
            usual.polymarketMakers(),
            usual.boardLagMillis(),
            0,
            SimulatorSettings.Ports.ANY,
            usual.dataFolder());
    venues = Simulator.start(settings);
    database = EmbeddedDatabase.start(folder.resolve("postgresql"));
    Path config = config(new DemoSettings(settings, null, 0, folder));
    nodes.add(NodeProcess.start(config, TOKEN, folder.resolve("first"), List.of()));
    List<String> join = List.of("--seed-node", nodes.getFirst().cluster());
    nodes.add(NodeProcess.start(config, TOKEN, folder.resolve("second"), join));
    nodes.add(NodeProcess.start(config, TOKEN, folder.resolve("third"), join));
  }

  private Path config(DemoSettings settings) throws IOException {
    DatabaseSettings where = database.settings();
    String login = where.user() + ":" + where.password() + "@";
    String url = where.url().replace("jdbc:postgresql://", "postgres://" + login);
    Config own =
        ConfigFactory.parseMap(
                Map.of("database.url", url, "admin.token", TOKEN, "cluster.heartbeat-pause", "6s"))
            .atPath("dutchbook");
    Path file = folder.resolve("cluster.conf");
    Files.writeString(
        file,
        own.withFallback(settings.overrides(venues.addresses()))
            .root()
            .render(ConfigRenderOptions.concise()));
    return file;
  }

  @AfterEach
  void stop() {
    nodes.forEach(NodeProcess::close);
    venues.close();
    database.close();
  }

  @Test
  void aGameTradesElsewhereWithItsPositionIntactAfterItsNodeWasKilled() throws IOException {
    soon("something is held", () -> !tradedGame(nodes.getFirst()).isMissingNode());
    nodes.getFirst().post("/api/pause");
    soon("no trade is open", () -> openTrades(nodes.getFirst()) == 0);
    JsonNode game = tradedGame(nodes.getFirst());
    String id = game.path("id").asText();
    NodeProcess host = hostOf(game);
    List<String> before = positions(nodes.getFirst(), id);

    host.kill();
    nodes.remove(host);
    NodeProcess survivor = nodes.getFirst();
    soon(
        "the game lives on another node",
        () -> {
          JsonNode moved = game(survivor, id);
          return !moved.isMissingNode()
              && !moved.path("node").asText().equals(game.path("node").asText())
              && positions(survivor, id).equals(before);
        });
    long tradesBefore = trades(survivor, id);
    survivor.post("/api/unpause");
    soon("the game trades again", () -> trades(survivor, id) > tradesBefore);

    survivor.post("/api/pause");
    soon("no trade is open", () -> openTrades(survivor) == 0);
    soon("journal and venues agree", () -> audit(survivor).passed());
    assertThat(before).isNotEmpty();
    assertThat(audit(survivor).differences()).isEmpty();
  }

  private void soon(String what, BooleanSupplier condition) throws IOException {
    try {
      await(what).atMost(SOON).ignoreExceptions().until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      StringBuilder logs = new StringBuilder(String.valueOf(e.getMessage()));
      for (NodeProcess node : nodes) {
        logs.append("\n--------\n").append(node.log());
      }
      throw new AssertionError(logs.toString(), e);
    }
  }

  /** Of the games in which something is held, the one traded most; missing when there is none. */
  private JsonNode tradedGame(NodeProcess node) {
    JsonNode board = node.get("/api/board");
    return stream(board.path("games"))
        .filter(game -> !positions(node, game.path("id").asText()).isEmpty())
        .max(Comparator.comparingLong(game -> game.at("/counts/opportunitiesTaken").asLong()))
        .orElse(MissingNode.getInstance());
  }

  private static JsonNode game(NodeProcess node, String id) {
    return stream(node.get("/api/games"))
        .filter(game -> game.path("id").asText().equals(id))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private NodeProcess hostOf(JsonNode game) {
    return nodes.stream()
        .filter(node -> game.path("node").asText().endsWith(node.cluster()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> positions(NodeProcess node, String game) {
    return stream(node.get("/api/positions"))
        .filter(part -> part.path("game").asText().equals(game))
        .map(part -> part.path("position").toString())
        .sorted()
        .toList();
  }

  private static int openTrades(NodeProcess node) {
    JsonNode board = node.get("/api/board");
    boolean ended =
        stream(board.path("trades")).allMatch(part -> part.at("/trade/endedAt").asLong() > 0);
    return ended ? board.at("/desk/view/openTrades").asInt(-1) : -1;
  }

  private static long trades(NodeProcess node, String game) {
    return stream(node.get("/api/board").path("trades"))
        .filter(part -> part.path("game").asText().equals(game))
        .count();
  }

  private Audit audit(NodeProcess node) {
    try (VenueBooks books = new VenueBooks(venues.addresses().control());
        Database own = Database.open(database.settings(), "audit", 1)) {
      Map<Venue, Money> expected = new EnumMap<>(Venue.class);
      for (JsonNode venue : node.get("/api/board").at("/desk/view/venues")) {
        expected.put(
            Venue.valueOf(venue.path("venue").asText()),
            Money.parse(venue.path("expected").asText()));
      }
      return Audit.of(
          Demo.allFills(new ReadSide(own)).stream().map(AuditedFill::ofJournal).toList(),
          expected,
          books.accounts(),
          books.moneyIsConserved());
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
