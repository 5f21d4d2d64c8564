package io.dutchbook.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.Cooldowns;
import io.dutchbook.engine.risk.Piggybank;
import io.dutchbook.engine.risk.SignalLimits;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.Exit;
import io.dutchbook.venues.rate.GovernorSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigTest {
  private static final String KEYS =
      """
      dutchbook.kalshi { key-id = abc, private-key-path = key.pem, private-key = "" }
      dutchbook.polymarket.private-key = ""
      dutchbook.database.url = ""
      dutchbook.trading { paper = true, live-authorized = false, watch-only = false }
      """;

  @Test
  void readsTheDefaultsThatTheOperatorSees() {
    NodeSettings settings = load("");

    assertThat(settings.mode()).isEqualTo(TradingMode.PAPER);
    assertThat(settings.trading().trades()).isTrue();
    assertThat(settings.paper().capital()).isEqualTo(Money.dollars(1_000));
    assertThat(settings.trading().venues()).containsExactly(Venue.KALSHI, Venue.POLYMARKET);
    assertThat(settings.trading().limits().maxPosition()).isEqualTo(Money.dollars(100));
    assertThat(settings.discovery().leagues()).contains(League.NFL, League.EPL);
    assertThat(settings.discovery().openBefore()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.admin().host()).isEqualTo("127.0.0.1");
    assertThat(settings.cluster().seedNodes()).isEmpty();
  }

  @Test
  void waysOutAreListsAndHideTheirPasswords() {
    NodeSettings.Outbound outbound =
        load("""
        dutchbook.egress {
          kalshi = "socks5://10.0.0.5:1080, http://ann:pw@10.0.0.6:3128, direct"
          user = bob, password = s3cret
        }
        """)
            .outbound();

    assertThat(outbound.kalshi().exits())
        .containsExactly(
            new Exit(Exit.Kind.SOCKS5, "10.0.0.5", 1_080, new Exit.Login("bob", "s3cret")),
            new Exit(Exit.Kind.HTTP, "10.0.0.6", 3_128, new Exit.Login("ann", "pw")),
            Exit.DIRECT);
    assertThat(outbound.kalshi().toString()).doesNotContain("s3cret");
    assertThat(outbound.polymarket().exits()).containsExactly(Exit.DIRECT);
    assertThat(outbound.rates()).isEqualTo(GovernorSettings.DEFAULT);
    assertThat(outbound.breaker()).isEqualTo(BreakerSettings.DEFAULT);
  }

  @Test
  void aWrongWayOutIsRefusedWithoutShowingItsPassword() {
    WrongSettings wrong =
        catchThrowableOfType(
            WrongSettings.class, () -> load("dutchbook.egress.kalshi = \"ftp://ann:s3cret@h:1\""));

    assertThat(wrong).hasMessageContaining("egress.kalshi").hasMessageContaining("socks5://host");
    assertThat(wrong).hasMessageNotContaining("s3cret");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          trading.min-edge-pct          | 101                | a number from 0.0 to 100.0
          trading.min-edge-pct          | lots               | a number from 0.0 to 100.0
          trading.kelly-fraction        | -0.1               | a number from 0.0 to 1.0
          trading.kelly-fraction        | NaN                | a number from 0.0 to 1.0
          trading.max-book-age          | 1ms                | a duration from 100ms to 10m
          trading.max-book-age          | soon               | a duration from 100ms to 10m
          trading.plan.max-slippage     | 1.5                | dollars a contract, from 0 to 1
          trading.legs.across-venues    | sideways           | one of simultaneous, delayed-first, cheapest
          trading.delay-cost.prior      | -0.01              | dollars a contract, from 0 to 1
          trading.delay-cost.memory     | 0                  | a whole number from 1 to 1000000
          trading.exits.stop-loss.nba   | 3                  | dollars a contract, from 0 to 1
          trading.exits.take-profit.epl | some               | dollars a contract, from 0 to 1
          trading.exits.hold-below      | 0.96               | less than hold-above, 0.9500
          trading.exits.stands-for      | 1h                 | a duration from 0s to 10m
          trading.exits.pairs.least-gain | 0                 | dollars, more than 0
          trading.paper                 | perhaps            | true or false
          trading.depth-levels          | 2.5                | a whole number from 1 to 100
          risk.max-position             | 0                  | dollars, more than 0
          risk.max-position             | -5                 | dollars, more than 0
          risk.max-position             | ten                | dollars, more than 0
          risk.max-open-trades          | 0                  | a whole number from 1 to 1000
          rates.share                   | 0                  | a whole number from 1 to 100
          rates.reserve                 | 91                 | a whole number from 0 to 90
          rates.longest-pause           | 3s                 | a duration from 4s to 1h
          breaker.failures              | 0                  | a whole number from 1 to 1000
          breaker.open-for              | never              | a duration from 10ms to 24h
          egress.check-every            | 1ms                | a duration from 100ms to 1h
          risk.day-zone                 | Mars/Olympus       | a time zone such as
          kalshi.rest                   | not an address     | an absolute address beginning with
          kalshi.web-socket             | https://x.test     | an absolute address beginning with
          kalshi.key-id                 | ""                 | the id of an API key
          kalshi.private-key-path       | ""                 | a PEM file
          kalshi.clock.alarm            | 0s                 | a duration from 1ms to 1m
          kalshi.clock.unusable         | 400ms              | a duration from 500ms to 1m
          kalshi.resend.attempts        | 0                  | a whole number from 1 to 10
          kalshi.resend.first-pause     | 11s                | a duration from 1ms to 10s
          kalshi.resend.longest-pause   | 49ms               | a duration from 50ms to 10s
          kalshi.terms.direct-member    | usually            | true or false
          kalshi.terms.trust-fee-waivers | 2                 | true or false
          kalshi.terms.mecnet-relief    | some               | true or false
          polymarket.data               | wss://x.test       | an absolute address beginning with http
          polymarket.relayer            | somewhere          | an absolute address beginning with http
          polymarket.sports             | https://x.test     | an absolute address beginning with ws
          polymarket.region.address     | no-address         | an absolute address beginning with http
          polymarket.region.check       | never              | one of required, unless-blocked, vouched
          polymarket.clock.alarm        | 61s                | a duration from 1ms to 1m
          polymarket.clock.unusable     | 61s                | a duration from 500ms to 1m
          polymarket.heartbeat.enabled  | 5s                 | true or false
          polymarket.heartbeat.every    | 10s                | a duration from 1s to 9s
          polymarket.signature-type     | 9                  | a whole number from 0 to 3
          games.leagues                 | [nfl, curling]     | any of nfl, nba
          games.scores-in-play          | 10ms               | a duration from 1s to 1h
          games.days-ahead              | 15                 | a whole number from 0 to 14
          games.schedule-every          | 10s                | a duration from 1m to 24h
          games.scores-in-play          | 1s                 | at least games.scores-crunch
          games.scores-idle             | 30s                | at least games.scores-otherwise
          games.scores-after-failures   | 5s                 | at least games.scores-after-failure
          games.scores-stale-in-play    | 4s                 | at least games.scores-in-play
          games.scores-stale-in-break   | 10s                | at least games.scores-in-break
          games.scores-stale-otherwise  | 5m                 | at least games.scores-idle
          games.scores-soon-before      | 2h                 | a duration from 0s to 1h
          games.scores-confirm-readings | 1                  | a whole number from 2 to 100
          games.scores-confirm-for      | 11m                | a duration from 0s to 10m
          games.scores-settle-readings  | 0                  | a whole number from 1 to 100
          games.scores-clock-tolerance  | 61                 | a whole number from 0 to 60
          games.scores-stuck-after      | 0s                 | a duration from 1s to 1h
          admin.port                    | 70000              | a whole number from 0 to 65535
          admin.token                   | short              | at least 16 characters
          cluster.seed-nodes            | ["10.0.0.1"]       | host:port
          cluster.seed-nodes            | ["10.0.0.1:99999"] | host:port
          """)
  void namesTheSettingItsValueAndWhatIsAllowed(String path, String value, String allowed) {
    // What HOCON would not read as a bare word is quoted, as an operator would.
    String given = value.matches("[\\w.\\-]+|\\[.*|\".*") ? value : "\"" + value + "\"";

    List<String> problems = problems("dutchbook." + path + " = " + given);

    assertThat(problems)
        .anySatisfy(problem ->
            assertThat(problem).startsWith("setting " + path + " is ").contains(allowed));
  }

  @Test
  void refusesByNameWhateverIsNoValueOfASetting() {
    Config file = ConfigFactory.parseResources("io/dutchbook/node/config/application.conf");

    assertThat(file.resolve().getConfig("dutchbook").entrySet())
        .hasSizeGreaterThan(100)
        .extracting(Map.Entry::getKey)
        .allSatisfy(path ->
            assertThat(problems("dutchbook." + path + " = [[1]]"))
                .as(path)
                .anySatisfy(
                    problem -> assertThat(problem).startsWith("setting " + path + " is [")));
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    List<String> problems =
        problems("dutchbook { risk.max-game = -1, trading.cooldown = 2h, admin.port = -1 }");

    assertThat(problems)
        .containsExactly(
            "setting trading.cooldown is '2h', allowed: a duration from 0s to 1h",
            "setting risk.max-game is -1, allowed: dollars, more than 0, at most 1000000000",
            "setting admin.port is -1, allowed: a whole number from 0 to 65535");
  }

  @Test
  void readsTheRulesOfTheRiskDesk() {
    NodeSettings settings = load("dutchbook.risk { max-team = 70, piggybank-pct = 12.5 }");

    assertThat(settings.trading().limits().maxTeam()).isEqualTo(Money.dollars(70));
    assertThat(settings.desk().piggybank()).isEqualTo(new Piggybank(1_250));
    assertThat(settings.desk().cooldowns()).isEqualTo(new Cooldowns(0, 60_000));
    assertThat(settings.desk().markLife()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.trading().signals())
        .isEqualTo(
            new SignalLimits(
                Price.cents(2), Price.cents(98), Quantity.of(10), 1_000, 2_000, 10_000));
  }

  @Test
  void refusesRulesThatCannotHold() {
    assertThat(
            problems("dutchbook { risk.piggybank-pct = 101, trading.signal { min-price = 0.99 } }"))
        .containsExactly(
            "setting trading.signal.min-price is 0.9900, allowed: less than max-price, 0.9800",
            "setting risk.piggybank-pct is 101, allowed: a number from 0.0 to 100.0");
  }

  @Test
  void refusesASettingThatDoesNotExist() {
    List<String> problems = problems("dutchbook.risk.max-dayly-loss = 5");

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("setting risk.max-dayly-loss does not exist, allowed: ")
        .contains("risk.max-daily-loss");
  }

  @Test
  void letsOrdersLeaveOnlyWithBothSwitches() {
    assertThat(problems("dutchbook.trading.paper = false"))
        .singleElement()
        .asString()
        .startsWith("setting trading.live-authorized is false");
    assertThat(load("dutchbook.trading.live-authorized = true").mode())
        .isEqualTo(TradingMode.PAPER);
    assertThat(load("dutchbook.trading { paper = false, live-authorized = true }").mode())
        .isEqualTo(TradingMode.LIVE);
    assertThat(
            load("dutchbook.trading { paper = false, live-authorized = true, watch-only = true }"))
        .satisfies(settings -> {
          assertThat(settings.mode()).isEqualTo(TradingMode.WATCH);
          assertThat(settings.trading().trades()).isFalse();
          assertThat(settings.router().sends()).isFalse();
        });
  }

  @Test
  void wantsATokenOfTheOperatorsOwnWhereOthersCanReachThePage() {
    assertThat(problems("dutchbook.admin.host = 0.0.0.0"))
        .singleElement()
        .asString()
        .startsWith("setting admin.token is empty, allowed: a token of your own");
  }

  @Test
  void wantsASharedDatabaseInAClusterOfSeveral() {
    String seeds = "dutchbook.cluster.seed-nodes = [\"10.0.0.1:7355\"]";

    assertThat(problems(seeds)).singleElement().asString().startsWith("setting database.url");
    assertThat(
            load(seeds + "\ndutchbook.database.url = \"postgres://u@h/d\"").cluster().seedNodes())
        .containsExactly(new NodeSettings.Seed("10.0.0.1", 7355));
  }

  @Test
  void readsAFileOnTopOfTheDefaultsAndSaysWhichLineIsNoHocon(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("application.conf");
    Files.writeString(file, KEYS + "dutchbook.trading.min-edge-pct = 3.5\n");
    assertThat(NodeConfig.load(file, ConfigFactory.empty()).trading().minEdgeBasisPoints())
        .isEqualTo(350);

    Files.writeString(file, "dutchbook {\n  trading {\n");
    assertThat(problems(file, ""))
        .singleElement()
        .asString()
        .startsWith("configuration cannot be read: ")
        .contains("application.conf: 3");

    assertThat(problems(folder.resolve("absent.conf"), ""))
        .singleElement()
        .asString()
        .contains("absent.conf cannot be read");
  }

  private static NodeSettings load(String overrides) {
    return NodeConfig.load(null, ConfigFactory.parseString(KEYS + overrides));
  }

  private static List<String> problems(String overrides) {
    return problems(null, KEYS + overrides);
  }

  private static List<String> problems(@Nullable Path file, String overrides) {
    return catchThrowableOfType(
            WrongSettings.class, () -> NodeConfig.load(file, ConfigFactory.parseString(overrides)))
        .problems();
  }
}
