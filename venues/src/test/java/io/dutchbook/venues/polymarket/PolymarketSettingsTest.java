package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.polymarket.RegionCheck.Mode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolymarketSettingsTest {
  private static final URI REST = URI.create("https://clob.polymarket.com");
  private static final URI SOCKET =
      URI.create("wss://ws-subscriptions-clob.polymarket.com/ws/market");

  @Test
  void whatCannotWorkIsNamed() {
    assertThatThrownBy(() -> PolymarketSettings.of(SOCKET, SOCKET, SOCKET, REST))
        .hasMessageStartingWith("polymarket.clob is 'wss://");
    assertThatThrownBy(() -> PolymarketSettings.of(REST, REST, SOCKET, REST))
        .hasMessageStartingWith("polymarket.market-socket is 'https://");
    assertThatThrownBy(() -> settings(501, 3_000))
        .hasMessage("polymarket.max-tokens is 501, allowed is 1 to 500");
    assertThatThrownBy(() -> settings(500, -1))
        .hasMessage("polymarket.taker-delay-millis is -1, allowed is 0 to 60000");
  }

  @Test
  void theServicesOfThePublicExchangeArePublicAndItsRegionMustBeAnsweredFor() {
    PolymarketSites there = PolymarketSites.of(REST);

    assertThat(PolymarketSites.of(URI.create("https://CLOB.polymarket.com/"))).isEqualTo(there);
    assertThat(there)
        .isEqualTo(
            new PolymarketSites(
                URI.create("https://data-api.polymarket.com"),
                URI.create("https://relayer-v2.polymarket.com"),
                URI.create("wss://sports-api.polymarket.com/ws"),
                new RegionCheck(RegionCheck.PUBLIC, Mode.REQUIRED)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080,             http://127.0.0.1:8080,            ws://127.0.0.1:8080",
    "http://localhost:8080/,            http://localhost:8080,            ws://localhost:8080",
    "https://exchange.example/rehearsal, https://exchange.example/rehearsal, wss://exchange.example/rehearsal"
  })
  void anyOtherExchangeHasEverythingBelowItsOwnAddressAndItsRegionIsAskedToo(
      URI clob, String web, String socket) {
    assertThat(PolymarketSites.of(clob))
        .isEqualTo(
            new PolymarketSites(
                URI.create(web + "/data-api"),
                URI.create(web + "/relayer"),
                URI.create(socket + "/sports/ws"),
                new RegionCheck(URI.create(web + "/api/geoblock"), Mode.REQUIRED)));
  }

  @Test
  void anOwnWalletMustBeTheKeysOwn() {
    SigningKey key = SigningKey.parse("1".repeat(64));
    Address other = new Address("0xE111180000d2663C0091e4f400237545B87B996B");

    assertThatThrownBy(() -> new Wallet(key, SignatureType.EOA, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which signature type EOA does not allow");
    assertThatThrownBy(() -> SignatureType.of(4))
        .hasMessage("signature type is 4, allowed is 0 to 3");
  }

  private static PolymarketSettings settings(int maxTokens, long takerDelay) {
    return new PolymarketSettings(
        REST,
        SOCKET,
        SOCKET,
        REST,
        137,
        "dutchbook",
        10,
        maxTokens,
        takerDelay,
        PoolSettings.DEFAULT,
        OrderSettings.DEFAULT,
        FeedSettings.POLYMARKET,
        ClockSettings.DEFAULT,
        PolymarketSites.of(REST),
        Duration.ZERO);
  }
}
