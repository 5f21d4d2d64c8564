package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.server.Answer;
import io.dutchbook.simulator.server.Call;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Gamma's lists of sports and teams. The tags of the four big US leagues are the venue's own of
 * 2026; the others and all series numbers are made up here, which is why clients read them from
 * {@code /sports}.
 */
final class Sports {
  private static final String SPORTS_TAG = "1";
  private static final String GAMES_TAG = "100639";
  private static final int MOST_TEAMS = 100;

  private Sports() {}

  /** The tag of a league. */
  static String tag(League league) {
    return switch (league) {
      case NBA -> "745";
      case NFL -> "450";
      case MLB -> "100381";
      case NHL -> "899";
      case WNBA -> "100254";
      case EPL -> "82";
      case NCAAF -> "100351";
      case NCAAB -> "101952";
      case NCAAW -> "101954";
      case MLS -> "100100";
      case LALIGA -> "780";
      case SERIEA -> "101962";
      case BUNDESLIGA -> "1494";
      case LIGUE1 -> "102070";
      case UCL -> "100977";
    };
  }

  /** The series of a league. */
  static String series(League league) {
    return switch (league) {
      case NBA -> "10345";
      case NFL -> "10187";
      case MLB -> "3";
      case NHL -> "10346";
      case WNBA -> "10105";
      case EPL -> "10188";
      case NCAAF -> "10210";
      case NCAAB -> "10470";
      case NCAAW -> "10471";
      case MLS -> "10189";
      case LALIGA -> "10193";
      case SERIEA -> "10203";
      case BUNDESLIGA -> "10194";
      case LIGUE1 -> "10195";
      case UCL -> "10204";
    };
  }

  /** The tags of a league's events. */
  static ArrayNode tags(League league) {
    return Json.array()
        .add(tag(SPORTS_TAG, "Sports", "sports"))
        .add(tag(GAMES_TAG, "Games", "games"))
        .add(tag(tag(league), league.name(), league.key()));
  }

  /** {@code /tags}, {@code /tags/ID} and {@code /tags/slug/SLUG}. */
  static Answer tags(List<String> rest) {
    List<ObjectNode> all = new ArrayList<>();
    all.add(tag(SPORTS_TAG, "Sports", "sports"));
    all.add(tag(GAMES_TAG, "Games", "games"));
    all().forEach(league -> all.add(tag(tag(league), league.name(), league.key())));
    return oneOrAll(all, rest);
  }

  /** {@code /series} and {@code /series/ID}. */
  static Answer series(List<String> rest) {
    List<ObjectNode> rows = new ArrayList<>();
    for (League league : all()) {
      rows.add(
          Json.object()
              .put("id", series(league))
              .put("ticker", league.key())
              .put("slug", league.key())
              .put("title", league.name())
              .put("active", true)
              .put("closed", false));
    }
    return oneOrAll(rows, rest);
  }

  private static Answer oneOrAll(List<ObjectNode> rows, List<String> rest) {
    if (rest.isEmpty()) {
      return Answer.json(200, Json.array(rows, row -> row));
    }
    String field = rest.getFirst().equals("slug") ? "slug" : "id";
    return rows.stream()
        .filter(row -> row.path(field).asText().equals(rest.getLast()))
        .findFirst()
        .map(row -> Answer.json(200, row))
        .orElseGet(() ->
            Answer.json(
                404, Json.object().put("type", "not found error").put("error", "id not found")));
  }

  /** The two sides of a game, the one that is written first at the front. */
  static ArrayNode sides(Matchup matchup) {
    return Json.array().add(side(matchup, matchup.first())).add(side(matchup, matchup.second()));
  }

  private static ObjectNode side(Matchup matchup, Team team) {
    League league = matchup.league();
    int number = Teams.table().of(league).indexOf(team);
    return team(team, all().indexOf(league) * 1_000 + number + 1)
        .put("ordering", team.equals(matchup.home()) ? "home" : "away");
  }

  private static ObjectNode tag(String id, String label, String slug) {
    return Json.object().put("id", id).put("label", label).put("slug", slug);
  }

  /** {@code /sports}. */
  static Answer sports() {
    List<League> all = Arrays.asList(League.values());
    return Answer.json(200, Json.array(all, Sports::sport));
  }

  private static ObjectNode sport(League league) {
    return Json.object()
        .put("id", all().indexOf(league) + 1)
        .put("sport", league.key())
        .put("image", "")
        .put("resolution", "")
        .put("ordering", league.awayFirst() ? "away" : "home")
        .put("tags", String.join(",", SPORTS_TAG, tag(league), GAMES_TAG))
        .put("series", series(league))
        .put("primaryTagId", Integer.parseInt(tag(league)));
  }

  private static List<League> all() {
    return Arrays.asList(League.values());
  }

  /** {@code /teams}. */
  static Answer teams(Call call) {
    List<String> leagues = call.list("league");
    List<String> codes = call.list("abbreviation");
    List<ObjectNode> rows = new ArrayList<>();
    for (League league : all()) {
      List<Team> teams = Teams.table().of(league);
      for (int i = 0; i < teams.size(); i++) {
        Team team = teams.get(i);
        boolean wanted =
            (leagues.isEmpty() || leagues.contains(league.key()))
                && (codes.isEmpty() || codes.contains(team.polymarketCode()));
        if (wanted) {
          rows.add(team(team, all().indexOf(league) * 1_000 + i + 1));
        }
      }
    }
    int limit = Gamma.number(call, "limit", MOST_TEAMS, MOST_TEAMS);
    int from = Math.min(Gamma.number(call, "offset", 0, Integer.MAX_VALUE), rows.size());
    List<ObjectNode> shown = rows.subList(from, Math.min(from + limit, rows.size()));
    return Answer.json(200, Json.array(shown, row -> row));
  }

  private static ObjectNode team(Team team, int id) {
    return Json.object()
        .put("id", id)
        .put("name", team.polymarketName())
        .put("league", team.league().key())
        .put("record", "")
        .put("logo", "")
        .put("abbreviation", team.polymarketCode())
        .put("alias", team.name().toLowerCase(Locale.ROOT))
        .put("providerId", id);
  }
}
