package io.dutchbook.node.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.kalshi.KalshiSettings;
import io.dutchbook.venues.kalshi.KalshiTerms;
import io.dutchbook.venues.polymarket.PolymarketSites;
import io.dutchbook.venues.polymarket.RegionCheck;
import io.dutchbook.venues.polymarket.RegionCheck.Mode;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueKnobsTest {
  private static final String KEYS =
      """
      dutchbook.kalshi { key-id = abc, private-key-path = key.pem, private-key = "" }
      dutchbook.polymarket.private-key = "secret", dutchbook.polymarket.funder = ""
      dutchbook.database.url = ""
      dutchbook.trading { paper = true, live-authorized = false }
      """;

  @Test
  void defaultsAreTheVenuesOwn() {
    assertThat(kalshi(""))
        .isEqualTo(
            new NodeSettings.Kalshi(
                URI.create("https://external-api.kalshi.com/trade-api/v2"),
                URI.create("wss://external-api-ws.kalshi.com/trade-api/ws/v2"),
                "abc",
                "key.pem",
                "",
                KalshiSettings.RESEND,
                ClockSettings.DEFAULT,
                KalshiTerms.DEFAULT));
    assertThat(polymarket(""))
        .isEqualTo(
            new NodeSettings.Polymarket(
                URI.create("https://clob.polymarket.com"),
                URI.create("wss://ws-subscriptions-clob.polymarket.com/ws/market"),
                URI.create("wss://ws-subscriptions-clob.polymarket.com/ws/user"),
                URI.create("https://gamma-api.polymarket.com"),
                new PolymarketSites(
                    URI.create("https://data-api.polymarket.com"),
                    URI.create("https://relayer-v2.polymarket.com"),
                    URI.create("wss://sports-api.polymarket.com/ws"),
                    new RegionCheck(
                        URI.create("https://polymarket.com/api/geoblock"), Mode.REQUIRED)),
                ClockSettings.DEFAULT,
                Duration.ZERO,
                2_000,
                "secret",
                0,
                ""));
  }

  @Test
  void kalshiIsSetByTheOperator() {
    NodeSettings.Kalshi kalshi =
        kalshi(
            """
            clock { alarm = 1s, unusable = 3s }
            resend { attempts = 1, first-pause = 20ms, longest-pause = 30ms }
            terms { direct-member = false, trust-fee-waivers = true, mecnet-relief = true }
            """);

    assertThat(kalshi.clock())
        .isEqualTo(new ClockSettings(Duration.ofSeconds(1), Duration.ofSeconds(3)));
    assertThat(kalshi.resend())
        .isEqualTo(new RetrySettings(1, Duration.ofMillis(20), Duration.ofMillis(30)));
    assertThat(kalshi.terms()).isEqualTo(new KalshiTerms(false, true, true));
  }

  @Test
  void polymarketIsSetByTheOperator() {
    NodeSettings.Polymarket polymarket =
        polymarket(
            """
            data = "https://data.test", relayer = "https://relayer.test", sports = "wss://sports.test"
            region { address = "https://where.test/am-i", check = unless-blocked }
            clock { alarm = 100ms, unusable = 200ms }
            heartbeat { enabled = true, every = 4s }
            """);

    assertThat(polymarket.sites())
        .isEqualTo(
            new PolymarketSites(
                URI.create("https://data.test"),
                URI.create("https://relayer.test"),
                URI.create("wss://sports.test"),
                new RegionCheck(URI.create("https://where.test/am-i"), Mode.UNLESS_BLOCKED)));
    assertThat(polymarket.clock())
        .isEqualTo(new ClockSettings(Duration.ofMillis(100), Duration.ofMillis(200)));
    assertThat(polymarket.heartbeat()).isEqualTo(Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:8080", "https://exchange.example"})
  void unsetAddressesFollowAnExchangeThatIsNotThePublicOne(URI clob) {
    assertThat(polymarket("clob = \"" + clob + "\"").sites()).isEqualTo(PolymarketSites.of(clob));
    assertThat(polymarket("clob = \"" + clob + "\", data = \"http://elsewhere.test\"").sites())
        .isEqualTo(
            new PolymarketSites(
                URI.create("http://elsewhere.test"),
                PolymarketSites.of(clob).relayer(),
                PolymarketSites.of(clob).sports(),
                PolymarketSites.of(clob).region()));
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:8080", "https://clob.polymarket.com"})
  void onlyTheOperatorsOwnWordVouchesForTheRegion(URI clob) {
    String there = "clob = \"" + clob + "\"\n";

    assertThat(polymarket(there).sites().region().mode()).isEqualTo(Mode.REQUIRED);
    assertThat(polymarket(there + "region.check = vouched").sites().region().mode())
        .isEqualTo(Mode.VOUCHED);
  }

  private static NodeSettings.Kalshi kalshi(String section) {
    return Objects.requireNonNull(load("kalshi", section).kalshi());
  }

  private static NodeSettings.Polymarket polymarket(String section) {
    return Objects.requireNonNull(load("polymarket", section).polymarket());
  }

  private static NodeSettings load(String venue, String section) {
    return NodeConfig.load(
        null, ConfigFactory.parseString(KEYS + "dutchbook." + venue + " {\n" + section + "\n}\n"));
  }
}
