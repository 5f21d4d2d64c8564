package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Flow;

/** Polymarket's order books, which need no login. */
public final class PolymarketMarketData implements MarketData {
  private final PolymarketSettings settings;
  private final SocketClient sockets;
  private final VenueTelemetry telemetry;
  private final AtomicInteger generations = new AtomicInteger();

  /** A feed from the market socket of the settings. */
  public PolymarketMarketData(
      ClassicActorSystemProvider system, PolymarketSettings settings, VenueTelemetry telemetry) {
    this.settings = settings;
    this.sockets = new SocketClient(system, "Polymarket", settings.userAgent());
    this.telemetry = telemetry;
  }

  @Override
  public Venue venue() {
    return Venue.POLYMARKET;
  }

  @Override
  public Flow<String, Frame, CompletionStage<Done>> connect() {
    return sockets
        .connect(() -> WebSocketRequest.create(settings.marketSocket().toString()))
        .map(text -> new Frame(text, System.nanoTime()));
  }

  @Override
  public FeedSession newSession() {
    return new PolymarketFeedSession(
        settings.feed(), settings.maxTokens(), generations::incrementAndGet, telemetry);
  }
}
