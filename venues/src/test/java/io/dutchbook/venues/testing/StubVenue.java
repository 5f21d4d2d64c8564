package io.dutchbook.venues.testing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.coding.Coder;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.DateTime;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Date;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** A venue of this process: answers what it was told to, and remembers what it was asked. */
public final class StubVenue implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 1_000;

  private final ActorSystem system;
  private final ServerBinding binding;
  private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
  private final Map<String, StubSocket> sockets = new ConcurrentHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile LongSupplier date = System::currentTimeMillis;

  /** A venue on a free port of this machine. */
  public StubVenue(ActorSystem system) {
    this.system = system;
    this.binding =
        Http.get(system)
            .newServerAt("127.0.0.1", 0)
            .bind(this::handle)
            .toCompletableFuture()
            .join();
  }

  /** An address of this venue. */
  public URI address(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + binding.localAddress().getPort() + path);
  }

  /** Answers {@code GET /path} with each of these in turn, the last one for ever. */
  public StubVenue on(String methodAndPath, Answer... inTurn) {
    answers.put(methodAndPath, new ArrayDeque<>(List.of(inTurn)));
    return this;
  }

  /** Dates every answer from now on, in epoch milliseconds. */
  public StubVenue dated(LongSupplier millis) {
    date = millis;
    return this;
  }

  /** Takes WebSockets at a path. */
  public StubSocket socket(String path) {
    return sockets.computeIfAbsent(path, _ -> new StubSocket(system));
  }

  /** Every request so far. */
  public List<Received> received() {
    return received;
  }

  /** The requests of one kind. */
  public List<Received> received(String methodAndPath) {
    return received.stream().filter(request -> request.line().equals(methodAndPath)).toList();
  }

  /** A JSON body with a status. */
  public static Answer json(int status, String body) {
    return new Answer(status, body, Kind.WHOLE, Map.of());
  }

  /** Nothing, ever. */
  public static Answer silence() {
    return new Answer(0, "", Kind.SILENCE, Map.of());
  }

  /** A connection that breaks within the answer. */
  public static Answer broken() {
    return new Answer(200, "", Kind.BROKEN, Map.of());
  }

  @Override
  public void close() {
    binding.terminate(Duration.ofMillis(100)).toCompletableFuture().join();
  }

  private CompletionStage<HttpResponse> handle(HttpRequest request) {
    StubSocket socket = sockets.get(request.getUri().path());
    if (socket != null) {
      remember(request, "");
      return CompletableFuture.completedFuture(
          request
              .getAttribute(AttributeKeys.webSocketUpgrade)
              .filter(_ -> !socket.isRefusing())
              .map(socket::accept)
              .orElseGet(() -> HttpResponse.create().withStatus(401)));
    }
    return request
        .entity()
        .toStrict(PATIENCE_MILLIS, system)
        .thenCompose(entity -> {
          remember(request, entity.getData().utf8String());
          return answer(request.method().value() + " " + request.getUri().path())
              .thenApply(
                  response -> response.addHeader(Date.create(DateTime.create(date.getAsLong()))));
        });
  }

  private void remember(HttpRequest request, String body) {
    Map<String, String> headers = new HashMap<>();
    request.getHeaders().forEach(header -> headers.put(header.name(), header.value()));
    received.add(
        new Received(
            request.method().value() + " " + request.getUri().path(),
            request.getUri().rawQueryString().orElse(""),
            headers,
            body));
  }

  private CompletionStage<HttpResponse> answer(String line) {
    Queue<Answer> queue = answers.get(line);
    if (queue == null) {
      return CompletableFuture.completedFuture(HttpResponse.create().withStatus(404));
    }
    Answer answer;
    synchronized (queue) {
      answer = queue.size() > 1 ? queue.remove() : queue.element();
    }
    HttpResponse response = HttpResponse.create();
    return switch (answer.kind()) {
      case SILENCE -> new CompletableFuture<>();
      case BROKEN ->
          CompletableFuture.completedFuture(
              response.withEntity(
                  HttpEntities.create(
                      ContentTypes.APPLICATION_JSON,
                      100,
                      Source.<ByteString>failed(new IllegalStateException("broken on purpose")))));
      case WHOLE -> CompletableFuture.completedFuture(answer.onto(response));
      case COMPRESSED ->
          CompletableFuture.completedFuture(Coder.Gzip.encodeMessage(answer.onto(response)));
    };
  }

  /** What to answer. */
  public record Answer(int status, String body, Kind kind, Map<String, String> headers) {
    /** The same with one header and no other. */
    public Answer with(String header, String value) {
      return new Answer(status, body, kind, Map.of(header, value));
    }

    /** The same, compressed. */
    public Answer compressed() {
      return new Answer(status, body, Kind.COMPRESSED, headers);
    }

    private HttpResponse onto(HttpResponse response) {
      HttpResponse answer = response.withStatus(status);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        answer = answer.addHeader(RawHeader.create(header.getKey(), header.getValue()));
      }
      return answer.withEntity(ContentTypes.APPLICATION_JSON, body);
    }
  }

  /** How an answer ends. */
  public enum Kind {
    /** As it should. */
    WHOLE,
    /** As it should, with its body compressed. */
    COMPRESSED,
    /** Never. */
    SILENCE,
    /** In the middle. */
    BROKEN
  }

  /** A request: its first line without query, its query, headers and body. */
  public record Received(String line, String query, Map<String, String> headers, String body) {}
}
