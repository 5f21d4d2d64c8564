package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.PoolSettings;
import java.net.URI;
import org.junit.jupiter.api.Test;

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
        FeedSettings.POLYMARKET);
  }
}
