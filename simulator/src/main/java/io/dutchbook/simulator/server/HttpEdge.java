package io.dutchbook.simulator.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.DateTime;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Date;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;

/** Between the HTTP library's requests and answers and ours. */
public final class HttpEdge {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST_BODY = 100_000;

  private HttpEdge() {}

  /**
   * Binds a port of the loopback address to a function.
   *
   * @param port 0 for any free one
   */
  public static CompletionStage<ServerBinding> bind(
      ActorSystem<?> system, int port, Function<Call, CompletionStage<Answer>> serve) {
    return Http.get(system).newServerAt("127.0.0.1", port).bind(new Handler(system, serve)::handle);
  }

  /** A function behind the library's interface. */
  private record Handler(ActorSystem<?> system, Function<Call, CompletionStage<Answer>> serve) {
    private CompletionStage<HttpResponse> handle(HttpRequest request) {
      return request
          .entity()
          .withSizeLimit(LARGEST_BODY)
          .toStrict(PATIENCE.toMillis(), system)
          .thenCompose(body -> serve.apply(call(request, body.getData().utf8String())))
          .thenApply(HttpEdge::response)
          .exceptionally(failure -> failed(system.log(), failure));
    }
  }

  /** A request as a value. */
  public static Call call(HttpRequest request, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.getHeaders().forEach(header -> headers.put(header.name(), header.value()));
    return Call.of(
        request.method().value(),
        request.getUri().path(),
        request.getUri().rawQueryString().orElse(""),
        headers,
        body);
  }

  /** A value as an answer. */
  public static HttpResponse response(Answer answer) {
    HttpResponse response = HttpResponse.create().withStatus(answer.status());
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      response = response.addHeader(header(header.getKey(), header.getValue()));
    }
    ByteString body = ByteString.fromString(answer.body());
    return switch (answer.contentType()) {
      case "application/json" -> response.withEntity(ContentTypes.APPLICATION_JSON, body);
      case "text/html" -> response.withEntity(ContentTypes.TEXT_HTML_UTF8, body);
      default -> response.withEntity(ContentTypes.TEXT_PLAIN_UTF8, body);
    };
  }

  /** The library drops a raw {@code Date} and writes its own clock instead. */
  private static HttpHeader header(String name, String value) {
    return name.equals("Date")
        ? Date.create(DateTime.create(HttpDate.millis(value)))
        : RawHeader.create(name, value);
  }

  /** The answer to a request that broke, which is logged. */
  static HttpResponse failed(Logger log, Throwable failure) {
    log.error("a request failed", failure);
    return HttpResponse.create()
        .withStatus(500)
        .withEntity(ContentTypes.APPLICATION_JSON, "{\"error\":\"Internal server error\"}");
  }
}
