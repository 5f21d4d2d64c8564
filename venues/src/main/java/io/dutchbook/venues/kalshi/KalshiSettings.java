package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.Checks;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.RetrySettings;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where Kalshi is and who we are there.
 *
 * @param rest the REST base, path included: {@code https://external-api.kalshi.com/trade-api/v2}
 * @param webSocket the WebSocket address, path included
 * @param keyId the id of the API key
 * @param key the private key of it
 * @param userAgent how we introduce ourselves
 * @param pool bounds of the connections
 * @param orders how outcomes are found out
 * @param resend how often an order without an answer is sent, under the same id, within its
 *     deadline
 * @param clock how far the venue's clock may be from ours
 * @param terms what the venue leaves open
 * @param feed how market data is watched
 */
public record KalshiSettings(
    URI rest,
    URI webSocket,
    String keyId,
    KeySource key,
    String userAgent,
    PoolSettings pool,
    OrderSettings orders,
    RetrySettings resend,
    ClockSettings clock,
    KalshiTerms terms,
    FeedSettings feed) {

  /** Three times in all, after 50 and 100 ms. */
  public static final RetrySettings RESEND =
      new RetrySettings(3, Duration.ofMillis(50), Duration.ofMillis(400));

  /** Refuses addresses that cannot work and a blank key id. */
  public KalshiSettings {
    Checks.address("kalshi.rest", rest, Set.of("http", "https"));
    Checks.address("kalshi.web-socket", webSocket, Set.of("ws", "wss"));
    Checks.notBlank("kalshi.key-id", keyId);
    Checks.notBlank("kalshi.user-agent", userAgent);
  }

  /** Default bounds everywhere. */
  public static KalshiSettings of(URI rest, URI webSocket, String keyId, KeySource key) {
    return new KalshiSettings(
        rest,
        webSocket,
        keyId,
        key,
        "dutchbook",
        PoolSettings.DEFAULT,
        OrderSettings.DEFAULT,
        RESEND,
        ClockSettings.DEFAULT,
        KalshiTerms.DEFAULT,
        FeedSettings.KALSHI);
  }

  /** The same as an operator wants it. */
  public KalshiSettings with(RetrySettings again, ClockSettings limits, KalshiTerms open) {
    return new KalshiSettings(
        rest, webSocket, keyId, key, userAgent, pool, orders, again, limits, open, feed);
  }
}
