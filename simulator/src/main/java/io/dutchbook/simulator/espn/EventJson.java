package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.GameSide;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.engine.game.Team;
import io.dutchbook.simulator.faults.Fault;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Games as a scoreboard shows them, with what is wrong with it. */
final class EventJson {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final BoardTroubles troubles;
  private final List<Game> all;
  private final long now;

  /**
   * A board.
   *
   * @param all every game of the league
   */
  EventJson(BoardTroubles troubles, List<Game> all, long now) {
    this.troubles = troubles;
    this.all = all;
    this.now = now;
  }

  /** A game as the board shows it at a time. */
  ObjectNode of(Game game, long at) {
    String id = game.matchup().id();
    long behind =
        troubles.of(Fault.ClockBackwards.class, id, now).map(fault -> fault.behind()).orElse(0L);
    boolean wrong = troubles.of(Fault.WrongGame.class, id, now).isPresent();
    return event(wrong ? another(game) : game, id, at - behind);
  }

  private Game another(Game game) {
    return all.stream().filter(other -> !other.equals(game)).findFirst().orElse(game);
  }

  private ObjectNode event(Game game, String id, long at) {
    Matchup matchup = game.matchup();
    Moment moment = game.at(at);
    ObjectNode status =
        troubles
            .of(Fault.GameStatus.class, id, now)
            .map(fault -> new StatusJson(game, at).json(fault.status()))
            .orElseGet(() -> new StatusJson(game, at).json());
    String date = MINUTES.format(Instant.ofEpochMilli(matchup.startsAt()));
    ObjectNode competition =
        Json.object()
            .put("id", id)
            .put("uid", uid(matchup, id) + "~c:" + id)
            .put("date", date)
            .put("startDate", date)
            .put("timeValid", true)
            .put("neutralSite", false)
            .put("conferenceCompetition", false)
            .<ObjectNode>set("competitors", competitors(game, id, moment))
            .<ObjectNode>set("notes", Json.array())
            .<ObjectNode>set("status", status.deepCopy())
            .set("format", format(matchup.league()));
    new SituationJson(game, at).json().ifPresent(said -> competition.set("situation", said));
    if (moment.phase() == Phase.SCHEDULED) {
      competition.set(
          "odds", Json.array().add(new OddsJson(matchup, game.before().outlook()).json()));
    }
    boolean soccer = Rulebook.of(matchup.league()).sport() == Sport.SOCCER;
    if (soccer) {
      competition.set("details", Json.array());
    }
    String connector = soccer ? " vs " : " at ";
    return Json.object()
        .put("id", id)
        .put("uid", uid(matchup, id))
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

  private static String uid(Matchup matchup, String id) {
    return Slugs.uid(matchup.league()) + "~e:" + id;
  }

  private static ObjectNode format(League league) {
    return Json.object()
        .set("regulation", Json.object().put("periods", StatusJson.regularPeriods(league)));
  }

  /** The sequence of the two sides is not to be relied on. */
  private ArrayNode competitors(Game game, String id, Moment moment) {
    ObjectNode home = competitor(game, moment, true);
    ObjectNode away = competitor(game, moment, false);
    if (moment.phase() != Phase.SCHEDULED) {
      troubles
          .of(Fault.ScoreCorrection.class, id, now)
          .ifPresent(fault -> add(fault.points(), fault.side() == GameSide.HOME ? home : away));
    }
    boolean awayFirst = game.matchup().id().hashCode() % 2 == 0;
    return Json.array().add(awayFirst ? away : home).add(awayFirst ? home : away);
  }

  private static void add(int points, ObjectNode side) {
    side.put("score", Integer.toString(side.path("score").asInt() + points));
  }

  private static ObjectNode competitor(Game game, Moment moment, boolean home) {
    Team team = home ? game.matchup().home() : game.matchup().away();
    List<Integer> periods = home ? moment.homeByPeriod() : moment.awayByPeriod();
    int lead = moment.homeScore() - moment.awayScore();
    String id = Slugs.id(team);
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
