package io.dutchbook.engine.matching;

import io.dutchbook.engine.game.League;
import io.dutchbook.engine.game.Team;
import io.dutchbook.engine.market.Venue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All clubs, found by league and by the code that a source uses. */
public final class Teams {
  private static final Teams TABLE = read("teams.csv");
  private static final int COLUMNS = 7;

  private final List<Team> all;
  private final Map<String, Team> byScoreboardCode = new HashMap<>();
  private final Map<String, Team> byKalshiCode = new HashMap<>();
  private final Map<String, Team> byPolymarketCode = new HashMap<>();

  private Teams(List<Team> all) {
    this.all = List.copyOf(all);
    for (Team team : all) {
      add(byScoreboardCode, team, team.code());
      add(byKalshiCode, team, team.kalshiCode());
      add(byPolymarketCode, team, team.polymarketCode());
    }
  }

  /** The table that ships with the engine. */
  public static Teams table() {
    return TABLE;
  }

  private static void add(Map<String, Team> index, Team team, String code) {
    Team other = index.put(key(team.league(), code), team);
    if (other != null) {
      throw new IllegalStateException(
          "team code " + code + " of " + team.league() + " names both " + other + " and " + team);
    }
  }

  private static String key(League league, String code) {
    return league.key() + "/" + code.toLowerCase(Locale.ROOT);
  }

  /** The club with a code on the scoreboard; nothing when no such club is known. */
  public Optional<Team> onScoreboard(League league, String code) {
    return Optional.ofNullable(byScoreboardCode.get(key(league, code)));
  }

  /** The club with a code at a venue; nothing when no such club is known. */
  public Optional<Team> at(Venue venue, League league, String code) {
    Map<String, Team> index =
        switch (venue) {
          case KALSHI -> byKalshiCode;
          case POLYMARKET -> byPolymarketCode;
        };
    return Optional.ofNullable(index.get(key(league, code)));
  }

  /** Every club of a league. */
  public List<Team> of(League league) {
    return all.stream().filter(team -> team.league() == league).toList();
  }

  private static Teams read(String resource) {
    try (InputStream stream =
            Objects.requireNonNull(Teams.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new Teams(
          reader
              .lines()
              .filter(line -> !line.startsWith("#") && !line.startsWith("league,"))
              .map(Teams::row)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Team row(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException("teams.csv has a row of " + cells.length + ": " + line);
    }
    League league =
        League.ofKey(cells[0])
            .orElseThrow(() -> new IllegalStateException("teams.csv names league " + cells[0]));
    return new Team(league, cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
  }
}
