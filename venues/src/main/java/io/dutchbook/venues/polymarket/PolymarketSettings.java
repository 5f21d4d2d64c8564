package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.FeedSettings;
import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.Checks;
import io.dutchbook.venues.http.ClockSettings;
import io.dutchbook.venues.http.PoolSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Where Polymarket is and how it is used.
 *
 * @param clob orders and trades: {@code https://clob.polymarket.com}
 * @param marketSocket order books: {@code wss://ws-subscriptions-clob.polymarket.com/ws/market}
 * @param userSocket own orders: the same with {@code /ws/user}
 * @param gamma the catalogue: {@code https://gamma-api.polymarket.com}
 * @param chainId 137; 80002 on the test network
 * @param userAgent how we introduce ourselves
 * @param warmUpSignatures how many dummies are signed before the first order: a cold machine needs
 *     190 ms for one, a warm one 0.1 ms
 * @param maxTokens the most tokens of a connection; above 500 the venue sends no first books
 *     (third-party report, 2026)
 * @param takerDelayMillis assumed where a market does not state how long it holds takers
 * @param pool bounds of the connections
 * @param orders how outcomes are found out
 * @param feed how market data is watched
 * @param clock how far the venue's clock may be from ours
 * @param sites where its other services are
 * @param heartbeat how often the dead-man switch is told that we live, five seconds in the official
 *     client; zero leaves it off, because fill-and-kill orders leave nothing behind to cancel
 */
public record PolymarketSettings(
    URI clob,
    URI marketSocket,
    URI userSocket,
    URI gamma,
    long chainId,
    String userAgent,
    int warmUpSignatures,
    int maxTokens,
    long takerDelayMillis,
    PoolSettings pool,
    OrderSettings orders,
    FeedSettings feed,
    ClockSettings clock,
    PolymarketSites sites,
    Duration heartbeat) {
  /** Sockets of one feed: about ten connections of an address are allowed (report of 2026). */
  private static final int MAX_SOCKETS = 6;

  /** The venue waits ten seconds for a beat (documented 2026). */
  public static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(9);

  /** 3 s for 635 of 648 sports markets seen up to April 2026. */
  public static final long SPORTS_TAKER_DELAY_MILLIS = 3_000;

  /** Refuses addresses and bounds that cannot work. */
  public PolymarketSettings {
    Checks.address("polymarket.clob", clob, Set.of("http", "https"));
    Checks.address("polymarket.market-socket", marketSocket, Set.of("ws", "wss"));
    Checks.address("polymarket.user-socket", userSocket, Set.of("ws", "wss"));
    Checks.address("polymarket.gamma", gamma, Set.of("http", "https"));
    Checks.within("polymarket.chain-id", chainId, 1, Integer.MAX_VALUE);
    Checks.notBlank("polymarket.user-agent", userAgent);
    Checks.within("polymarket.warm-up-signatures", warmUpSignatures, 0, 100_000);
    Checks.within("polymarket.max-tokens", maxTokens, 1, 500);
    Checks.within("polymarket.heartbeat", heartbeat, Duration.ZERO, LONGEST_HEARTBEAT);
    Checks.within("polymarket.taker-delay-millis", takerDelayMillis, 0, 60_000);
  }

  /** The most sockets of a market data feed; each carries {@link #maxTokens}. */
  public int maxSockets() {
    return MAX_SOCKETS;
  }

  /** Polygon, and default bounds everywhere. */
  public static PolymarketSettings of(URI clob, URI marketSocket, URI userSocket, URI gamma) {
    return new PolymarketSettings(
        clob,
        marketSocket,
        userSocket,
        gamma,
        ExchangeDomain.POLYGON,
        "dutchbook",
        2_000,
        500,
        SPORTS_TAKER_DELAY_MILLIS,
        PoolSettings.DEFAULT,
        OrderSettings.DEFAULT,
        FeedSettings.POLYMARKET,
        ClockSettings.DEFAULT,
        PolymarketSites.of(clob),
        Duration.ZERO);
  }

  /**
   * The same as an operator wants it.
   *
   * @param beat how often the dead-man switch is told that we live; zero leaves it off
   * @param dummies how many are signed before the first order
   */
  public PolymarketSettings with(
      ClockSettings limits, PolymarketSites elsewhere, Duration beat, int dummies) {
    return new PolymarketSettings(
        clob,
        marketSocket,
        userSocket,
        gamma,
        chainId,
        userAgent,
        dummies,
        maxTokens,
        takerDelayMillis,
        pool,
        orders,
        feed,
        limits,
        elsewhere,
        beat);
  }
}
