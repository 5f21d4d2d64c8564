package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.games.Moment.Bases;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The site API of ESPN, as far as its scoreboards. */
public final class Scoreboard {
  private static final List<String> PREFIX = List.of("apis", "site", "v2", "sports");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(curl|wget|python-requests|python-urllib|java-http-client|go-http-client|okhttp|axios"
              + "|node-fetch|node|undici|pekko-http)(/.*)?",
          Pattern.CASE_INSENSITIVE);

  private final long lagMillis;

  /**
   * A board.
   *
   * @param lagMillis by which it is behind the games
   */
  public Scoreboard(long lagMillis) {
    this.lagMillis = lagMillis;
  }

  /** Answers a request. */
  public Answer serve(Call call, List<Game> games, long now) {
    if (!isWelcome(call.header("User-Agent").orElse(""))) {
      return Answer.json(403, Json.object().put("code", 403).put("message", "Forbidden"));
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

  /** Ranges of days are refused for team sports (since 2026-09-22). */
  private Answer board(Call call, League league, List<Game> games, long now) {
    String dates = call.parameter("dates").orElse("");
    if (!dates.matches("(\\d{6}|\\d{8})?")) {
      return Answer.json(
          400, Json.object().put("code", 400).put("message", "Failed to get events endpoint"));
    }
    List<Game> shown =
        games.stream()
            .filter(game -> game.matchup().league() == league)
            .filter(game -> isShown(game, dates, now))
            .toList();
    ObjectNode body =
        Json.object()
            .<ObjectNode>set("leagues", leagues(league))
            .<ObjectNode>set("events", Json.array(shown, game -> event(game, now - lagMillis)));
    return Answer.json(200, body).with("Cache-Control", "max-age=2");
  }

  /** Without a day: the games of today, and whatever is still going on. */
  private boolean isShown(Game game, String dates, long now) {
    LocalDate day = game.matchup().date();
    if (!dates.isEmpty()) {
      return DAY.format(day).startsWith(dates);
    }
    Phase phase = game.at(now - lagMillis).phase();
    boolean goingOn = phase != Phase.SCHEDULED && phase != Phase.FINAL;
    return goingOn || day.equals(Matchup.dayOf(now));
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

  private static ObjectNode event(Game game, long at) {
    Matchup matchup = game.matchup();
    ObjectNode status = new StatusJson(game, at).json();
    String date = MINUTES.format(Instant.ofEpochMilli(matchup.startsAt()));
    ObjectNode competition =
        Json.object()
            .put("id", matchup.id())
            .put("uid", uid(matchup) + "~c:" + matchup.id())
            .put("date", date)
            .put("startDate", date)
            .put("timeValid", true)
            .put("neutralSite", false)
            .put("conferenceCompetition", false)
            .<ObjectNode>set("competitors", competitors(game, game.at(at)))
            .<ObjectNode>set("notes", Json.array())
            .<ObjectNode>set("status", status.deepCopy())
            .set("format", format(matchup.league()));
    Bases diamond = game.at(at).diamond();
    if (diamond != null) {
      competition.set("situation", situation(diamond));
    }
    String connector = matchup.league().sport() == League.Sport.SOCCER ? " vs " : " at ";
    return Json.object()
        .put("id", matchup.id())
        .put("uid", uid(matchup))
        .put("date", date)
        .put("name", matchup.away().name() + connector + matchup.home().name())
        .put("shortName", matchup.away().code() + " @ " + matchup.home().code())
        .<ObjectNode>set(
            "season",
            Json.object()
                .put("year", matchup.date().getYear())
                .put("type", 2)
                .put("slug", "regular-season"))
        .<ObjectNode>set("competitions", Json.array().add(competition))
        .set("status", status);
  }

  private static String uid(Matchup matchup) {
    return Slugs.uid(matchup.league()) + "~e:" + matchup.id();
  }

  private static ObjectNode format(League league) {
    return Json.object()
        .set("regulation", Json.object().put("periods", StatusJson.regularPeriods(league)));
  }

  private static ObjectNode situation(Bases diamond) {
    return Json.object()
        .put("balls", 0)
        .put("strikes", 0)
        .put("outs", diamond.outs())
        .put("onFirst", (diamond.bases() & 1) != 0)
        .put("onSecond", (diamond.bases() & 2) != 0)
        .put("onThird", (diamond.bases() & 4) != 0);
  }

  /** The sequence of the two sides is not to be relied on. */
  private static ArrayNode competitors(Game game, Moment moment) {
    ObjectNode home = competitor(game, moment, true);
    ObjectNode away = competitor(game, moment, false);
    boolean awayFirst = game.matchup().id().hashCode() % 2 == 0;
    return Json.array().add(awayFirst ? away : home).add(awayFirst ? home : away);
  }

  private static ObjectNode competitor(Game game, Moment moment, boolean home) {
    Team team = home ? game.matchup().home() : game.matchup().away();
    List<Integer> periods = home ? moment.homeByPeriod() : moment.awayByPeriod();
    int lead = moment.homeScore() - moment.awayScore();
    String id = Integer.toString(Teams.table().of(team.league()).indexOf(team) + 1);
    ObjectNode competitor =
        Json.object()
            .put("id", id)
            .put("uid", Slugs.uid(team.league()) + "~t:" + id)
            .put("type", "team")
            .put("homeAway", home ? "home" : "away")
            .put("score", Integer.toString(home ? moment.homeScore() : moment.awayScore()));
    if (moment.phase() == Phase.FINAL) {
      competitor.put("winner", home ? lead > 0 : lead < 0);
    }
    competitor.set("linescores", linescores(periods));
    competitor.set(
        "team",
        Json.object()
            .put("id", id)
            .put("abbreviation", team.code())
            .put("displayName", team.name())
            .put("shortDisplayName", team.polymarketName())
            .put("name", team.polymarketName())
            .put("location", team.kalshiName()));
    return competitor;
  }

  private static ArrayNode linescores(List<Integer> periods) {
    ArrayNode scores = Json.array();
    for (int i = 0; i < periods.size(); i++) {
      scores.add(
          Json.object()
              .put("value", periods.get(i).doubleValue())
              .put("displayValue", Integer.toString(periods.get(i)))
              .put("period", i + 1));
    }
    return scores;
  }
}
