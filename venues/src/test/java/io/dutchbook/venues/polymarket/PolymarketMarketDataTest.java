package io.dutchbook.venues.polymarket;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData.Frame;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed over a real socket. */
class PolymarketMarketDataTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final InstrumentId TOKEN = new InstrumentId(Venue.POLYMARKET, "0xm", "11");

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final StubSocket socket = venue.socket("/ws/market");
  private final PolymarketMarketData feed =
      new PolymarketMarketData(
          KIT.system(),
          PolymarketSettings.of(
              venue.address("http", ""),
              venue.address("ws", "/ws/market"),
              venue.address("ws", "/ws/user"),
              venue.address("http", "")),
          VenueTelemetry.NONE);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void carriesCommandsOutAndFramesIn() {
    Heard heard = new Heard();
    FeedSession session = feed.newSession();
    var running =
        Source.<String>queue(100)
            .viaMat(feed.connect(), Keep.both())
            .toMat(Sink.<Frame>queue(), Keep.both())
            .run(KIT.system());
    join(running.first().second());

    session.want(List.of(TOKEN)).forEach(running.first().first()::offer);
    Awaitility.await().until(() -> socket.heard().size() == 1);
    socket.say("[" + PolymarketFeedSessionTest.book("11", "0.50:10", "0.52:10", 1) + "]");
    Frame frame = join(running.second().pull()).orElseThrow();
    session.onFrame(frame.text(), 1_000, frame.receivedNanos(), heard);

    assertThat(heard.seen(TOKEN)).isEqualTo("[1000@5000] / [1000@5200] LIVE");
    socket.hangUp();
    assertThat(join(running.second().pull())).isEmpty();
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
