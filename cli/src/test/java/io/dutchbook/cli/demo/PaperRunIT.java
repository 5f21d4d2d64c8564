package io.dutchbook.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.paper.PaperAccount;
import io.dutchbook.engine.position.Position;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.node.CannotStart;
import io.dutchbook.node.Node;
import io.dutchbook.node.admin.Board;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.persistence.database.Database;
import io.dutchbook.persistence.paper.PaperTables;
import io.dutchbook.protocol.desk.DeskCommand;
import io.dutchbook.protocol.desk.DeskView;
import io.dutchbook.simulator.Simulator;
import io.dutchbook.simulator.SimulatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on paper over the simulator's feeds, without a key that could trade on Polymarket. */
class PaperRunIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Money CAPITAL = Money.dollars(1_000);

  @TempDir private Path folder;
  private Simulator.Running venues;
  private DemoDatabase database;
  private Database connections;
  private PaperTables paper;

  @BeforeEach
  void start() {
    venues = Simulator.start(SimulatorSettings.usual(folder.resolve("simulator")));
    database = DemoDatabase.start(folder.resolve("postgresql"), 1);
    connections = Database.open(database.settings(), "test", 2);
    paper = new PaperTables(connections);
  }

  @AfterEach
  void stop() {
    connections.close();
    database.close();
    venues.close();
  }

  @Test
  void tradesAndAgreesWithItsAccountsAlsoAfterARestart() {
    try (Node node = Node.start(settings(true), database.settings())) {
      await("fills at both venues").atMost(LONG).until(this::tradedOnBothVenues);
      pause(node);
      await("agreement").atMost(LONG).untilAsserted(() -> agrees(node));
      assertThat(node.admin().board().mode()).isEqualTo("paper");
    }
    Map<InstrumentId, Long> held = held();
    assertThat(held).isNotEmpty();

    try (Node again = Node.start(settings(true), database.settings())) {
      await("agreement").atMost(LONG).untilAsserted(() -> agrees(again));
      assertThat(held()).isEqualTo(held);
    }

    assertThatThrownBy(() -> Node.start(settings(false), database.settings()))
        .isInstanceOf(CannotStart.class)
        .hasMessageStartingWith("the journal in this database is about paper");
  }

  private NodeSettings settings(boolean onPaper) {
    DemoSettings demo =
        new DemoSettings(
            SimulatorSettings.usual(folder.resolve("simulator")), null, 0, folder.resolve("data"));
    Map<String, Object> differences =
        onPaper
            ? Map.of(
                "dutchbook.trading.paper",
                true,
                "dutchbook.trading.live-authorized",
                false,
                "dutchbook.polymarket.private-key",
                "",
                "dutchbook.risk.max-position",
                40,
                "dutchbook.risk.max-open-trades",
                3)
            : Map.of();
    return NodeConfig.load(
        null, ConfigFactory.parseMap(differences).withFallback(demo.overrides(venues.addresses())));
  }

  private boolean tradedOnBothVenues() {
    return !paper.fills(Venue.KALSHI, 0).isEmpty() && !paper.fills(Venue.POLYMARKET, 0).isEmpty();
  }

  private static void pause(Node node) {
    AskPattern.ask(
            node.refs().desk(),
            (ActorRef<DeskCommand.SwitchReply> to) ->
                new DeskCommand.SetPause(true, "test", "enough", to),
            Duration.ofSeconds(5),
            node.system().scheduler())
        .toCompletableFuture()
        .join();
  }

  /** Fills, positions and cash of the journal are those of the accounts. */
  private void agrees(Node node) {
    Board.DeskPart desk =
        Optional.ofNullable(node.admin().board().desk())
            .orElseThrow(() -> new AssertionError("the desk was never heard of"));
    assertThat(desk.view().openTrades()).isZero();
    assertThat(desk.view().awaited()).isEmpty();
    assertThat(node.readSide().eventsBehind()).isZero();
    Set<Fill> filled = new HashSet<>();
    Map<InstrumentId, Position> positions = new HashMap<>();
    for (Venue venue : Venue.values()) {
      filled.addAll(paper.fills(venue, 0));
      PaperAccount account = paper.open(venue, CAPITAL);
      account.held().forEach(held -> positions.put(held.instrument(), held));
      DeskView.VenueMoney money =
          desk.view().venues().stream().filter(m -> m.venue() == venue).findFirst().orElseThrow();
      assertThat(money.deposit()).isEqualTo(CAPITAL);
      assertThat(money.expected()).isEqualTo(account.cash());
      assertThat(money.seen()).isEqualTo(account.cash());
    }
    assertThat(Set.copyOf(Demo.allFills(node.readSide()))).isEqualTo(filled);
    assertThat(node.readSide().openPositions().rows())
        .extracting(held -> held.position())
        .containsExactlyInAnyOrderElementsOf(positions.values());
  }

  private Map<InstrumentId, Long> held() {
    Map<InstrumentId, Long> held = new HashMap<>();
    for (Venue venue : Venue.values()) {
      paper
          .open(venue, CAPITAL)
          .held()
          .forEach(position -> held.put(position.instrument(), position.millionths()));
    }
    return held;
  }
}
