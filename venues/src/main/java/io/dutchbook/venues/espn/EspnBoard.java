package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.League;
import io.dutchbook.venues.http.Target;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Where ESPN shows a league. College boards show no more than featured games unless a group is
 * named, and no more than a part of those without a limit (2026-09).
 */
enum EspnBoard {
  NFL("/football/nfl", "", 0),
  COLLEGE_FOOTBALL("/football/college-football", "80", 300),
  NBA("/basketball/nba", "", 0),
  WNBA("/basketball/wnba", "", 0),
  MENS_COLLEGE("/basketball/mens-college-basketball", "50", 400),
  WOMENS_COLLEGE("/basketball/womens-college-basketball", "50", 400),
  NHL("/hockey/nhl", "", 0),
  MLB("/baseball/mlb", "", 0),
  PREMIER_LEAGUE("/soccer/eng.1", "", 0),
  MAJOR_LEAGUE_SOCCER("/soccer/usa.1", "", 0),
  LA_LIGA("/soccer/esp.1", "", 0),
  SERIE_A("/soccer/ita.1", "", 0),
  BUNDESLIGA("/soccer/ger.1", "", 0),
  LIGUE_1("/soccer/fra.1", "", 0),
  CHAMPIONS_LEAGUE("/soccer/uefa.champions", "", 0);

  private static final String SPORTS = "/apis/site/v2/sports";
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final String path;
  private final String groups;
  private final int limit;

  EspnBoard(String path, String groups, int limit) {
    this.path = path;
    this.groups = groups;
    this.limit = limit;
  }

  /** The board of a league. */
  static EspnBoard of(League league) {
    return switch (league) {
      case NFL -> NFL;
      case NBA -> NBA;
      case WNBA -> WNBA;
      case NHL -> NHL;
      case MLB -> MLB;
      case EPL -> PREMIER_LEAGUE;
      case NCAAF -> COLLEGE_FOOTBALL;
      case NCAAB -> MENS_COLLEGE;
      case NCAAW -> WOMENS_COLLEGE;
      case MLS -> MAJOR_LEAGUE_SOCCER;
      case LALIGA -> LA_LIGA;
      case SERIEA -> SERIE_A;
      case BUNDESLIGA -> BUNDESLIGA;
      case LIGUE1 -> LIGUE_1;
      case UCL -> CHAMPIONS_LEAGUE;
    };
  }

  /** What to ask for to see it as it is now. */
  Target now() {
    Target board = Target.of(SPORTS + path + "/scoreboard");
    return groups.isEmpty() ? board : board.with("groups", groups).with("limit", limit);
  }

  /**
   * What to ask for to see a US Eastern day. Ranges of days are answered with 400 since 2026-09-22.
   */
  Target on(LocalDate day) {
    return now().with("dates", DAY.format(day));
  }
}
