package io.dutchbook.venues.http;

import static io.dutchbook.venues.testing.StubVenue.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dutchbook.venues.http.RestFailure.Kind;
import io.dutchbook.venues.telemetry.CountingTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubVenue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Target ORDER = Target.of("/order");
  private static final byte[] BODY = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);

  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final FakeClock clock = new FakeClock(1_000);
  private final CountingTelemetry telemetry = new CountingTelemetry();
  private final AtomicInteger left = new AtomicInteger();

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    venue.close();
  }

  @Test
  void givesTheWholeAnswerWhateverItsStatus() {
    venue.on("GET /api/thing", json(418, "{\"a\":1}"));

    RestAnswer answer =
        join(client(4, 1 << 20).get("thing", Target.of("/thing").with("q", "a b&c"), List.of()));

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.body()).isEqualTo("{\"a\":1}");
    assertThat(answer.serverSecond()).isPresent();
    assertThat(answer.isSuccess()).isFalse();
    assertThat(venue.received().getFirst().query()).isEqualTo("q=a+b%26c");
    assertThat(telemetry.counts()).containsOnly(Map.entry("request/thing/REFUSED", 1L));
  }

  @Test
  void theSignedPathHasTheBaseAndNoQuery() {
    assertThat(client(1, 1 << 20).signedPath(Target.of("/thing").with("q", 1)))
        .isEqualTo("/api/thing");
  }

  @Test
  void anAnswerThatIsTooLargeIsAFailure() {
    venue.on("GET /api/thing", json(200, "\"" + "x".repeat(2_000) + "\""));

    Throwable failure = failure(client(4, 1_024).get("thing", Target.of("/thing"), List.of()));

    assertThat(failure).isInstanceOf(RestFailure.class);
    assertThat(((RestFailure) failure).kind()).isEqualTo(Kind.BROKEN);
  }

  @Test
  void aReadThatIsNotAnsweredTimesOut() {
    venue.on("GET /api/thing", StubVenue.silence());

    Throwable failure = failure(client(4, 1_024).get("thing", Target.of("/thing"), List.of()));

    assertThat(((RestFailure) failure).kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(failure).hasMessage("thing had no answer within 2000 ms");
  }

  @Test
  void aRequestThatWaitedTooLongForAConnectionNeverLeaves() {
    RestClient client = client(1, 1_024, Duration.ofSeconds(2));
    venue.on("POST /api/order", StubVenue.silence());

    CompletionStage<RestAnswer> first = post(client, "first");
    Awaitility.await().until(() -> left.get() == 1);
    CompletionStage<RestAnswer> second = post(client, "second");

    assertThat(((RestFailure) failure(first)).kind()).isEqualTo(Kind.TIMED_OUT);
    assertThat(((RestFailure) failure(second)).kind()).isEqualTo(Kind.NOT_SENT);
    venue.on("POST /api/later", json(200, "{}"));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> catchThrowable(() -> join(later(client))) == null);
    assertThat(venue.received("POST /api/order")).hasSize(1);
    assertThat(left).hasValue(1);
  }

  /** Another request through the same connection. */
  private CompletionStage<RestAnswer> later(RestClient client) {
    HandOver open = new HandOver(Long.MAX_VALUE, clock, () -> {});
    return client.postOnce("later", Target.of("/later"), List.of(), BODY, open);
  }

  @Test
  void aRequestWhoseDeadlinePassesWhileItWaitsNeverLeaves() {
    RestClient client = client(1, 1_024);
    HandOver gate = new HandOver(2_000, clock, left::incrementAndGet);
    clock.set(2_001);

    Throwable failure = failure(client.postOnce("order", ORDER, List.of(), BODY, gate));

    assertThat(((RestFailure) failure).kind()).isEqualTo(Kind.NOT_SENT);
    assertThat(left).hasValue(0);
    assertThat(venue.received()).isEmpty();
  }

  @Test
  void moreRequestsThanMayWaitAreRefusedHere() {
    RestClient client = client(1, 1_024);
    venue.on("POST /api/order", StubVenue.silence());

    List<Throwable> failures =
        IntStream.range(0, 60).mapToObj(_ -> post(client, "order")).toList().stream()
            .map(RestClientTest::failure)
            .toList();

    assertThat(failures)
        .allSatisfy(failure -> assertThat(failure).isInstanceOf(RestFailure.class))
        .filteredOn(RestFailure::neverSent)
        .hasSizeGreaterThanOrEqualTo(59);
  }

  private CompletionStage<RestAnswer> post(RestClient client, String operation) {
    HandOver gate = new HandOver(Long.MAX_VALUE, clock, left::incrementAndGet);
    return client.postOnce(operation, ORDER, List.of(), BODY, gate);
  }

  private RestClient client(int connections, int maxAnswer) {
    return client(connections, maxAnswer, Duration.ofSeconds(2));
  }

  private RestClient client(int connections, int maxAnswer, Duration timeout) {
    return new RestClient(
        KIT.system(),
        venue.address("http", "/api/"),
        new PoolSettings(0, connections, 16, timeout, timeout, maxAnswer),
        "dutchbook",
        clock,
        telemetry);
  }

  private static Throwable failure(CompletionStage<RestAnswer> stage) {
    return RestFailure.unwrap(catchThrowable(() -> join(stage)));
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
