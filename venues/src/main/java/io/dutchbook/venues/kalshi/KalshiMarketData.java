package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.stream.javadsl.Flow;

/** Kalshi's order books. Even public channels want a signed handshake (2026-10). */
public final class KalshiMarketData implements MarketData {
  private final KalshiSettings settings;
  private final Handshake handshake;
  private final SocketClient sockets;
  private final VenueTelemetry telemetry;
  private final AtomicInteger generations = new AtomicInteger();

  /** A feed that signs in with this key. */
  public KalshiMarketData(
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

  @Override
  public Venue venue() {
    return Venue.KALSHI;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    return sockets.connect(handshake::request).map(text -> new Frame(text, System.nanoTime()));
  }

  @Override
  public FeedSession newSession() {
    return new KalshiFeedSession(
        settings.feed(), NoPrices.YES_LEG, generations::incrementAndGet, telemetry);
  }
}
