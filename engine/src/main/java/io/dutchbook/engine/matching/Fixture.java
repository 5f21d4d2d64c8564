package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import java.time.LocalDate;

/**
 * A game on the scoreboard.
 *
 * @param id its name
 * @param league its league
 * @param home the home side
 * @param away the away side
 * @param date the day it is played on in US Eastern time, as both venues date it
 * @param startsAt when it begins, epoch milliseconds
 */
public record Fixture(
    GameId id, League league, Team home, Team away, LocalDate date, long startsAt) {}
