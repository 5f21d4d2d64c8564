package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Who plays whom, where and when.
 *
 * @param id the scoreboard's number of the game
 * @param league the league
 * @param home the home side
 * @param away the away side
 * @param startsAt when it begins, epoch milliseconds
 * @param date the day it begins on in US Eastern time
 */
public record Matchup(
    String id, League league, Team home, Team away, long startsAt, LocalDate date) {

  /** Where both venues and the scoreboard take their dates from. */
  public static final ZoneId EASTERN = ZoneId.of("America/New_York");

  /** A game that begins at a time. */
  static Matchup at(long startsAt, String id, League league, Team home, Team away) {
    return new Matchup(id, league, home, away, startsAt, dayOf(startsAt));
  }

  /** The day of a moment in US Eastern time. */
  public static LocalDate dayOf(long epochMillis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMillis), EASTERN);
  }

  /** The same game at another time. */
  Matchup startingAt(long other) {
    return at(other, id, league, home, away);
  }

  /** The side that venues write first: the away side, in soccer the home side. */
  public Team first() {
    return league.awayFirst() ? away : home;
  }

  /** The side that venues write second. */
  public Team second() {
    return league.awayFirst() ? home : away;
  }
}
