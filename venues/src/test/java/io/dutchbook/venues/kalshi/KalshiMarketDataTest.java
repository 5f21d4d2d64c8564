package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.venues.FeedSession;
import io.dutchbook.venues.MarketData.Frame;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.Heard;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed over a real socket: handshake, commands, frames, end. */
class KalshiMarketDataTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final String PATH = "/trade-api/ws/v2";
  private static final InstrumentId YES = new InstrumentId(Venue.KALSHI, "A", "yes");

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final StubSocket socket = venue.socket(PATH);
  private final KalshiMarketData feed = feed();

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
    Connection connection = connect();
    Heard heard = new Heard();
    FeedSession session = feed.newSession();
    assertThat(join(connection.opened())).isEqualTo(Done.getInstance());

    session.want(List.of(YES)).forEach(connection.commands()::offer);
    Awaitility.await().until(() -> socket.heard().size() == 1);
    socket.say(
        "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}");
    String snapshot = KalshiFeedSessionTest.snapshot(1, "A", "[[\"0.4500\",\"10.00\"]]", "[]");
    socket.sayInParts(snapshot.substring(0, 30), snapshot.substring(30));
    for (int frame = 0; frame < 2; frame++) {
      Frame received = join(connection.frames().pull()).orElseThrow();
      assertThat(received.receivedNanos()).isNotZero();
      session.onFrame(received.text(), 1_000, received.receivedNanos(), heard);
    }

    assertThat(heard.seen(YES)).isEqualTo("[1000@4500] / [] LIVE");
    assertThat(venue.received().getFirst().headers())
        .containsEntry("KALSHI-ACCESS-KEY", "key-1")
        .containsEntry("KALSHI-ACCESS-TIMESTAMP", "5000")
        .containsKey("KALSHI-ACCESS-SIGNATURE");
    socket.hangUp();
    assertThat(join(connection.frames().pull())).isEmpty();
  }

  @Test
  void aRefusedConnectionSaysSo() {
    socket.refuse(true);

    Connection connection = connect();

    assertThatThrownBy(() -> join(connection.opened()))
        .hasMessageContaining("Kalshi refused the WebSocket: 401 Unauthorized");
  }

  @Test
  void aVenueThatCannotBeReachedSaysSo() {
    venue.close();

    Connection connection = connect();

    assertThatThrownBy(() -> join(connection.opened()))
        .hasMessageContaining("Kalshi's WebSocket cannot be opened: ");
  }

  @Test
  void aLaterSessionsBooksCountOnFromAboveEarlierOnes() {
    Heard heard = new Heard();
    for (int session = 0; session < 2; session++) {
      FeedSession next = feed.newSession();
      next.want(List.of(YES));
      next.onFrame(
          "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":1}}",
          1,
          0,
          heard);
      next.onFrame(KalshiFeedSessionTest.snapshot(1, "A", "[]", "[]"), 1, 0, heard);
    }

    assertThat(heard.depths.get(1).epoch()).isGreaterThan(heard.depths.get(0).epoch());
    assertThat(heard.depths.get(1).version()).isGreaterThan(heard.depths.get(0).version());
  }

  private Connection connect() {
    Pair<Pair<BoundedSourceQueue<String>, CompletionStage<Done>>, SinkQueueWithCancel<Frame>>
        running =
            Source.<String>queue(100)
                .viaMat(feed.connect(), Keep.both())
                .toMat(Sink.queue(), Keep.both())
                .run(KIT.system());
    return new Connection(running.first().first(), running.first().second(), running.second());
  }

  private record Connection(
      BoundedSourceQueue<String> commands,
      CompletionStage<Done> opened,
      SinkQueueWithCancel<Frame> frames) {}

  private KalshiMarketData feed() {
    KalshiSettings settings =
        KalshiSettings.of(
            venue.address("http", "/trade-api/v2"),
            venue.address("ws", PATH),
            "key-1",
            new KeySource.PemText("test", pem()));
    return new KalshiMarketData(
        KIT.system(),
        settings,
        KalshiSigner.load("key-1", settings.key()),
        new FakeClock(5_000),
        VenueTelemetry.NONE);
  }

  private static String pem() {
    try {
      byte[] der =
          KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getEncoder().encodeToString(der)
          + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
