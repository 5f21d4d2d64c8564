package io.dutchbook.venues.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.Access;
import io.dutchbook.venues.http.PoolSettings;
import io.dutchbook.venues.http.RestAnswer;
import io.dutchbook.venues.http.RestClient;
import io.dutchbook.venues.http.RestFailure;
import io.dutchbook.venues.http.SocketClient;
import io.dutchbook.venues.http.Target;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import io.dutchbook.venues.testing.FakeClock;
import io.dutchbook.venues.testing.StubSocket;
import io.dutchbook.venues.testing.StubVenue;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Through real proxies of this machine to a real venue of this machine. */
class EgressTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final FakeClock clock = new FakeClock(1_000);
  private final StubVenue venue = new StubVenue(KIT.system().classicSystem());
  private final LocalProxy first = new LocalProxy(Exit.Kind.HTTP, null);
  private final LocalProxy second = new LocalProxy(Exit.Kind.SOCKS5, null);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    venue.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Exit.Kind.class,
      names = {"HTTP", "SOCKS5"})
  void requestsGoThroughAndTheProxyResolvesTheName(Exit.Kind kind) {
    venue.on("GET /thing", StubVenue.json(200, "{}"));
    try (LocalProxy proxy = new LocalProxy(kind, "bob:s3cret pass")) {
      RestAnswer answer = join(client(through(proxy.exit("bob:s3cret%20pass"))).get());

      assertThat(answer.body()).isEqualTo("{}");
      assertThat(proxy.targets()).containsExactly("venue.test:" + port());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Exit.Kind.class,
      names = {"HTTP", "SOCKS5"})
  void webSocketsGoThrough(Exit.Kind kind) {
    StubSocket socket = venue.socket("/ws");
    try (LocalProxy proxy = new LocalProxy(kind, null)) {
      SocketClient sockets = new SocketClient(through(proxy.exit(null)), "Venue", "dutchbook");
      String address = "ws://venue.test:" + port() + "/ws";

      var heard =
          Source.<String>maybe()
              .prepend(Source.single("hello"))
              .via(sockets.connect(() -> WebSocketRequest.create(address)))
              .toMat(Sink.head(), Keep.right())
              .run(KIT.system());
      Awaitility.await().until(() -> socket.heard().contains("hello"));
      socket.say("welcome");

      assertThat(join(heard)).isEqualTo("welcome");
      assertThat(proxy.targets()).containsExactly("venue.test:" + port());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Exit.Kind.class,
      names = {"HTTP", "SOCKS5"})
  void aWrongPasswordIsOneClearLine(Exit.Kind kind) {
    try (LocalProxy proxy = new LocalProxy(kind, "bob:right")) {
      Exit exit = proxy.exit("bob:wrong");
      Access access = through(exit);

      Throwable failure = catchThrowable(() -> join(client(access).get()));

      String line = "proxy " + exit + " refuses user bob: wrong user or password";
      assertThat(RestFailure.describe(failure)).isEqualTo("thing broke: " + line);
      assertThat(access.egress().view().exits())
          .containsExactly(new EgressView.Way(exit.toString(), true, false, line));
      assertThat(venue.received()).isEmpty();
    }
  }

  @Test
  void aProxyThatWantsAUserIsOneClearLineToo() {
    try (LocalProxy http = new LocalProxy(Exit.Kind.HTTP, "bob:right");
        LocalProxy socks = new LocalProxy(Exit.Kind.SOCKS5, "bob:right")) {
      for (Exit exit : List.of(http.exit(null), socks.exit(null))) {
        Throwable failure = catchThrowable(() -> join(client(through(exit)).get()));

        assertThat(RestFailure.describe(failure))
            .isEqualTo("thing broke: proxy " + exit + " wants a user and a password");
      }
    }
  }

  @Test
  void aProxyThatCannotBeReachedSaysSo() {
    Exit exit = second.exit(null);
    second.close();

    Throwable failure = catchThrowable(() -> join(client(through(exit)).get()));

    assertThat(RestFailure.describe(failure))
        .startsWith("thing broke: proxy " + exit + " cannot be reached: ");
  }

  @Test
  void whenAProxyDiesTheNextTakesOverUntilItIsBack() {
    venue.on("GET /thing", StubVenue.json(200, "{}"));
    Access access = through(first.exit(null), second.exit(null));
    Requests requests = client(access);
    join(requests.get());
    assertThat(first.targets()).contains("venue.test:" + port());
    assertThat(second.targets()).doesNotContain("venue.test:" + port());

    first.goDown();
    Awaitility.await().until(() -> taken(access).equals(second.exit(null).toString()));
    Awaitility.await().ignoreExceptions().until(() -> join(requests.get()).isSuccess());
    assertThat(second.targets()).contains("venue.test:" + port());

    first.comeBack();
    Awaitility.await().until(() -> taken(access).equals(first.exit(null).toString()));
    second.goDown();
    assertThat(catchThrowable(() -> join(client(access).get()))).isNull();
  }

  @Test
  void straightOutCanBeOneOfTheWays() {
    venue.on("GET /thing", StubVenue.json(200, "{}"));
    first.goDown();
    Access access = through(first.exit(null), Exit.DIRECT);

    Awaitility.await().until(() -> taken(access).equals("direct"));

    RestAnswer answer = join(new Requests(access, URI.create("http://127.0.0.1:" + port())).get());
    assertThat(answer.status()).isEqualTo(200);
  }

  private static String taken(Access access) {
    return access.egress().view().exits().stream()
        .filter(EgressView.Way::taken)
        .findFirst()
        .orElseThrow()
        .name();
  }

  private int port() {
    return venue.address("http", "/").getPort();
  }

  private Access through(Exit... exits) {
    EgressSettings settings =
        new EgressSettings(Arrays.asList(exits), Duration.ofMillis(50), TIMEOUT);
    return new Access(
        KIT.system(),
        VenueGate.unlimited(KIT.system(), "venue", clock),
        Egress.watched(KIT.system(), "venue", settings, URI.create("http://127.0.0.1:" + port())));
  }

  private Requests client(Access access) {
    return new Requests(access, URI.create("http://venue.test:" + port()));
  }

  /** A client that asks for one thing. */
  private final class Requests {
    private final RestClient client;

    Requests(Access access, URI base) {
      client =
          new RestClient(
              access,
              base,
              new PoolSettings(0, 4, 16, TIMEOUT, TIMEOUT, 1 << 20),
              "dutchbook",
              clock,
              VenueTelemetry.NONE);
    }

    CompletionStage<RestAnswer> get() {
      return client.get("thing", Target.of("/thing"), List.of());
    }
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
