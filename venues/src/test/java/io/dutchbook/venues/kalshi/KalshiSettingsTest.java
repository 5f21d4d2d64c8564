package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.venues.kalshi.KeySource.PemText;
import java.net.URI;
import org.junit.jupiter.api.Test;

class KalshiSettingsTest {
  private static final URI REST = URI.create("https://external-api.kalshi.com/trade-api/v2");
  private static final URI SOCKET = URI.create("wss://external-api-ws.kalshi.com/trade-api/ws/v2");
  private static final KeySource KEY = new PemText("KALSHI_PRIVATE_KEY", "top secret");

  @Test
  void whatCannotWorkIsNamed() {
    assertThatThrownBy(() -> KalshiSettings.of(SOCKET, SOCKET, "id", KEY))
        .hasMessageStartingWith("kalshi.rest is 'wss://");
    assertThatThrownBy(() -> KalshiSettings.of(REST, REST, "id", KEY))
        .hasMessageStartingWith("kalshi.web-socket is 'https://");
    assertThatThrownBy(() -> KalshiSettings.of(REST, SOCKET, " ", KEY))
        .hasMessage("kalshi.key-id is blank");
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(KalshiSettings.of(REST, SOCKET, "id", KEY).toString())
        .contains("KALSHI_PRIVATE_KEY")
        .doesNotContain("top secret");
  }
}
