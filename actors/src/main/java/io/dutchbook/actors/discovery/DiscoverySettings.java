package io.dutchbook.actors.discovery;

import io.dutchbook.engine.game.League;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * How discovery works.
 *
 * @param leagues whose games are watched
 * @param scoreboardEvery how often each league's scoreboard is read
 * @param scheduleEvery how often the days ahead are read
 * @param daysAhead how many of them
 * @param catalogueEvery how old a venue's list of markets may be
 * @param missingEvery how old it may be while a game of the league lacks a market at some venue
 * @param nearEvery how old it may be while a game of the league is about to begin or being played
 * @param ensureEvery how often shards are told that they must live
 * @param settleEvery how often venues are asked for results
 * @param openBefore how long before its start a game is opened
 * @param gameDay the zone in which venues date games
 */
public record DiscoverySettings(
    List<League> leagues,
    Duration scoreboardEvery,
    Duration scheduleEvery,
    int daysAhead,
    Duration catalogueEvery,
    Duration missingEvery,
    Duration nearEvery,
    Duration ensureEvery,
    Duration settleEvery,
    Duration openBefore,
    ZoneId gameDay) {
  /** Copies the list. */
  public DiscoverySettings {
    leagues = List.copyOf(leagues);
  }
}
