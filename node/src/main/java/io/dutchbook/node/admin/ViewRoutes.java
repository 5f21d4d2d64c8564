package io.dutchbook.node.admin;

import static io.dutchbook.node.admin.Answers.json;
import static io.dutchbook.node.admin.Answers.problem;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.persistence.database.DatabaseUnavailable;
import io.dutchbook.persistence.read.ReadSide;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.http.javadsl.server.AllDirectives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/** What the API shows: parts of the board, trades of the past, and the live stream. */
final class ViewRoutes extends AllDirectives {
  private static final Duration STREAM_KEEP_ALIVE = Duration.ofSeconds(5);
  private static final int MAX_TRADES = 500;
  private static final int DEFAULT_TRADES = 50;

  private final BoardHub boards;
  private final ReadSide readSide;
  private final Executor blocking;

  /**
   * Views.
   *
   * @param blocking where database queries may wait
   */
  ViewRoutes(BoardHub boards, ReadSide readSide, Executor blocking) {
    this.boards = boards;
    this.readSide = readSide;
    this.blocking = blocking;
  }

  Route all() {
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
                    path("findings", () -> part(boards.latest().reconciler(), "reconciler")),
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
          int limit = text.map(ViewRoutes::number).orElse(DEFAULT_TRADES);
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
}
