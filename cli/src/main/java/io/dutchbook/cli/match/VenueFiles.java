package io.dutchbook.cli.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Fixture;
import io.dutchbook.engine.matching.Teams;
import io.dutchbook.venues.json.Fields;
import io.dutchbook.venues.json.Json;
import io.dutchbook.venues.json.MalformedMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The venues' answers as they are saved: one answer, an array of events or of answers, or several
 * one after the other.
 */
final class VenueFiles {
  private static final ZoneId US_EASTERN = ZoneId.of("America/New_York");
  private static final Pattern UID = Pattern.compile("s:\\d+~l:(\\d+).*");

  /** The scoreboard's numbers of leagues. */
  private static final Map<String, League> LEAGUES =
      Map.ofEntries(
          Map.entry("28", League.NFL),
          Map.entry("46", League.NBA),
          Map.entry("59", League.WNBA),
          Map.entry("90", League.NHL),
          Map.entry("10", League.MLB),
          Map.entry("700", League.EPL),
          Map.entry("23", League.NCAAF),
          Map.entry("41", League.NCAAB),
          Map.entry("54", League.NCAAW),
          Map.entry("770", League.MLS),
          Map.entry("740", League.LALIGA),
          Map.entry("730", League.SERIEA),
          Map.entry("720", League.BUNDESLIGA),
          Map.entry("710", League.LIGUE1),
          Map.entry("775", League.UCL));

  private VenueFiles() {}

  /** Kalshi's events. */
  static List<Fields> kalshiEvents(String text) {
    return events(text, "event_ticker", "Kalshi events");
  }

  /** Gamma's events. */
  static List<Fields> gammaEvents(String text) {
    return events(text, "markets", "Gamma events");
  }

  private static List<Fields> events(String text, String mark, String what) {
    List<Fields> events = new ArrayList<>();
    for (JsonNode value : Json.values(text, what)) {
      collect(value, mark, what, events);
    }
    return events;
  }

  private static void collect(JsonNode value, String mark, String what, List<Fields> events) {
    if (value.isArray()) {
      value.forEach(element -> collect(element, mark, what, events));
    } else if (value.path("events").isArray()) {
      collect(value.path("events"), mark, what, events);
    } else if (value.path("event").isObject()) {
      events.add(single(value, what));
    } else if (value.path("data").isArray()) {
      collect(value.path("data"), mark, what, events);
    } else if (value.isObject() && (value.has(mark) || value.has("slug"))) {
      events.add(Fields.of(value, what));
    } else {
      throw new MalformedMessage(what, "holds no " + what);
    }
  }

  /** The answer for one event, which has its markets beside it unless it nests them. */
  private static Fields single(JsonNode answer, String what) {
    ObjectNode event = Json.object();
    event.setAll((ObjectNode) answer.path("event"));
    if (!event.has("markets") && answer.path("markets").isArray()) {
      event.set("markets", answer.path("markets"));
    }
    return Fields.of(event, what);
  }

  /** Games of the leagues that are known, between clubs that are known. */
  static List<Fixture> fixtures(String text) {
    List<Fixture> fixtures = new ArrayList<>();
    for (JsonNode board : Json.values(text, "scoreboard")) {
      List<JsonNode> boards = new ArrayList<>();
      if (board.isArray()) {
        board.forEach(boards::add);
      } else {
        boards.add(board);
      }
      for (JsonNode one : boards) {
        if (!one.path("events").isArray()) {
          throw new MalformedMessage("scoreboard", "holds no events");
        }
        one.path("events").forEach(event -> fixture(event).ifPresent(fixtures::add));
      }
    }
    return fixtures;
  }

  private static Optional<Fixture> fixture(JsonNode event) {
    Matcher uid = UID.matcher(event.path("uid").asText());
    League league = uid.matches() ? LEAGUES.get(uid.group(1)) : null;
    if (league == null) {
      return Optional.empty();
    }
    Optional<Team> home = club(league, event, "home");
    Optional<Team> away = club(league, event, "away");
    try {
      Instant start = OffsetDateTime.parse(event.path("date").asText()).toInstant();
      return home.flatMap(at ->
          away.map(guest ->
              new Fixture(
                  league.game(event.path("id").asText()),
                  league,
                  at,
                  guest,
                  LocalDate.ofInstant(start, US_EASTERN),
                  start.toEpochMilli())));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Team> club(League league, JsonNode event, String side) {
    for (JsonNode competitor : event.path("competitions").path(0).path("competitors")) {
      if (competitor.path("homeAway").asText().equals(side)) {
        JsonNode team = competitor.path("team");
        return Teams.table()
            .named(league, team.path("displayName").asText())
            .or(() -> Teams.table().named(league, team.path("location").asText()))
            .or(() -> Teams.table().onScoreboard(league, team.path("abbreviation").asText()));
      }
    }
    return Optional.empty();
  }
}
