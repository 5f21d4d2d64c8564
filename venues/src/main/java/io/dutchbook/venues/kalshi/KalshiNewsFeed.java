package io.dutchbook.venues.kalshi;

import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.stream.javadsl.Source;

/**
 * News of the channels beside the order book, without end: connects and subscribes again whenever a
 * connection breaks, falls silent, or a subscription dies. Compression of frames, which Kalshi
 * offers since 2026-09-24, is not asked for: the HTTP layer does not speak it.
 */
public final class KalshiNewsFeed {
  private final KalshiSettings settings;
  private final Handshake handshake;
  private final SocketClient sockets;
  private final VenueTelemetry telemetry;

  /** A feed that signs in with this key. */
  public KalshiNewsFeed(
      ClassicActorSystemProvider system,
      KalshiSettings settings,
      KalshiSigner signer,
      InstantSource clock,
      VenueTelemetry telemetry) {
    this.settings = settings;
    this.handshake = new Handshake(settings.webSocket(), signer, clock::millis);
    this.sockets = new SocketClient(system, "Kalshi", settings.userAgent());
    this.telemetry = telemetry;
  }

  /**
   * The news of some channels. Each begins with {@link KalshiNews.Began}, after every reconnect
   * anew. Ends only when cancelled.
   *
   * @param tickers the markets that channels with a filter are narrowed to; none means all
   */
  public Source<KalshiNews, NotUsed> news(
      Collection<NewsChannel> channels, Collection<String> tickers) {
    return Resubscribing.source(settings.orders().touched(), () -> connections(channels, tickers));
  }

  private Source<KalshiNews, NotUsed> connections(
      Collection<NewsChannel> channels, Collection<String> tickers) {
    AtomicReference<NewsSession> session =
        new AtomicReference<>(new NewsSession(channels, tickers, telemetry));
    return sockets
        .forever(
            handshake::request,
            () -> {
              session.set(new NewsSession(channels, tickers, telemetry));
              return session.get().opening();
            },
            NewsSession.probe(),
            settings.orders().touched())
        .mapConcat(frame -> session.get().onFrame(frame));
  }
}
