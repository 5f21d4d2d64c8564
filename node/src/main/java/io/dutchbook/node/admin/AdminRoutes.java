package io.dutchbook.node.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.engine.game.GameId;
import io.dutchbook.node.telemetry.Meters;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.read.ReadSide;
import io.dutchbook.protocol.desk.DeskCommand;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCode;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** The addresses of the admin API. */
final class AdminRoutes extends AllDirectives {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration STREAM_KEEP_ALIVE = Duration.ofSeconds(5);
  private static final long MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_TRADES = 500;
  private static final int DEFAULT_TRADES = 50;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final List<HttpHeader> SECURITY_HEADERS =
      List.of(
          RawHeader.create("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cache-Control", "no-store"));

  private final ActorSystem<?> system;
  private final BoardHub boards;
  private final ActorRef<DeskCommand> desk;
  private final ReadSide readSide;
  private final Executor blocking;
  private final Meters meters;
  private final AdminToken token;
  private final boolean loopbackOnly;

  AdminRoutes(
      ActorSystem<?> system,
      BoardHub boards,
      ActorRef<DeskCommand> desk,
      ReadSide readSide,
      Executor blocking,
      Meters meters,
      AdminToken token,
      boolean loopbackOnly) {
    this.system = system;
    this.boards = boards;
    this.desk = desk;
    this.readSide = readSide;
    this.blocking = blocking;
    this.meters = meters;
    this.token = token;
    this.loopbackOnly = loopbackOnly;
  }

  Route all() {
    return extractRequest(request ->
        isAllowedHost(request)
            ? respondWithHeaders(
                SECURITY_HEADERS,
                () -> concat(pages(), health(), views(), switches(), nothingHere(request)))
            : problem(StatusCodes.FORBIDDEN, "host", hostOf(request), "this machine's own name"));
  }

  private Route nothingHere(HttpRequest request) {
    return problem(
        StatusCodes.NOT_FOUND,
        "path",
        request.method().name() + " " + request.getUri().path(),
        "GET of / /health /ready /metrics /api/board /api/games /api/games/<id> /api/books"
            + " /api/opportunities /api/trades /api/positions /api/risk /api/venues /api/outbound"
            + " /api/discovery /api/stream; POST of /api/kill /api/resume /api/pause /api/unpause");
  }

  /** A page of another site must not reach this machine's API under a name of its own. */
  private boolean isAllowedHost(HttpRequest request) {
    return !loopbackOnly || THIS_MACHINE.contains(hostOf(request));
  }

  private static String hostOf(HttpRequest request) {
    String host =
        request.getHeader("Host").map(HttpHeader::value).orElse(request.getUri().host().address());
    return host.replaceFirst(":\\d+$", "");
  }

  // ---------------------------------------------------------------- pages and health

  private Route pages() {
    return get(() ->
        concat(
            pathEndOrSingleSlash(() -> file("index.html")),
            path("app.js", () -> file("app.js")),
            path("style.css", () -> file("style.css")),
            path("icon.svg", () -> file("icon.svg")),
            path("metrics", () -> complete(text(meters.scrape())))));
  }

  private Route file(String name) {
    return getFromResource("web/" + name);
  }

  private static HttpResponse text(String body) {
    return HttpResponse.create()
        .withEntity(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, body));
  }

  private Route health() {
    return get(() ->
        concat(path("health", () -> json(Map.of("status", "up"))), path("ready", this::readiness)));
  }

  private Route readiness() {
    Readiness readiness = Readiness.of(boards.latest());
    return json(readiness.ready() ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE, readiness);
  }

  // ---------------------------------------------------------------- views

  private Route views() {
    return pathPrefix(
        "api",
        () ->
            get(() ->
                concat(
                    path("board", () -> json(boards.latest())),
                    path("games", () -> json(boards.latest().games())),
                    path(PathMatchers.segment("games").slash(PathMatchers.segment()), this::game),
                    path("books", this::books),
                    path("opportunities", this::opportunities),
                    path("trades", this::trades),
                    path("positions", () -> json(boards.latest().positions())),
                    path("risk", () -> part(boards.latest().desk(), "risk desk")),
                    path("venues", () -> json(boards.latest().venues())),
                    path("outbound", () -> json(boards.latest().outbound())),
                    path("discovery", () -> part(boards.latest().discovery(), "discovery")),
                    path("stream", this::stream))));
  }

  private Route part(@Nullable Object part, String name) {
    return part == null
        ? problem(StatusCodes.SERVICE_UNAVAILABLE, name, "not heard of yet", "heard of")
        : json(part);
  }

  private Route game(String id) {
    Optional<Board.GamePart> game =
        boards.latest().games().stream().filter(g -> g.id().value().equals(id)).findFirst();
    return game.isPresent()
        ? json(game.get())
        : problem(StatusCodes.NOT_FOUND, "game", id, "a game of /api/games");
  }

  private Route books() {
    return json(
        boards.latest().games().stream()
            .collect(Collectors.toMap(g -> g.id().value(), Board.GamePart::books)));
  }

  private Route opportunities() {
    return json(
        boards.latest().games().stream()
            .filter(game -> game.opportunity() != null)
            .map(game -> new SeenOpportunity(game.id(), game.opportunity(), game.counts()))
            .toList());
  }

  /** The Dutch book that a game saw last. */
  private record SeenOpportunity(GameId game, Object opportunity, Object counts) {}

  /** From the read tables, so that it reaches back beyond the last restart. */
  private Route trades() {
    return parameterOptional(
        "limit",
        text -> {
          int limit = text.map(AdminRoutes::number).orElse(DEFAULT_TRADES);
          return limit < 1 || limit > MAX_TRADES
              ? problem(
                  StatusCodes.BAD_REQUEST,
                  "limit",
                  text.orElse(""),
                  "a whole number from 1 to " + MAX_TRADES)
              : later(() -> readSide.latestTrades(limit, null));
        });
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private Route later(Supplier<Object> query) {
    return onComplete(
        () -> CompletableFuture.supplyAsync(query, blocking),
        result ->
            result.isSuccess()
                ? json(result.get())
                : problem(
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "database",
                    reason(result.failed().get()),
                    "reachable"));
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause instanceof DatabaseUnavailable
        ? String.valueOf(cause.getMessage())
        : cause.toString();
  }

  private Route stream() {
    Optional<Source<Board, NotUsed>> source = boards.subscribe();
    if (source.isEmpty()) {
      return problem(
          StatusCodes.TOO_MANY_REQUESTS, "streams", "all in use", "at most " + boards.maxStreams());
    }
    Source<ServerSentEvent, NotUsed> events =
        source
            .get()
            .map(board -> ServerSentEvent.create(AdminJson.write(board), "board"))
            .keepAlive(STREAM_KEEP_ALIVE, ServerSentEvent::heartbeat);
    return completeOK(events, EventStreamMarshalling.toEventStream());
  }

  // ---------------------------------------------------------------- switches

  private Route switches() {
    return pathPrefix(
        "api",
        () ->
            post(() ->
                concat(
                    path("kill", () -> change((by, why, to) -> kill(true, by, why, to))),
                    path("resume", () -> change((by, why, to) -> kill(false, by, why, to))),
                    path("pause", () -> change((by, why, to) -> pause(true, by, why, to))),
                    path("unpause", () -> change((by, why, to) -> pause(false, by, why, to))))));
  }

  private interface Switch {
    DeskCommand command(String by, String reason, ActorRef<DeskCommand.SwitchReply> replyTo);
  }

  private static DeskCommand kill(
      boolean engaged, String by, String reason, ActorRef<DeskCommand.SwitchReply> replyTo) {
    return new DeskCommand.SetKill(engaged, by, reason, replyTo);
  }

  private static DeskCommand pause(
      boolean paused, String by, String reason, ActorRef<DeskCommand.SwitchReply> replyTo) {
    return new DeskCommand.SetPause(paused, by, reason, replyTo);
  }

  private Route change(Switch wanted) {
    return extractRequest(request -> {
      Optional<Route> refusal = refusal(request);
      return refusal.orElseGet(() -> changeWithReason(wanted));
    });
  }

  private Optional<Route> refusal(HttpRequest request) {
    String shown =
        request
            .getHeader("Authorization")
            .map(HttpHeader::value)
            .filter(value -> value.startsWith("Bearer "))
            .map(value -> value.substring("Bearer ".length()))
            .orElse("");
    if (!token.matches(shown)) {
      return Optional.of(
          problem(
              StatusCodes.UNAUTHORIZED, "token", "wrong or missing", "Authorization: Bearer …"));
    }
    if (!request.entity().getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
      return Optional.of(
          problem(
              StatusCodes.UNSUPPORTED_MEDIA_TYPE,
              "content type",
              request.entity().getContentType().toString(),
              "application/json"));
    }
    Optional<String> origin = request.getHeader("Origin").map(HttpHeader::value);
    return origin.filter(o -> !isSameHost(o, request)).isPresent()
        ? Optional.of(
            problem(StatusCodes.FORBIDDEN, "origin", origin.orElse(""), "this page's own"))
        : Optional.empty();
  }

  private static boolean isSameHost(String origin, HttpRequest request) {
    try {
      String host = request.getHeader("Host").map(HttpHeader::value).orElse("");
      return host.equals(new URI(origin).getAuthority());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private Route changeWithReason(Switch wanted) {
    return withSizeLimit(
        MAX_BODY_BYTES,
        () ->
            toStrictEntity(
                BODY_TIMEOUT,
                () -> entity(Unmarshaller.entityToString(), body -> applied(wanted, body))));
  }

  private Route applied(Switch wanted, String body) {
    JsonNode json;
    try {
      json = AdminJson.read(body);
    } catch (IllegalArgumentException e) {
      return problem(
          StatusCodes.BAD_REQUEST,
          "body",
          String.valueOf(e.getMessage()),
          "{\"reason\": \"…\", \"by\": \"…\"}");
    }
    String reason = json.path("reason").asText("").trim();
    if (reason.isEmpty()) {
      return problem(StatusCodes.BAD_REQUEST, "reason", "empty", "why, in a few words");
    }
    String by = json.path("by").asText("").trim();
    CompletionStage<DeskCommand.SwitchReply> reply =
        AskPattern.ask(
            desk,
            replyTo -> wanted.command(by.isEmpty() ? "operator" : by, reason, replyTo),
            ASK_TIMEOUT,
            system.scheduler());
    return onComplete(
        () -> reply,
        result ->
            result.isSuccess()
                ? json(result.get().inForce() ? StatusCodes.OK : StatusCodes.ACCEPTED, result.get())
                : problem(
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "risk desk",
                    "no answer within " + ASK_TIMEOUT.toSeconds() + " s",
                    "an answer; ask again, the switch may or may not have been set"));
  }

  // ---------------------------------------------------------------- answers

  private Route json(Object value) {
    return json(StatusCodes.OK, value);
  }

  private Route json(StatusCode status, Object value) {
    return complete(
        HttpResponse.create()
            .withStatus(status)
            .withEntity(
                HttpEntities.create(ContentTypes.APPLICATION_JSON, AdminJson.write(value))));
  }

  /** One shape for everything that is refused: what, its value, what was allowed. */
  private Route problem(StatusCode status, String what, String value, String allowed) {
    return json(status, new Problem(what, value, allowed));
  }

  private record Problem(String what, String value, String allowed) {}
}
