package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The site API of ESPN, as far as its scoreboards. */
public final class Scoreboard {
  private static final List<String> PREFIX = List.of("apis", "site", "v2", "sports");
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(curl|wget|python-requests|python-urllib|java-http-client|go-http-client|okhttp|axios"
              + "|node-fetch|node|undici|pekko-http)(/.*)?",
          Pattern.CASE_INSENSITIVE);

  private final long lagMillis;
  private final BoardTroubles troubles = new BoardTroubles();

  /**
   * A board.
   *
   * @param lagMillis by which it is behind the games
   */
  public Scoreboard(long lagMillis) {
    this.lagMillis = lagMillis;
  }

  /** Lets a fault strike. */
  public void strike(Fault.OfBoard fault, long now) {
    troubles.strike(fault, now);
  }

  /** Ends all faults. */
  public void heal() {
    troubles.heal();
  }

  /** Answers a request. */
  public Answer serve(Call call, List<Game> games, long now) {
    if (!isWelcome(call.header("User-Agent").orElse(""))) {
      return Answer.json(403, Json.object().put("code", 403).put("message", "Forbidden"));
    }
    Optional<Answer> error =
        troubles.now(Fault.BoardErrors.class, now).map(one -> error(one.fault()));
    if (error.isPresent()) {
      return error.get();
    }
    List<String> segments = call.segments();
    boolean board =
        segments.size() == 7
            && segments.subList(0, 4).equals(PREFIX)
            && segments.getLast().equals("scoreboard");
    Optional<League> league =
        board ? Slugs.league(segments.get(4) + "/" + segments.get(5)) : Optional.empty();
    return league
        .map(found -> board(call, found, games, now))
        .orElseGet(
            () -> Answer.json(404, Json.object().put("code", 404).put("message", "not found")));
  }

  /**
   * Browsers and bare names are turned away, libraries and names with an address are not (since
   * 2026-08-04).
   */
  private static boolean isWelcome(String agent) {
    return agent.contains("(+http") || LIBRARY.matcher(agent).matches();
  }

  private static Answer error(Fault.OfBoard fault) {
    Fault.BoardErrors errors = (Fault.BoardErrors) fault;
    Answer answer =
        Answer.json(
            errors.status(),
            Json.object().put("code", errors.status()).put("message", "unavailable"));
    return errors.retryAfter() == 0
        ? answer
        : answer.with("Retry-After", Long.toString(errors.retryAfter()));
  }

  /** Ranges of days are refused for team sports (since 2026-09-22). */
  private Answer board(Call call, League league, List<Game> games, long now) {
    String dates = call.parameter("dates").orElse("");
    if (!dates.matches("(\\d{6}|\\d{8})?")) {
      return Answer.json(
          400, Json.object().put("code", 400).put("message", "Failed to get events endpoint"));
    }
    long at = shownAt(now);
    List<Game> all = games.stream().filter(game -> game.matchup().league() == league).toList();
    List<Game> shown = all.stream().filter(game -> isShown(game, dates, at)).toList();
    ObjectNode body =
        Json.object()
            .<ObjectNode>set("leagues", leagues(league))
            .<ObjectNode>set(
                "events",
                Json.array(shown, game -> new EventJson(troubles, all, now).of(game, at)));
    return tagged(call, Answer.json(200, body).with("Cache-Control", "max-age=2"));
  }

  /** What the board shows is late, and nothing new when it is stuck. */
  private long shownAt(long now) {
    return troubles.now(Fault.StuckBoard.class, now).map(BoardTroubles.Struck::from).orElse(now)
        - lagMillis;
  }

  /** Whoever has this board already is spared it. */
  private static Answer tagged(Call call, Answer answer) {
    String tag = "\"" + Integer.toHexString(answer.body().hashCode()) + "\"";
    boolean known = call.header("If-None-Match").filter(tag::equals).isPresent();
    return (known ? Answer.empty(304) : answer).with("ETag", tag);
  }

  /** Without a day: the games of today, and whatever is still going on. */
  private static boolean isShown(Game game, String dates, long at) {
    LocalDate day = game.matchup().date();
    if (!dates.isEmpty()) {
      return DAY.format(day).startsWith(dates);
    }
    Phase phase = game.at(at).phase();
    boolean goingOn = phase != Phase.SCHEDULED && phase != Phase.FINAL;
    return goingOn || day.equals(Matchup.dayOf(at));
  }

  private static ArrayNode leagues(League league) {
    return Json.array()
        .add(
            Json.object()
                .put("uid", Slugs.uid(league))
                .put("name", league.name())
                .put("abbreviation", league.name())
                .put("slug", league.key()));
  }
}
