package io.dutchbook.simulator.server;

import io.dutchbook.simulator.server.Admission.Admitted;
import io.dutchbook.simulator.server.Admission.TurnedAway;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** A venue on a port: real HTTP and WebSocket in front of its actor. */
public final class VenueServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST_BODY = 1_000_000;
  private static final int SOCKET_QUEUE = 8_192;
  private static final int DELAYED_FRAMES = 1_024;
  private static final Duration CUT = Duration.ofMillis(100);
  private static final int REOPENINGS = 50;

  private final ActorSystem<?> system;
  private final ActorRef<VenueActor.Command> venue;
  private final InstantSource clock;
  private final long usualLatency;
  private final AtomicLong latency;
  private final AtomicReference<@Nullable Door> door = new AtomicReference<>();
  private final AtomicLong sockets = new AtomicLong();

  /**
   * A server in front of a venue.
   *
   * @param latencyMillis by which every answer and every frame is late
   */
  public VenueServer(
      ActorSystem<?> system,
      ActorRef<VenueActor.Command> venue,
      InstantSource clock,
      long latencyMillis) {
    this.system = system;
    this.venue = venue;
    this.clock = clock;
    this.usualLatency = latencyMillis;
    this.latency = new AtomicLong(latencyMillis);
  }

  /**
   * Binds a port of the loopback address.
   *
   * @param port 0 for any free one
   * @param ping what the server pings idle sockets with every 10 seconds; empty for no pings
   */
  public CompletionStage<ServerBinding> bind(int port, String ping) {
    ServerSettings settings = ServerSettings.create(system.classicSystem());
    if (!ping.isEmpty()) {
      settings =
          settings.withWebsocketSettings(
              settings
                  .getWebsocketSettings()
                  .withPeriodicKeepAliveMaxIdle(scala.concurrent.duration.Duration.create("10s"))
                  .withPeriodicKeepAliveData(() -> ByteString.fromString(ping)));
    }
    return bind(port, settings);
  }

  private CompletionStage<ServerBinding> bind(int port, ServerSettings settings) {
    return Http.get(system)
        .newServerAt("127.0.0.1", port)
        .withSettings(settings)
        .bind(this::handle)
        .thenApply(bound -> {
          door.set(new Door(bound, settings));
          return bound;
        });
  }

  /** Cuts all connections and accepts none for a while; on the same port afterwards. */
  public void refuse(long millis) {
    Door open = door.getAndSet(null);
    if (open == null) {
      return;
    }
    int port = open.binding.localAddress().getPort();
    open.binding
        .terminate(CUT)
        .whenComplete((done, failure) ->
            system
                .scheduler()
                .scheduleOnce(
                    Duration.ofMillis(millis),
                    () -> reopen(port, open.settings, REOPENINGS),
                    system.executionContext()));
  }

  /** Another program may have taken the port for a moment. */
  private void reopen(int port, ServerSettings settings, int attempts) {
    bind(port, settings)
        .whenComplete((bound, failure) -> {
          if (failure != null && attempts > 1) {
            system
                .scheduler()
                .scheduleOnce(
                    CUT, () -> reopen(port, settings, attempts - 1), system.executionContext());
          } else if (failure != null) {
            system.log().error("port " + port + " cannot be opened again", failure);
          }
        });
  }

  /** Stops listening and ends every connection. */
  public CompletionStage<Done> close() {
    Door open = door.getAndSet(null);
    return open == null
        ? CompletableFuture.completedFuture(Done.getInstance())
        : open.binding.terminate(CUT).thenApply(terminated -> Done.getInstance());
  }

  /** Makes every answer and every frame late from now on. */
  public void delay(long millis) {
    latency.set(millis);
  }

  /** Makes answers and frames as late as at the start. */
  public void heal() {
    latency.set(usualLatency);
  }

  private CompletionStage<HttpResponse> handle(HttpRequest request) {
    return request
        .getAttribute(AttributeKeys.webSocketUpgrade)
        .map(upgrade -> open(request, upgrade))
        .orElseGet(() -> serve(request));
  }

  /** Answers a request, as late as it may be; never, when a fault says so. */
  public CompletionStage<HttpResponse> serve(HttpRequest request) {
    return request
        .entity()
        .withSizeLimit(LARGEST_BODY)
        .toStrict(PATIENCE.toMillis(), system)
        .thenCompose(body -> late(() -> ask(HttpEdge.call(request, body.getData().utf8String()))))
        .exceptionally(failure -> HttpEdge.failed(system.log(), failure));
  }

  private CompletionStage<HttpResponse> ask(Call call) {
    return AskPattern.<VenueActor.Command, VenueActor.Reply>ask(
            venue, replyTo -> new VenueActor.Serve(call, replyTo), PATIENCE, system.scheduler())
        .thenCompose(reply ->
            switch (reply) {
              case VenueActor.Answered(Answer answer, long delay) ->
                  after(
                      latency.get() / 2 + delay,
                      () -> CompletableFuture.completedFuture(HttpEdge.response(answer)));
              case VenueActor.Silence() -> new CompletableFuture<HttpResponse>();
            });
  }

  /** Half of the latency lies on the way in, half on the way out. */
  private CompletionStage<HttpResponse> late(Supplier<CompletionStage<HttpResponse>> then) {
    return after(latency.get() / 2, then);
  }

  private CompletionStage<HttpResponse> after(
      long millis, Supplier<CompletionStage<HttpResponse>> then) {
    return millis == 0
        ? then.get()
        : Patterns.after(Duration.ofMillis(millis), system.classicSystem(), then::get);
  }

  private CompletionStage<HttpResponse> open(HttpRequest request, WebSocketUpgrade upgrade) {
    return open(request, upgrade::handleMessagesWith, refused -> refused);
  }

  /**
   * Decides on a handshake.
   *
   * @param opened takes the venue's end of the socket
   * @param refused takes the answer in its place
   */
  public <T> CompletionStage<T> open(
      HttpRequest request,
      Function<Flow<Message, Message, NotUsed>, T> opened,
      Function<HttpResponse, T> refused) {
    Call handshake = HttpEdge.call(request, "");
    return AskPattern.<VenueActor.Command, Admission>ask(
            venue,
            replyTo -> new VenueActor.Knock(handshake, replyTo),
            PATIENCE,
            system.scheduler())
        .thenApply(admission ->
            switch (admission) {
              case Admitted(String member) -> opened.apply(socket(handshake, member));
              case TurnedAway(Answer answer) -> refused.apply(HttpEdge.response(answer));
            });
  }

  private Flow<Message, Message, NotUsed> socket(Call handshake, String member) {
    long id = sockets.incrementAndGet();
    var queue = Source.<Frame>queue(SOCKET_QUEUE).preMaterialize(system);
    venue.tell(new VenueActor.Connect(id, handshake, member, new Outlet(queue.first())));
    Source<Message, NotUsed> out =
        queue.second().mapAsync(DELAYED_FRAMES, this::whenDue).map(TextMessage::create);
    Sink<Message, ?> in =
        Flow.<Message>create()
            .filter(Message::isText)
            .mapAsync(1, message -> text(message.asTextMessage()))
            .toMat(Sink.foreach(text -> venue.tell(new VenueActor.Heard(id, text))), Keep.right())
            .mapMaterializedValue(
                done -> done.whenComplete((ok, error) -> venue.tell(new VenueActor.HungUp(id))));
    return Flow.fromSinkAndSourceCoupled(in, out);
  }

  private CompletionStage<String> text(TextMessage message) {
    return message.isStrict()
        ? CompletableFuture.completedFuture(message.getStrictText())
        : message
            .toStrict(PATIENCE.toMillis(), Materializer.matFromSystem(system))
            .thenApply(strict -> strict.getStrictText());
  }

  private CompletionStage<String> whenDue(Frame frame) {
    long left = frame.due - clock.millis();
    return left <= 0
        ? CompletableFuture.completedFuture(frame.text)
        : Patterns.after(
            Duration.ofMillis(left),
            system.classicSystem(),
            () -> CompletableFuture.completedFuture(frame.text));
  }

  /** Where it listens, and how. */
  private record Door(ServerBinding binding, ServerSettings settings) {}

  /** A frame, and when it may leave. */
  private record Frame(String text, long due) {}

  private final class Outlet implements Switchboard.Outlet {
    private final BoundedSourceQueue<Frame> queue;

    private Outlet(BoundedSourceQueue<Frame> queue) {
      this.queue = queue;
    }

    @Override
    public boolean offer(String text) {
      long due = clock.millis() + latency.get() / 2;
      return !queue.offer(new Frame(text, due)).equals(QueueOfferResult.dropped());
    }

    @Override
    public void close() {
      if (!queue.isCompleted()) {
        queue.complete();
      }
    }
  }
}
