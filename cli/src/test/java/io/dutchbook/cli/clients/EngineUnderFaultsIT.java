package io.dutchbook.cli.clients;

import static io.dutchbook.cli.clients.WatchedFeed.Trouble.DISCONNECT;
import static io.dutchbook.cli.clients.WatchedFeed.Trouble.GAP;
import static io.dutchbook.cli.clients.WatchedFeed.Trouble.MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dutchbook.cli.clients.WatchedFeed.Trouble;
import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderKey;
import io.dutchbook.engine.trade.OrderOutcome;
import io.dutchbook.engine.trade.OrderOutcome.Closed;
import io.dutchbook.engine.trade.OrderOutcome.Reason;
import io.dutchbook.engine.trade.OrderOutcome.Rejected;
import io.dutchbook.engine.trade.OrderOutcome.Unknown;
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine's own clients do when the simulator's faults strike them. */
class EngineUnderFaultsIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private static Path folder;

  private static final Map<Venue, EngineClients> CLIENTS = new EnumMap<>(Venue.class);
  private static final Map<Venue, WatchedFeed> FEEDS = new EnumMap<>(Venue.class);
  private static @Nullable SimulatorProcess simulator;
  private static @Nullable ActorSystem<Void> system;
  private static String control = "";
  private static int trades;

  @BeforeAll
  static void start() throws IOException {
    simulator = SimulatorProcess.start(folder, List.of("--taker-delay", "0s", "--speed", "5"));
    JsonNode ready = new ObjectMapper().readTree(simulator.readyFile().toFile());
    control = ready.path("control").asText();
    system = ActorSystem.create(Behaviors.empty(), "engine");
    for (Venue venue : Venue.values()) {
      EngineClients clients = EngineClients.of(venue, ready, system);
      assertThat(clients.instruments()).as(venue.key()).isNotEmpty();
      get(clients.orders().prepare());
      CLIENTS.put(venue, clients);
      FEEDS.put(venue, new WatchedFeed(system, clients.data(), clients.names()));
    }
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
    if (simulator != null) {
      simulator.close();
    }
  }

  @AfterEach
  void heal() throws Exception {
    fault("heal", "{}");
  }

  private static void fault(String name, String settings) throws Exception {
    HttpResponse<String> done =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(control + "/control/faults/" + name))
                .POST(HttpRequest.BodyPublishers.ofString(settings.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  private static void fault(String name, Venue venue, String settings) throws Exception {
    String more = settings.isEmpty() ? "" : "," + settings;
    fault(name, "{'venue':'" + venue.key() + "'" + more + "}");
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static EngineClients clients(Venue venue) {
    return Objects.requireNonNull(CLIENTS.get(venue));
  }

  private static WatchedFeed feed(Venue venue) {
    return Objects.requireNonNull(FEEDS.get(venue));
  }

  // ---------------------------------------------------------------- order books

  static Stream<Arguments> feedFaults() {
    return Stream.of(
        Arguments.of(Venue.KALSHI, "drop-frame", "", Set.of(GAP)),
        Arguments.of(Venue.KALSHI, "duplicate-frame", "", Set.of(GAP)),
        Arguments.of(Venue.KALSHI, "reorder-frames", "", Set.of(GAP)),
        Arguments.of(Venue.KALSHI, "malformed-frame", "'damage':'flip'", Set.of(GAP, MALFORMED)),
        Arguments.of(
            Venue.KALSHI, "malformed-frame", "'damage':'truncate'", Set.of(GAP, MALFORMED)),
        Arguments.of(Venue.KALSHI, "malformed-frame", "'damage':'types'", Set.of(GAP, MALFORMED)),
        Arguments.of(Venue.KALSHI, "disconnect", "", Set.of(DISCONNECT)),
        Arguments.of(Venue.KALSHI, "refuse-connections", "'milliseconds':1000", Set.of(DISCONNECT)),
        Arguments.of(
            Venue.POLYMARKET, "malformed-frame", "'damage':'truncate'", Set.of(GAP, MALFORMED)),
        Arguments.of(Venue.POLYMARKET, "disconnect", "", Set.of(DISCONNECT)),
        Arguments.of(
            Venue.POLYMARKET, "refuse-connections", "'milliseconds':1000", Set.of(DISCONNECT)));
  }

  @ParameterizedTest
  @MethodSource("feedFaults")
  void booksAreDoubtedAndThenMadeAnew(
      Venue venue, String fault, String settings, Set<Trouble> expected) throws Exception {
    WatchedFeed feed = feed(venue);
    feed.awaitLive();
    WatchedFeed.Troubles before = feed.troubles();
    long epochs = feed.epochs();
    Set<Trouble> came = new TreeSet<>();

    fault(fault, venue, settings);

    await()
        .atMost(LONG)
        .until(() -> {
          came.addAll(feed.troubles().since(before));
          return came.containsAll(expected);
        });
    await().atMost(LONG).until(() -> feed.epochs() > epochs);
    feed.awaitLive();
    assertThat(came).isEqualTo(expected);
  }

  @Test
  void aMessageWithValuesOfWrongTypesIsCounted() throws Exception {
    WatchedFeed feed = feed(Venue.POLYMARKET);
    feed.awaitLive();
    WatchedFeed.Troubles before = feed.troubles();

    fault("malformed-frame", Venue.POLYMARKET, "'damage':'types'");

    await().atMost(LONG).until(() -> feed.troubles().since(before).contains(MALFORMED));
    feed.awaitLive();
  }

  /** Nothing is numbered there: a lost change shows when best prices no longer agree. */
  @Test
  void polymarketsBooksAreDoubtedWhenTheyDisagreeWithTheirBestPrices() throws Exception {
    WatchedFeed feed = feed(Venue.POLYMARKET);
    feed.awaitLive();
    WatchedFeed.Troubles before = feed.troubles();

    await()
        .atMost(LONG)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          fault("drop-frame", Venue.POLYMARKET, "'count':2");
          return feed.troubles().since(before).contains(GAP);
        });

    fault("heal", "{}");
    feed.awaitLive();
  }

  @ParameterizedTest
  @EnumSource(Venue.class)
  void aSilentSocketIsGivenUp(Venue venue) throws Exception {
    WatchedFeed feed = feed(venue);
    feed.awaitLive();
    WatchedFeed.Troubles before = feed.troubles();

    fault("freeze", venue, "'milliseconds':60000,'pongsToo':true");

    await()
        .atMost(LONG)
        .until(() -> feed.troubles().since(before).equals(Set.of(DISCONNECT)) && feed.isStale());
    fault("heal", "{}");
    feed.awaitLive();
  }

  /** Answers to pings prove nothing: its books are what it must send. */
  @Test
  void aPolymarketSocketThatAnswersPingsAndSendsNoBooksIsGivenUp() throws Exception {
    WatchedFeed feed = feed(Venue.POLYMARKET);
    feed.awaitLive();
    WatchedFeed.Troubles before = feed.troubles();

    fault("freeze", Venue.POLYMARKET, "'milliseconds':60000");

    await()
        .atMost(LONG)
        .until(() -> feed.troubles().since(before).equals(Set.of(DISCONNECT)) && feed.isStale());
    fault("heal", "{}");
    feed.awaitLive();
  }

  // ---------------------------------------------------------------- orders

  /** An order for ten contracts that matches at once, whoever offers. */
  private static OrderIntent order(Venue venue) {
    WatchedFeed feed = feed(venue);
    feed.awaitLive();
    Depth book =
        feed.books().stream()
            .filter(depth -> !depth.asks().isEmpty() && !depth.bids().isEmpty())
            .filter(depth -> depth.asks().price(0) < 8_500 && depth.bids().price(0) > 1_500)
            .findFirst()
            .orElseThrow();
    Instrument instrument =
        clients(venue).instruments().stream()
            .filter(one -> one.id().equals(book.instrument()))
            .findFirst()
            .orElseThrow();
    long now = System.currentTimeMillis();
    trades++;
    return new OrderIntent(
        new OrderKey(new TradeId("faults-" + now + "-" + trades), 0, 0),
        Purpose.ENTER,
        instrument,
        Action.BUY,
        Quantity.parse("10"),
        Price.cents(book.asks().price(0) / 100 + 8),
        now,
        now + 3_000);
  }

  private static OrderOutcome place(Venue venue, OrderIntent order) {
    return get(clients(venue).orders().place(order, () -> {}));
  }

  private static OrderOutcome found(Venue venue, OrderIntent order) {
    return await()
        .atMost(LONG)
        .until(
            () -> get(clients(venue).orders().lookUp(order)),
            outcome -> !(outcome instanceof Unknown) && !(outcome instanceof OrderOutcome.Delayed));
  }

  private static void assertFilled(OrderOutcome outcome) {
    assertThat(outcome).isInstanceOf(Closed.class);
    assertThat(((Closed) outcome).filled().isZero()).isFalse();
  }

  private static void assertRejected(OrderOutcome outcome, Reason reason) {
    assertThat(outcome).isInstanceOf(Rejected.class);
    assertThat(((Rejected) outcome).reason()).as(outcome.toString()).isEqualTo(reason);
  }

  static Stream<Arguments> lostAnswers() {
    return Stream.of(Venue.values())
        .flatMap(venue ->
            Stream.of(
                Arguments.of(venue, "lose-ack", ""),
                Arguments.of(venue, "server-errors", "'requests':'orders','count':1,'taken':true"),
                Arguments.of(
                    venue,
                    "server-errors",
                    "'requests':'orders','count':1,'taken':true,'html':true"),
                Arguments.of(venue, "malformed-answer", "'requests':'orders','damage':'truncate'"),
                Arguments.of(venue, "malformed-answer", "'requests':'orders','damage':'html'")));
  }

  @ParameterizedTest
  @MethodSource("lostAnswers")
  void anOrderWhoseAnswerIsLostIsUnknownAndThenFound(Venue venue, String fault, String settings)
      throws Exception {
    OrderIntent order = order(venue);
    fault(fault, venue, settings);

    OrderOutcome answered = place(venue, order);

    assertThat(answered).isInstanceOf(Unknown.class);
    assertFilled(found(venue, order));
  }

  @ParameterizedTest
  @EnumSource(Venue.class)
  void anOrderThatNeverArrivedIsUnknownUntilItCannotArrive(Venue venue) throws Exception {
    OrderIntent order = order(venue);
    fault("drop-request", venue, "");

    OrderOutcome answered = place(venue, order);

    assertThat(answered).isInstanceOf(Unknown.class);
    assertRejected(found(venue, order), Reason.NEVER_ARRIVED);
  }

  @ParameterizedTest
  @EnumSource(Venue.class)
  void anOrderInAStormIsRejectedAndTheNextOneTrades(Venue venue) throws Exception {
    fault("rate-storm", venue, "'requests':'orders','count':1");

    OrderOutcome refused = place(venue, order(venue));

    assertRejected(refused, Reason.RATE_LIMITED);
    OrderIntent next = order(venue);
    place(venue, next);
    assertFilled(found(venue, next));
  }

  @ParameterizedTest
  @EnumSource(Venue.class)
  void anOrderToAVenueThatIsGoneIsNeverSentOrFoundNotToHaveArrived(Venue venue) throws Exception {
    OrderIntent order = order(venue);
    fault("refuse-connections", venue, "'milliseconds':2000");

    OrderOutcome refused = place(venue, order);

    if (refused instanceof Unknown) {
      assertRejected(found(venue, order), Reason.NEVER_ARRIVED);
    } else {
      assertRejected(refused, Reason.VENUE_UNAVAILABLE);
    }
  }

  @Test
  void aSlowAnswerIsWaitedFor() throws Exception {
    OrderIntent order = order(Venue.KALSHI);
    fault("slow-answers", Venue.KALSHI, "'requests':'orders','delay':500");

    assertFilled(place(Venue.KALSHI, order));
  }
}
