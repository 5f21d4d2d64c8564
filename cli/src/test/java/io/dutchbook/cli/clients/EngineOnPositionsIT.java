package io.dutchbook.cli.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import io.dutchbook.engine.trade.Purpose;
import io.dutchbook.engine.trade.TradeId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine's own clients where Polymarket lists its games on exchange version 3. */
class EngineOnPositionsIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private SimulatorProcess simulator;
  private ActorSystem<Void> system;
  private EngineClients clients;
  private WatchedFeed feed;
  private String control;
  private int trades;

  @BeforeEach
  void start() throws IOException {
    simulator =
        SimulatorProcess.start(
            folder, List.of("--taker-delay", "0s", "--polymarket-positions", "--leagues", "nba"));
    JsonNode ready = new ObjectMapper().readTree(simulator.readyFile().toFile());
    control = ready.path("control").asText();
    system = ActorSystem.create(Behaviors.empty(), "engine");
    clients = EngineClients.of(Venue.POLYMARKET, ready, system);
    assertThat(clients.instruments()).isNotEmpty();
    get(clients.orders().prepare());
    feed = new WatchedFeed(system, clients.data(), clients.names());
  }

  @AfterEach
  void stop() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
    simulator.close();
  }

  private static <T> T get(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Test
  void positionsAreListedQuotedAndTraded() {
    assertThat(get(clients.orders().place(order(0), () -> {})))
        .isInstanceOfSatisfying(
            Closed.class, closed -> assertThat(closed.filled().isZero()).isFalse());
  }

  /** The instrument is of before the change; between two of the new steps nothing is sent. */
  @Test
  void noOrderLeavesOnATickThatHasChanged() throws Exception {
    OrderIntent before = order(3);
    tick("0.1");
    await()
        .atMost(LONG)
        .until(
            () -> get(clients.orders().place(again(before), () -> {})),
            outcome -> isOffTick(outcome));
    tick("0.01");

    await()
        .atMost(LONG)
        .until(
            () -> get(clients.orders().place(again(before), () -> {})),
            outcome -> !isOffTick(outcome));
  }

  private static boolean isOffTick(OrderOutcome outcome) {
    return outcome instanceof Rejected rejected
        && rejected.reason() == Reason.INVALID
        && rejected.detail().contains("off the market's new tick");
  }

  private void tick(String tick) throws Exception {
    HttpResponse<String> done =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(control + "/control/faults/tick-change"))
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"venue\":\"polymarket\",\"tick\":\"" + tick + "\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  /** An order for ten shares that matches at once, at so many cents above eight above the best. */
  private OrderIntent order(int more) {
    feed.awaitLive();
    Depth book =
        feed.books().stream()
            .filter(depth -> !depth.asks().isEmpty())
            .filter(depth -> depth.asks().price(0) < 8_000)
            .findFirst()
            .orElseThrow();
    int cents = book.asks().price(0) / 100 + 8 + more;
    Instrument instrument =
        clients.instruments().stream()
            .filter(one -> one.id().equals(book.instrument()))
            .findFirst()
            .orElseThrow();
    return order(instrument, Price.cents(cents % 10 == 0 ? cents + 1 : cents));
  }

  private OrderIntent again(OrderIntent order) {
    return order(order.instrument(), order.limit());
  }

  private OrderIntent order(Instrument instrument, Price limit) {
    long now = System.currentTimeMillis();
    trades++;
    return new OrderIntent(
        new OrderKey(new TradeId("positions-" + now + "-" + trades), 0, 0),
        Purpose.ENTER,
        instrument,
        Action.BUY,
        Quantity.parse("10"),
        limit,
        now,
        now + 3_000);
  }
}
