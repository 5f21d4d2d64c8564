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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All clubs, found by league and by the code or the name that a source uses. */
public final class Teams {
  private static final Teams TABLE = new Teams();
  private static final int COLUMNS = 7;

  private final Map<League, List<Team>> all = new EnumMap<>(League.class);
  private final Map<String, Team> byScoreboardCode = new HashMap<>();
  private final Map<String, Team> byKalshiCode = new HashMap<>();
  private final Map<String, Team> byPolymarketCode = new HashMap<>();
  private final Map<String, Team> byName = new HashMap<>();

  private Teams() {
    for (League league : League.values()) {
      all.put(league, read(league));
    }
  }

  /** The table that ships with the engine. */
  public static Teams table() {
    return TABLE;
  }

  /** The club with a code on the scoreboard; nothing when no such club is known. */
  public Optional<Team> onScoreboard(League league, String code) {
    return Optional.ofNullable(byScoreboardCode.get(key(league, code)));
  }

  /** The club with a code at a venue; nothing when no such club is known. */
  public Optional<Team> at(Venue venue, League league, String code) {
    return Optional.ofNullable(codesAt(venue).get(key(league, code)));
  }

  /**
   * The club that a name means, whoever uses it: the whole of it must be one of the club's names.
   * Nothing when no club is known by it.
   */
  public Optional<Team> named(League league, String name) {
    return Optional.ofNullable(byName.get(league.key() + "/" + Wording.plain(name)));
  }

  /**
   * The two clubs whose codes stand together without a mark between them, in the order in which
   * they stand. Nothing when it cannot be taken apart, or in more than one way.
   */
  public Optional<List<Team>> together(Venue venue, League league, String codes) {
    Set<List<Team>> ways = new LinkedHashSet<>();
    for (int cut = 1; cut < codes.length(); cut++) {
      Optional<Team> first = at(venue, league, codes.substring(0, cut));
      Optional<Team> second = at(venue, league, codes.substring(cut));
      if (first.isPresent() && second.isPresent() && !first.equals(second)) {
        ways.add(List.of(first.get(), second.get()));
      }
    }
    return ways.size() == 1 ? Optional.of(ways.iterator().next()) : Optional.empty();
  }

  /** Every club of a league. */
  public List<Team> of(League league) {
    return Objects.requireNonNull(all.get(league));
  }

  private Map<String, Team> codesAt(Venue venue) {
    return switch (venue) {
      case KALSHI -> byKalshiCode;
      case POLYMARKET -> byPolymarketCode;
    };
  }

  private static String key(League league, String code) {
    return league.key() + "/" + code.toLowerCase(Locale.ROOT);
  }

  private List<Team> read(League league) {
    String resource = league.key() + ".csv";
    try (InputStream stream =
            Objects.requireNonNull(Teams.class.getResourceAsStream(resource), resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<Team> teams = new ArrayList<>();
      for (String line : reader.lines().toList()) {
        if (!line.startsWith("#") && !line.startsWith("code,")) {
          teams.add(row(league, line));
        }
      }
      return List.copyOf(teams);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Team row(League league, String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalStateException(league + " has a row of " + cells.length + ": " + line);
    }
    List<String> kalshi = parts(cells[2]);
    List<String> polymarket = parts(cells[4]);
    Team team =
        new Team(
            league,
            cells[0],
            cells[1],
            kalshi.getFirst(),
            cells[3],
            polymarket.getFirst(),
            cells[5]);
    add(byScoreboardCode, key(league, team.code()), team);
    kalshi.forEach(code -> add(byKalshiCode, key(league, code), team));
    polymarket.forEach(code -> add(byPolymarketCode, key(league, code), team));
    List<String> names = new ArrayList<>(List.of(cells[1], cells[3], cells[5]));
    names.addAll(parts(cells[6]));
    names.forEach(name -> add(byName, league.key() + "/" + Wording.plain(name), team));
    return team;
  }

  private static List<String> parts(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split("\\|", -1));
  }

  private static void add(Map<String, Team> index, String key, Team team) {
    Team other = index.put(key, team);
    if (other != null && !other.equals(team)) {
      throw new IllegalStateException(key + " names both " + other.name() + " and " + team.name());
    }
  }
}
