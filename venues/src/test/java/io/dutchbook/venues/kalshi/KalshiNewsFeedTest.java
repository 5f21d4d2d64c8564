package io.dutchbook.venues.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dutchbook.venues.OrderSettings;
import io.dutchbook.venues.http.ReconnectSettings;
import io.dutchbook.venues.http.RetrySettings;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** News over a real socket that breaks and whose subscriptions die. */
class KalshiNewsFeedTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final String PATH = "/trade-api/ws/v2";

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final CountingTelemetry telemetry = new CountingTelemetry();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void subscribesAgainWhenASubscriptionDiesAndWhenTheConnectionBreaks() {
    StubSocket socket = venue.socket(PATH);
    SinkQueueWithCancel<KalshiNews> news =
        feed().news(List.of(NewsChannel.LIFECYCLE), List.of()).runWith(Sink.queue(), KIT.system());

    awaitConnection(socket, 1);
    socket.say(subscribed());
    socket.say(settled(1));
    assertThat(next(news)).isEqualTo(new KalshiNews.Began("market_lifecycle_v2"));
    assertThat(next(news)).isEqualTo(new KalshiNews.Settled("A", 5_000));

    socket.say("{\"type\":\"error\",\"sid\":1,\"msg\":{\"code\":25,\"msg\":\"overflow\"}}");
    awaitConnection(socket, 2);
    socket.say(subscribed());
    assertThat(next(news)).isEqualTo(new KalshiNews.Began("market_lifecycle_v2"));

    socket.hangUp();
    awaitConnection(socket, 3);
    socket.say(subscribed());
    socket.say(settled(1));
    assertThat(next(news)).isEqualTo(new KalshiNews.Began("market_lifecycle_v2"));
    assertThat(next(news)).isEqualTo(new KalshiNews.Settled("A", 5_000));
    assertThat(telemetry.count("refused/news/25")).isEqualTo(1);
    news.cancel();
  }

  private static void awaitConnection(StubSocket socket, int number) {
    Awaitility.await()
        .until(() -> socket.connections() == number && socket.heard().size() >= number);
    assertThat(socket.heard().getLast()).contains("\"channels\":[\"market_lifecycle_v2\"]");
  }

  private static KalshiNews next(SinkQueueWithCancel<KalshiNews> news) {
    Optional<KalshiNews> one =
        news.pull().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    return one.orElseThrow();
  }

  private static String subscribed() {
    return "{\"type\":\"subscribed\",\"id\":1,\"msg\":{\"channel\":\"market_lifecycle_v2\",\"sid\":1}}";
  }

  private static String settled(int seq) {
    return ("{\"type\":\"market_lifecycle_v2\",\"sid\":1,\"seq\":%d,\"msg\":{\"market_ticker\":\"A\","
            + "\"event_type\":\"settled\",\"settled_ts\":5}}")
        .formatted(seq);
  }

  private KalshiNewsFeed feed() {
    KeySource key = new KeySource.PemText("test", Keys.pem());
    KalshiSettings plain =
        KalshiSettings.of(
            venue.address("http", "/trade-api/v2"), venue.address("ws", PATH), "key-1", key);
    ReconnectSettings quick =
        new ReconnectSettings(
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    KalshiSettings settings =
        new KalshiSettings(
            plain.rest(),
            plain.webSocket(),
            plain.keyId(),
            plain.key(),
            plain.userAgent(),
            plain.pool(),
            new OrderSettings(
                RetrySettings.DEFAULT, Duration.ofSeconds(15), Duration.ofMinutes(1), quick),
            plain.resend(),
            plain.clock(),
            plain.terms(),
            plain.feed());
    return new KalshiNewsFeed(
        KIT.system(),
        settings,
        KalshiSigner.load("key-1", key),
        new FakeClock(Intents.CREATED),
        telemetry);
  }
}
