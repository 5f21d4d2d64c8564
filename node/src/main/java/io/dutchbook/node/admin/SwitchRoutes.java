package io.dutchbook.node.admin;

import static io.dutchbook.node.admin.Answers.json;
import static io.dutchbook.node.admin.Answers.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.dutchbook.protocol.desk.DeskCommand;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.unmarshalling.Unmarshaller;

/** What the API changes: the switches of the risk desk, for whoever shows the token. */
final class SwitchRoutes extends AllDirectives {
  private static final Duration ASK_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration BODY_TIMEOUT = Duration.ofSeconds(2);
  private static final long MAX_BODY_BYTES = 64 * 1024;

  private final ActorSystem<?> system;
  private final ActorRef<DeskCommand> desk;
  private final AdminToken token;

  SwitchRoutes(ActorSystem<?> system, ActorRef<DeskCommand> desk, AdminToken token) {
    this.system = system;
    this.desk = desk;
    this.token = token;
  }

  Route all() {
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
}
