package io.dutchbook.trial.machine;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.simulator.server.Json;
import io.dutchbook.trial.world.World;
import io.dutchbook.venues.http.Wire;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgradeResponse;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.StreamTcpException;
import org.apache.pekko.stream.javadsl.Flow;
import scala.jdk.javaapi.CollectionConverters;

/** What carries a machine's requests and sockets to the venues until it is cut. */
final class TrialWire implements Wire {
  private static final long LONGEST_BODY_MILLIS = 5_000;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ActorSystem<?> system;
  private final World world;
  private final InstantSource machineClock;
  private final MachineEar ear;
  private final Predicate<Crossing> crossing;
  private final SharedKillSwitch sockets = KillSwitches.shared("wire");
  private boolean cut;

  /**
   * A wire.
   *
   * @param crossing asked at every border; false means that the machine has died there
   */
  TrialWire(
      ActorSystem<?> system,
      World world,
      InstantSource machineClock,
      MachineEar ear,
      Predicate<Crossing> crossing) {
    this.system = system;
    this.world = world;
    this.machineClock = machineClock;
    this.ear = ear;
    this.crossing = crossing;
  }

  /** Nothing passes any more, in either direction, and nobody is told. */
  void cut() {
    cut = true;
    sockets.abort(new StreamTcpException("the machine has no power"));
  }

  @Override
  public CompletionStage<HttpResponse> send(HttpRequest request, ConnectionPoolSettings pool) {
    if (cut) {
      return new CompletableFuture<>();
    }
    String host = request.getUri().host().toString();
    if (host.equals(World.ESPN_HOST)) {
      HttpRequest introduced =
          pool.getConnectionSettings().getUserAgentHeader().map(request::addHeader).orElse(request);
      return world.board(introduced).thenCompose(this::unlessCut);
    }
    Venue venue = venue(host);
    return isOrder(request)
        ? order(venue, request)
        : world.server(venue).serve(request).thenCompose(answer -> heard(venue, answer));
  }

  private static Venue venue(String host) {
    for (Venue venue : Venue.values()) {
      if (World.host(venue).equals(host)) {
        return venue;
      }
    }
    throw new IllegalArgumentException("no venue is at " + host);
  }

  private static boolean isOrder(HttpRequest request) {
    String path = request.getUri().path();
    return request.method().equals(HttpMethods.POST)
        && (path.endsWith("/orders") || path.endsWith("/order") || path.endsWith("/batched"));
  }

  private CompletionStage<HttpResponse> order(Venue venue, HttpRequest request) {
    return request
        .entity()
        .toStrict(LONGEST_BODY_MILLIS, system)
        .thenCompose(body -> leave(venue, request.withEntity(body), body))
        .thenCompose(answer -> heard(venue, answer));
  }

  private CompletionStage<HttpResponse> leave(
      Venue venue, HttpRequest request, HttpEntity.Strict body) {
    ear.orderLeaves(
        venue, Json.read(body.getData().utf8String()).orElseThrow(), machineClock.millis());
    if (!crossing.test(Crossing.ORDER_LEAVES)) {
      return new CompletableFuture<>();
    }
    return world
        .server(venue)
        .serve(request)
        .thenCompose(answer ->
            crossing.test(Crossing.ORDER_ANSWERED)
                ? CompletableFuture.completedFuture(answer)
                : new CompletableFuture<>())
        .thenCompose(answer ->
            crossing.test(Crossing.ANSWER_ARRIVES)
                ? CompletableFuture.completedFuture(answer)
                : new CompletableFuture<>());
  }

  private CompletionStage<HttpResponse> heard(Venue venue, HttpResponse answer) {
    if (answer.status().intValue() == TOO_MANY_REQUESTS) {
      ear.tooOften(venue);
    }
    return unlessCut(answer);
  }

  private CompletionStage<HttpResponse> unlessCut(HttpResponse answer) {
    return cut ? new CompletableFuture<>() : CompletableFuture.completedFuture(answer);
  }

  @Override
  public Flow<Message, Message, CompletionStage<WebSocketUpgradeResponse>> open(
      WebSocketRequest handshake, ClientConnectionSettings connection) {
    CompletableFuture<WebSocketUpgradeResponse> upgraded = new CompletableFuture<>();
    return Flow.completionStageFlow(socket(handshake, upgraded))
        .via(sockets.flow())
        .mapMaterializedValue(_ -> upgraded);
  }

  private CompletionStage<Flow<Message, Message, NotUsed>> socket(
      WebSocketRequest handshake, CompletableFuture<WebSocketUpgradeResponse> upgraded) {
    if (cut) {
      return new CompletableFuture<>();
    }
    var asked = handshake.asScala();
    HttpRequest request =
        HttpRequest.GET(asked.uri().toString())
            .withHeaders(
                List.<HttpHeader>copyOf(CollectionConverters.asJava(asked.extraHeaders())));
    return world
        .server(venue(request.getUri().host().toString()))
        .open(
            request,
            flow -> {
              upgraded.complete(new Upgrade(HttpResponse.create(), true));
              return flow;
            },
            refused -> {
              upgraded.complete(new Upgrade(refused, false));
              throw new StreamTcpException("the handshake was refused: " + refused.status());
            });
  }

  /** How a handshake ended. */
  private record Upgrade(HttpResponse response, boolean isValid)
      implements WebSocketUpgradeResponse {
    @Override
    public Optional<String> chosenSubprotocol() {
      return Optional.empty();
    }

    @Override
    public String invalidationReason() {
      return isValid ? "" : response.status().toString();
    }
  }
}
