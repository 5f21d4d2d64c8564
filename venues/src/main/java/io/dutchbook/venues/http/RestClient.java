package io.dutchbook.venues.http;

import io.dutchbook.venues.gate.Errand;
import io.dutchbook.venues.gate.Pass;
import io.dutchbook.venues.gate.RateSigns;
import io.dutchbook.venues.gate.VenueGate;
import io.dutchbook.venues.http.RestFailure.Kind;
import io.dutchbook.venues.telemetry.RequestOutcome;
import io.dutchbook.venues.telemetry.VenueTelemetry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.Date;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.stream.BufferOverflowException;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * Requests to one host. Reads share a pool that may repeat them once on a stale connection; what
 * must not be repeated has a pool of its own that never does.
 *
 * <p>Every request asks at the venue's gate first. Every stage completes within the request
 * timeout, after what it had to wait at the gate: with the answer, whatever its status, or with a
 * {@link RestFailure}.
 */
public final class RestClient {
  private static final int READ_RETRIES = 1;
  private static final String GET = "GET";
  private static final String POST = "POST";

  private final ActorSystem system;
  private final Wire wire;
  private final URI base;
  private final PoolSettings settings;
  private final ConnectionPoolSettings reads;
  private final ConnectionPoolSettings once;
  private final InstantSource clock;
  private final VenueTelemetry telemetry;
  private final VenueGate gate;

  /**
   * A client of one host.
   *
   * @param system an {@link Access} where requests are governed; else they are not
   * @param base scheme, host and the path that every target is below
   */
  public RestClient(
      ClassicActorSystemProvider system,
      URI base,
      PoolSettings settings,
      String userAgent,
      InstantSource clock,
      VenueTelemetry telemetry) {
    Access access = Access.of(system, base.getHost(), clock);
    this.system = access.classicSystem();
    this.gate = access.gate();
    this.wire = access.wire();
    this.base = base;
    this.settings = settings;
    ClientTransport way = access.egress().transport();
    this.reads = Connections.pool(this.system, settings, READ_RETRIES, userAgent, way);
    this.once = Connections.pool(this.system, settings, 0, userAgent, way);
    this.clock = clock;
    this.telemetry = telemetry;
  }

  /** The whole path of a target, as venues have it signed: with the base's, without query. */
  public String signedPath(Target target) {
    return basePath() + target.path();
  }

  /**
   * Reads something.
   *
   * @param operation its name in the telemetry
   */
  public CompletionStage<RestAnswer> get(
      String operation, Target target, List<HttpHeader> headers) {
    return exchange(
        gate.question(operation, GET, target.path()),
        HttpRequest.GET(address(target)).withHeaders(headers),
        reads);
  }

  /** Reads over the connections of what must not be repeated, so that they are open and warm. */
  public CompletionStage<RestAnswer> getOnce(
      String operation, Target target, List<HttpHeader> headers) {
    return exchange(
        gate.question(operation, GET, target.path()),
        HttpRequest.GET(address(target)).withHeaders(headers),
        once);
  }

  /** Posts a question without a body, such as a login. */
  public CompletionStage<RestAnswer> post(
      String operation, Target target, List<HttpHeader> headers) {
    return exchange(
        gate.question(operation, POST, target.path()),
        HttpRequest.POST(address(target)).withHeaders(headers),
        once);
  }

  /**
   * Sends what changes something, once, with a JSON body or, when that is empty, without one.
   * Deleting takes orders back and goes first; anything else may add risk.
   */
  public CompletionStage<RestAnswer> send(
      String operation, HttpMethod method, Target target, List<HttpHeader> headers, byte[] body) {
    return send(operation, method, target, headers, body, Load.of(method, 1));
  }

  /** Sends what changes something, once, with a JSON body or, when that is empty, without one. */
  public CompletionStage<RestAnswer> send(
      String operation,
      HttpMethod method,
      Target target,
      List<HttpHeader> headers,
      byte[] body,
      Load load) {
    HttpRequest bare = HttpRequest.create(address(target)).withMethod(method).withHeaders(headers);
    long deadline = clock.millis() + settings.requestTimeout().toMillis();
    String path = target.path();
    return exchange(
        gate.isQuestion(path)
            ? gate.question(operation, method.value(), path)
            : gate.order(operation, method.value(), path, load.priority(), load.items(), deadline),
        body.length == 0 ? bare : bare.withEntity(ContentTypes.APPLICATION_JSON, body),
        once);
  }

  /**
   * Posts a JSON body at most once. When the stage fails with {@link Kind#NOT_SENT}, the body did
   * not leave and never will.
   */
  public CompletionStage<RestAnswer> postOnce(
      String operation, Target target, List<HttpHeader> headers, byte[] body, HandOver gate) {
    return postOnce(operation, target, headers, body, 1, gate);
  }

  /**
   * Posts a JSON body at most once, as {@link #postOnce(String, Target, List, byte[], HandOver)}.
   *
   * @param items how many orders it carries
   */
  public CompletionStage<RestAnswer> postOnce(
      String operation,
      Target target,
      List<HttpHeader> headers,
      byte[] body,
      int items,
      HandOver gate) {
    HttpRequest request =
        HttpRequest.POST(address(target))
            .withHeaders(headers)
            .withEntity(
                HttpEntities.create(
                    ContentTypes.APPLICATION_JSON, body.length, guarded(operation, body, gate)));
    Errand errand =
        this.gate.order(operation, POST, target.path(), gate.priority(), items, gate.deadline());
    return exchange(errand, request, once)
        .handle((received, failure) -> {
          boolean neverLeft = gate.abandon();
          if (failure == null) {
            return received;
          }
          throw neverLeft ? notSent(operation, failure) : asFailure(operation, failure);
        });
  }

  /** The body, which asks at the gate at the moment when a connection takes it. */
  private static Source<ByteString, ?> guarded(String operation, byte[] body, HandOver gate) {
    return Source.lazySource(() ->
        gate.leave()
            ? Source.single(ByteString.fromArrayUnsafe(body))
            : Source.failed(new RestFailure(Kind.NOT_SENT, operation + " was not let out", null)));
  }

  private static RestFailure notSent(String operation, Throwable failure) {
    Throwable cause = RestFailure.unwrap(failure);
    if (RestFailure.neverSent(cause)) {
      return asFailure(operation, cause);
    }
    return new RestFailure(Kind.NOT_SENT, operation + " did not leave: " + Reason.of(cause), cause);
  }

  private CompletionStage<RestAnswer> exchange(
      Errand errand, HttpRequest request, ConnectionPoolSettings pool) {
    long askedAt = System.nanoTime();
    return gate.ask(errand)
        .whenComplete((_, refused) -> {
          if (refused != null) {
            telemetry.request(
                errand.operation(), RequestOutcome.HELD_BACK, System.nanoTime() - askedAt);
          }
        })
        .thenCompose(pass -> leave(pass, request, pool));
  }

  private CompletionStage<RestAnswer> leave(
      Pass pass, HttpRequest request, ConnectionPoolSettings pool) {
    String operation = pass.errand().operation();
    long sentAt = clock.millis();
    long startNanos = System.nanoTime();
    CompletableFuture<RestAnswer> answer = new CompletableFuture<>();
    Cancellable timer = timeLimit(operation, answer);
    Stages.attempt(() -> wire.send(request, pool))
        .thenCompose(response -> {
          RateSigns signs =
              RateSigns.of(name -> response.getHeader(name).map(HttpHeader::value), clock);
          gate.heard(pass, response.status().intValue(), signs);
          return read(response, sentAt);
        })
        .whenComplete((received, failure) -> {
          if (failure == null) {
            answer.complete(received);
          } else {
            answer.completeExceptionally(asFailure(operation, failure));
          }
        });
    return answer.whenComplete((received, failure) -> {
      timer.cancel();
      RequestOutcome outcome = outcome(received, failure);
      gate.ended(pass, outcome);
      telemetry.request(operation, outcome, System.nanoTime() - startNanos);
    });
  }

  private Cancellable timeLimit(String operation, CompletableFuture<RestAnswer> answer) {
    return system
        .scheduler()
        .scheduleOnce(
            settings.requestTimeout(),
            () ->
                answer.completeExceptionally(
                    new RestFailure(
                        Kind.TIMED_OUT,
                        operation
                            + " had no answer within "
                            + settings.requestTimeout().toMillis()
                            + " ms",
                        null)),
            system.dispatcher());
  }

  private CompletionStage<RestAnswer> read(HttpResponse response, long sentAt) {
    OptionalLong serverSecond =
        response.getHeader(Date.class).stream().mapToLong(date -> date.date().clicks()).findFirst();
    return response
        .entity()
        .toStrict(settings.requestTimeout().toMillis(), settings.maxAnswerBytes(), system)
        .thenApply(entity ->
            new RestAnswer(
                response.status().intValue(),
                text(response, entity.getData()),
                serverSecond,
                sentAt,
                clock.millis(),
                headers(response)));
  }

  private String text(HttpResponse response, ByteString body) {
    return response.encoding().equals(HttpEncodings.GZIP)
        ? new String(
            Compressed.unpack(body.toArray(), settings.maxAnswerBytes()), StandardCharsets.UTF_8)
        : body.decodeString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(HttpResponse response) {
    Map<String, String> headers = new HashMap<>();
    response.getHeaders().forEach(header -> headers.put(header.lowercaseName(), header.value()));
    return headers;
  }

  private static RestFailure asFailure(String operation, Throwable failure) {
    Throwable cause = RestFailure.unwrap(failure);
    if (cause instanceof RestFailure known) {
      return known;
    }
    boolean crowded = cause instanceof BufferOverflowException;
    return new RestFailure(
        crowded ? Kind.NOT_SENT : Kind.BROKEN, operation + " broke: " + Reason.of(cause), cause);
  }

  private static RequestOutcome outcome(RestAnswer answer, Throwable failure) {
    if (failure instanceof RestFailure known) {
      return switch (known.kind()) {
        case NOT_SENT -> RequestOutcome.NOT_SENT;
        case RATE_LIMITED, BREAKER_OPEN -> RequestOutcome.HELD_BACK;
        case TIMED_OUT -> RequestOutcome.TIMED_OUT;
        case BROKEN, REFUSED -> RequestOutcome.BROKEN;
      };
    }
    return failure == null ? RequestOutcome.of(answer.status()) : RequestOutcome.BROKEN;
  }

  private String address(Target target) {
    return base.getScheme() + "://" + base.getRawAuthority() + basePath() + target;
  }

  private String basePath() {
    String path = base.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
