package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.simulator.faults.ShownStatus;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.games.Moment.Bases;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Json;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where a game stands, in ESPN's words for its sport. */
final class StatusJson {
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEE, MMMM d'%s' 'at' h:mm a z", Locale.US);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("M/d - h:mm a z", Locale.US);
  private static final int HALF = 2_700;

  private final Game game;
  private final League league;
  private final Moment moment;
  private final int clock;

  StatusJson(Game game, long at) {
    this.game = game;
    this.league = game.matchup().league();
    this.moment = game.at(at);
    this.clock = game.clockAt(at);
  }

  ObjectNode json() {
    return Json.object()
        .put("clock", shownClock())
        .put("displayClock", displayClock())
        .put("period", moment.period())
        .set("type", type());
  }

  /** The same with a status of another kind: the clock and the score stay. */
  ObjectNode json(ShownStatus status) {
    ObjectNode type =
        switch (status) {
          case DELAYED -> type("7", "STATUS_DELAYED", "in", "Delayed", "Delayed", "Delayed");
          case SUSPENDED ->
              type("8", "STATUS_SUSPENDED", "in", "Suspended", "Suspended", "Suspended");
          case POSTPONED ->
              type("6", "STATUS_POSTPONED", "post", "Postponed", "Postponed", "Postponed");
          case CANCELED -> type("5", "STATUS_CANCELED", "post", "Canceled", "Canceled", "Canceled");
          case UNHEARD_OF -> type("99", "STATUS_UNHEARD_OF", "in", "Unheard of", "?", "?");
        };
    return json().set("type", type.put("completed", false));
  }

  private ObjectNode type() {
    return switch (moment.phase()) {
      case SCHEDULED -> scheduled();
      case FINAL -> ended();
      case HALFTIME ->
          type("23", "STATUS_HALFTIME", "in", "Halftime", halftimeWord(), halftimeWord());
      case PERIOD_END -> periodEnd();
      case PLAYING -> playing();
    };
  }

  private ObjectNode type(
      String id, String name, String state, String description, String detail, String shortDetail) {
    return Json.object()
        .put("id", id)
        .put("name", name)
        .put("state", state)
        .put("completed", moment.phase() == Phase.FINAL)
        .put("description", description)
        .put("detail", detail)
        .put("shortDetail", shortDetail);
  }

  private String halftimeWord() {
    return league.sport() == Sport.SOCCER ? "HT" : "Halftime";
  }

  private ObjectNode scheduled() {
    ZonedDateTime start = Instant.ofEpochMilli(game.matchup().startsAt()).atZone(Matchup.EASTERN);
    String detail = LONG.format(start).replace("%s", ending(start.getDayOfMonth()));
    return type("1", "STATUS_SCHEDULED", "pre", "Scheduled", detail, SHORT.format(start));
  }

  private ObjectNode ended() {
    if (league.sport() == Sport.SOCCER) {
      return type("28", "STATUS_FULL_TIME", "post", "Full Time", "FT", "FT");
    }
    String detail = "Final" + extra();
    return type("3", "STATUS_FINAL", "post", "Final", detail, detail);
  }

  /** How it was decided, if not in regular time: {@code /OT}, {@code /SO}, {@code /10}. */
  private String extra() {
    int beyond = moment.period() - regularPeriods();
    if (beyond <= 0) {
      return "";
    }
    return league == League.MLB ? "/" + moment.period() : "/" + overtimeName(beyond);
  }

  private String overtimeName(int beyond) {
    if (league == League.NHL && beyond == 2) {
      return "SO";
    }
    return beyond == 1 ? "OT" : beyond + "OT";
  }

  static int regularPeriods(League league) {
    return switch (league) {
      case NHL -> 3;
      case MLB -> 9;
      case NCAAB, EPL, MLS, LALIGA, SERIEA, BUNDESLIGA, LIGUE1, UCL -> 2;
      case NFL, NCAAF, NBA, WNBA, NCAAW -> 4;
    };
  }

  private int regularPeriods() {
    return regularPeriods(league);
  }

  private ObjectNode periodEnd() {
    if (league == League.MLB) {
      boolean middle = moment.homeByPeriod().size() < moment.awayByPeriod().size();
      String inning = moment.period() + ending(moment.period());
      return type(
          "2",
          "STATUS_IN_PROGRESS",
          "in",
          "In Progress",
          (middle ? "Middle " : "End ") + inning,
          (middle ? "Mid " : "End ") + inning);
    }
    return type(
        "22",
        "STATUS_END_PERIOD",
        "in",
        "End of Period",
        "End of " + periodName(true),
        "End of " + periodName(false));
  }

  private ObjectNode playing() {
    if (league.sport() == Sport.SOCCER) {
      boolean first = moment.period() == 1;
      return type(
          first ? "25" : "26",
          first ? "STATUS_FIRST_HALF" : "STATUS_SECOND_HALF",
          "in",
          first ? "First Half" : "Second Half",
          displayClock(),
          displayClock());
    }
    return league == League.MLB ? inning() : clocked();
  }

  private ObjectNode clocked() {
    String time = displayClock() + " - ";
    return type(
        "2",
        "STATUS_IN_PROGRESS",
        "in",
        "In Progress",
        time + periodName(true),
        time + periodName(false));
  }

  private ObjectNode inning() {
    Bases diamond = moment.diamond();
    boolean bottom = diamond != null && diamond.homeBats();
    String inning = moment.period() + ending(moment.period());
    return type(
        "2",
        "STATUS_IN_PROGRESS",
        "in",
        "In Progress",
        (bottom ? "Bottom " : "Top ") + inning,
        (bottom ? "Bot " : "Top ") + inning);
  }

  private String periodName(boolean whole) {
    int beyond = moment.period() - regularPeriods();
    if (beyond > 0) {
      return overtimeName(beyond);
    }
    String number = moment.period() + ending(moment.period());
    String word = league == League.NHL ? " Period" : " Quarter";
    return whole ? number + word : number;
  }

  private int shownClock() {
    return league.sport() == Sport.SOCCER
        ? Math.min(clock, HALF * Math.max(1, moment.period()))
        : clock;
  }

  /** Soccer counts minutes begun, then added ones; basketball shows tenths in the last minute. */
  private String displayClock() {
    if (league.sport() == Sport.SOCCER) {
      int full = HALF * Math.max(1, moment.period());
      boolean added = moment.phase() == Phase.PLAYING && clock > full;
      int minute = moment.period() == 0 ? 0 : Math.min(clock / 60 + 1, full / 60);
      return added ? full / 60 + "'+" + ((clock - full) / 60 + 1) + "'" : minute + "'";
    }
    boolean tenths = league.sport() == Sport.BASKETBALL && clock < 60;
    return tenths ? clock + ".0" : clock / 60 + ":" + (clock % 60 < 10 ? "0" : "") + clock % 60;
  }

  private static String ending(int number) {
    if (number % 100 >= 11 && number % 100 <= 13) {
      return "th";
    }
    return switch (number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
