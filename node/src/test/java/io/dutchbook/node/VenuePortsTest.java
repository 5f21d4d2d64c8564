package io.dutchbook.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.node.config.NodeConfig;
import io.dutchbook.node.config.NodeSettings;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.venues.egress.EgressView;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class VenuePortsTest {
  private static final ActorTestKit KIT = ActorTestKit.create();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void everyHostHasABudgetOfItsOwnAndTheWayOutOfItsVenue() {
    NodeSettings settings =
        NodeConfig.load(
            null,
            ConfigFactory.parseString(
                """
                dutchbook.kalshi.enabled = false
                dutchbook.polymarket { private-key = "%s", clob = "http://127.0.0.1:1", funder = "" }
                dutchbook.egress { polymarket = "socks5://127.0.0.1:1080", scoreboard = direct }
                dutchbook.egress { user = "", password = "" }
                dutchbook.database.url = ""
                """
                    .formatted("1".repeat(64))));
    Meters meters = new Meters();

    var ports = new VenuePorts(settings, meters, Clock.systemUTC()).in(KIT.system());

    assertThat(ports.orders()).containsOnlyKeys(Venue.POLYMARKET);
    assertThat(
            meters.outbound().stream()
                .map(access -> access.gate().source() + " by " + ways(access.egress()))
                .toList())
        .containsExactly(
            "polymarket by [socks5://127.0.0.1:1080]",
            "polymarket-gamma by [socks5://127.0.0.1:1080]",
            "polymarket-data by [socks5://127.0.0.1:1080]",
            "polymarket-relayer by [socks5://127.0.0.1:1080]",
            "polymarket-region by [socks5://127.0.0.1:1080]",
            "espn by [direct]");
    assertThat(meters.outbound())
        .allSatisfy(access -> assertThat(access.gate().rate().budgets()).isNotEmpty());
  }

  private static List<String> ways(EgressView egress) {
    return egress.exits().stream().map(EgressView.Way::name).collect(Collectors.toList());
  }
}
