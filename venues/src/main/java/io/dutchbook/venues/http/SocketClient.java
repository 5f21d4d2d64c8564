package io.dutchbook.venues.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.model.ws.WebSocketRequest;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgradeResponse;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.stream.RestartSettings;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.RestartSource;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** WebSocket connections to one venue: text in, whole text frames out. */
public final class SocketClient {
  private static final int MAX_FRAME_CHARS = 16 << 20;
  private static final Duration FRAME_TIMEOUT = Duration.ofSeconds(10);

  private final ActorSystem system;
  private final Wire wire;
  private final String venue;
  private final ClientConnectionSettings settings;

  /**
   * A client.
   *
   * @param system an {@link Access} where there is a way out to take; else straight
   * @param venue its name, for messages to people
   */
  public SocketClient(ClassicActorSystemProvider system, String venue, String userAgent) {
    this.system = system.classicSystem();
    this.wire = Access.wire(system);
    this.venue = venue;
    ClientTransport way = Access.egress(system, venue).transport();
    this.settings = Connections.connection(this.system, userAgent, way);
  }

  /**
   * One connection. The stage completes when it is open and fails with a message for people when it
   * is refused.
   *
   * @param handshake asked for anew with every connection, because signatures age
   */
  public Flow<String, String, CompletionStage<Done>> connect(Supplier<WebSocketRequest> handshake) {
    return Flow.fromMaterializer((_, _) -> open(handshake.get()))
        .mapMaterializedValue(opened -> opened.thenCompose(nested -> nested));
  }

  /**
   * Frames without end: connects, says the opening lines, keeps the connection alive, and connects
   * again whenever it breaks or falls silent. Ends only when cancelled.
   *
   * @param opening what to say first, asked for anew with every connection; when it throws, that
   *     attempt has failed
   * @param keepAlive what to say from time to time; the venue answers it
   */
  public Source<String, NotUsed> forever(
      Supplier<WebSocketRequest> handshake,
      Supplier<List<String>> opening,
      String keepAlive,
      ReconnectSettings reconnect) {
    return RestartSource.withBackoff(
        RestartSettings.create(reconnect.first(), reconnect.longest(), reconnect.jitter()),
        () -> once(handshake, opening, keepAlive, reconnect));
  }

  private Source<String, NotUsed> once(
      Supplier<WebSocketRequest> handshake,
      Supplier<List<String>> opening,
      String keepAlive,
      ReconnectSettings reconnect) {
    try {
      return Source.from(opening.get())
          .concatLazy(Source.tick(reconnect.keepAlive(), reconnect.keepAlive(), keepAlive))
          .via(connect(handshake))
          .idleTimeout(reconnect.silence());
    } catch (RuntimeException e) {
      return Source.failed(e);
    }
  }

  private Flow<String, String, CompletionStage<Done>> open(WebSocketRequest request) {
    return Flow.of(String.class)
        .<Message>map(TextMessage::create)
        .viaMat(wire.open(request, settings), Keep.right())
        .mapAsync(1, this::text)
        .mapMaterializedValue(upgrade -> upgrade.handle(this::accepted));
  }

  private Done accepted(@Nullable WebSocketUpgradeResponse upgrade, @Nullable Throwable failure) {
    if (upgrade == null) {
      String cause = failure == null ? "" : RestFailure.describe(failure);
      throw new RestFailure(
          RestFailure.Kind.BROKEN, venue + "'s WebSocket cannot be opened: " + cause, failure);
    }
    if (upgrade.isValid()) {
      return Done.getInstance();
    }
    upgrade.response().discardEntityBytes(system);
    throw new RestFailure(
        RestFailure.Kind.REFUSED,
        venue + " refused the WebSocket: " + upgrade.response().status(),
        null);
  }

  private CompletionStage<String> text(Message message) {
    if (!message.isText()) {
      throw new IllegalStateException(venue + " sent a binary message");
    }
    TextMessage text = message.asTextMessage();
    if (!text.isStrict()) {
      return joined(text);
    }
    if (text.getStrictText().length() > MAX_FRAME_CHARS) {
      throw new IllegalStateException(venue + " sent a frame over " + MAX_FRAME_CHARS + " chars");
    }
    return CompletableFuture.completedFuture(text.getStrictText());
  }

  private CompletionStage<String> joined(TextMessage text) {
    return text.getStreamedText()
        .completionTimeout(FRAME_TIMEOUT)
        .limitWeighted(MAX_FRAME_CHARS, part -> (long) part.length())
        .runFold(new StringBuilder(), StringBuilder::append, system)
        .thenApply(StringBuilder::toString);
  }
}
