package io.dutchbook.node.config;

import io.dutchbook.actors.TradingSettings;
import io.dutchbook.actors.desk.DeskSettings;
import io.dutchbook.actors.discovery.DiscoverySettings;
import io.dutchbook.actors.feed.GameFeed;
import io.dutchbook.actors.reconcile.ReconcileSettings;
import io.dutchbook.actors.router.RouterSettings;
import io.dutchbook.engine.lease.LeaseTerms;
import io.dutchbook.venues.breaker.BreakerSettings;
import io.dutchbook.venues.egress.EgressSettings;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.kalshi.KalshiTerms;
import io.dutchbook.venues.paper.PaperSettings;
import io.dutchbook.venues.polymarket.PolymarketSites;
import io.dutchbook.venues.rate.GovernorSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator can set, checked.
 *
 * @param mode whose money is traded with
 * @param paper how paper venues behave, in paper mode
 * @param trading how the engine trades
 * @param desk how the risk desk works
 * @param router the bounds of the order routers
 * @param discovery how games are found
 * @param scores how often scores are read
 * @param reconnect pauses between attempts to connect to market data
 * @param kalshi the venue, nothing when it is switched off
 * @param polymarket the venue, nothing when it is switched off
 * @param scoreboard where scores come from
 * @param outbound how fast requests leave, and which way
 * @param databaseUrl empty for an embedded database
 * @param dataFolder where this node keeps what it needs between runs
 * @param admin the admin page and API
 * @param cluster how nodes find each other
 * @param lease how long the accounts stay ours
 * @param reconcile how journal and venues are compared
 */
public record NodeSettings(
    TradingMode mode,
    PaperSettings paper,
    TradingSettings trading,
    DeskSettings desk,
    RouterSettings router,
    DiscoverySettings discovery,
    GameFeed.Settings scores,
    Reconnect reconnect,
    @Nullable Kalshi kalshi,
    @Nullable Polymarket polymarket,
    ScoreboardAddress scoreboard,
    Outbound outbound,
    String databaseUrl,
    Path dataFolder,
    Admin admin,
    Cluster cluster,
    LeaseTerms lease,
    ReconcileSettings reconcile) {

  /** Pauses that double from the first to the longest. */
  public record Reconnect(Duration first, Duration longest) {}

  /**
   * Kalshi and who we are there.
   *
   * @param keyId the id of the API key
   * @param privateKeyPath a PEM file; empty when the text is given
   * @param privateKey PEM text; empty when a file is given
   * @param resend how often an order without an answer is sent, within its deadline
   * @param clock how far the venue's clock may be from ours
   * @param terms what the venue leaves open
   */
  public record Kalshi(
      URI rest,
      URI webSocket,
      String keyId,
      String privateKeyPath,
      String privateKey,
      RetrySettings resend,
      ClockSettings clock,
      KalshiTerms terms) {
    @Override
    public String toString() {
      return "Kalshi[" + rest + ", key " + keyId + "]";
    }
  }

  /**
   * Polymarket and who we are there.
   *
   * @param sites where its other services are, and whether the region must be answered for
   * @param clock how far the venue's clock may be from ours
   * @param heartbeat how often the dead-man switch is told that we live; zero leaves it off
   * @param warmUpSignatures how many dummies are signed before the first order
   * @param privateKey empty when nothing is traded there
   * @param signatureType how the account signs, 0 to 3
   * @param funder the wallet that holds the money; empty for the key's own address
   */
  public record Polymarket(
      URI clob,
      URI marketSocket,
      URI userSocket,
      URI gamma,
      PolymarketSites sites,
      ClockSettings clock,
      Duration heartbeat,
      int warmUpSignatures,
      String privateKey,
      int signatureType,
      String funder) {
    @Override
    public String toString() {
      return "Polymarket[" + clob + "]";
    }
  }

  /** Where scores come from, and how we introduce ourselves there. */
  public record ScoreboardAddress(URI base, String userAgent) {}

  /**
   * How fast requests leave, and which way.
   *
   * @param askEvery how often Kalshi is asked what it grants
   */
  public record Outbound(
      GovernorSettings rates,
      Duration askEvery,
      BreakerSettings breaker,
      EgressSettings kalshi,
      EgressSettings polymarket,
      EgressSettings scoreboard) {}

  /**
   * The admin page and API.
   *
   * @param port 0 for any free one
   * @param token who may kill and resume; empty for one that is made and kept
   * @param refreshEvery how often page and stream are refreshed
   * @param maxStreams clients of the live stream at once
   */
  public record Admin(String host, int port, String token, Duration refreshEvery, int maxStreams) {
    @Override
    public String toString() {
      return "Admin[" + host + ":" + port + "]";
    }
  }

  /**
   * How nodes find each other.
   *
   * @param port 0 for any free one
   * @param seedNodes nodes to join; none for a cluster of one
   * @param heartbeatPause how long a node may be silent before others count it as lost
   */
  public record Cluster(String host, int port, List<Seed> seedNodes, Duration heartbeatPause) {
    /** Copies the list. */
    public Cluster {
      seedNodes = List.copyOf(seedNodes);
    }
  }

  /** A node to join. */
  public record Seed(String host, int port) {}
}
