package io.dutchbook.venues.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.model.headers.UserAgent;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.io.TcpSO;

/**
 * How this house sets up Pekko's connections: small packets at once, bounded, no hidden repeats.
 */
final class Connections {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration SOCKET_IDLE = Duration.ofSeconds(60);
  private static final Duration PING_WHEN_QUIET = Duration.ofSeconds(10);

  private Connections() {}

  /**
   * A pool.
   *
   * @param retries how often Pekko may repeat an idempotent request by itself
   * @param way how connections get out
   */
  static ConnectionPoolSettings pool(
      ActorSystem system,
      PoolSettings settings,
      int retries,
      String userAgent,
      ClientTransport way) {
    return ConnectionPoolSettings.create(system)
        .withMinConnections(settings.minConnections())
        .withMaxConnections(settings.maxConnections())
        .withMaxOpenRequests(settings.maxWaiting())
        .withMaxRetries(retries)
        .withConnectionSettings(
            connection(system, userAgent, way).withIdleTimeout(settings.idle()));
  }

  /** A single connection; as a WebSocket it pings when quiet. */
  static ClientConnectionSettings connection(
      ActorSystem system, String userAgent, ClientTransport way) {
    ClientConnectionSettings settings = ClientConnectionSettings.create(system);
    return settings
        .withTransport(way)
        .withConnectingTimeout(CONNECT_TIMEOUT)
        .withIdleTimeout(SOCKET_IDLE)
        .withSocketOptions(List.of(TcpSO.tcpNoDelay(true)))
        .withUserAgentHeader(Optional.of(UserAgent.create(userAgent)))
        .withWebsocketSettings(
            settings.getWebsocketSettings().withPeriodicKeepAliveMaxIdle(PING_WHEN_QUIET));
  }
}
