package io.dutchbook.simulator.espn;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.matching.Teams;
import java.util.Arrays;
import java.util.Optional;

/** The names of leagues in ESPN's addresses, and their numbers. */
final class Slugs {
  private Slugs() {}

  /** As in {@code basketball/nba}. */
  static String of(League league) {
    return switch (league) {
      case NFL -> "football/nfl";
      case NBA -> "basketball/nba";
      case WNBA -> "basketball/wnba";
      case NHL -> "hockey/nhl";
      case MLB -> "baseball/mlb";
      case EPL -> "soccer/eng.1";
      case NCAAF -> "football/college-football";
      case NCAAB -> "basketball/mens-college-basketball";
      case NCAAW -> "basketball/womens-college-basketball";
      case MLS -> "soccer/usa.1";
      case LALIGA -> "soccer/esp.1";
      case SERIEA -> "soccer/ita.1";
      case BUNDESLIGA -> "soccer/ger.1";
      case LIGUE1 -> "soccer/fra.1";
      case UCL -> "soccer/uefa.champions";
    };
  }

  /** The league of a name; nothing when there is none. */
  static Optional<League> league(String slug) {
    return Arrays.stream(League.values()).filter(league -> of(league).equals(slug)).findFirst();
  }

  /** Sport and league as in {@code s:40~l:46}. */
  static String uid(League league) {
    return switch (league) {
      case NFL -> "s:20~l:28";
      case NBA -> "s:40~l:46";
      case WNBA -> "s:40~l:59";
      case NHL -> "s:70~l:90";
      case MLB -> "s:1~l:10";
      case EPL -> "s:600~l:700";
      case NCAAF -> "s:20~l:23";
      case NCAAB -> "s:40~l:41";
      case NCAAW -> "s:40~l:54";
      case MLS -> "s:600~l:770";
      case LALIGA -> "s:600~l:740";
      case SERIEA -> "s:600~l:730";
      case BUNDESLIGA -> "s:600~l:720";
      case LIGUE1 -> "s:600~l:710";
      case UCL -> "s:600~l:775";
    };
  }

  /** A team's number, unique within its league. */
  static String id(Team team) {
    return Integer.toString(Teams.table().of(team.league()).indexOf(team) + 1);
  }
}
