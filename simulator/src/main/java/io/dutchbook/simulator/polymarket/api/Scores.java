package io.dutchbook.simulator.polymarket.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.League;
import io.dutchbook.simulator.games.Game;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Moment;
import io.dutchbook.simulator.games.Moment.Phase;
import io.dutchbook.simulator.server.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How games stand, in the words of Polymarket's score feed. Informational: nothing is settled by
 * it. The words for periods of baseball and hockey are assumed.
 */
public final class Scores {
  private static final int HISTORY = 2_000;

  private final Map<String, Game> games = new LinkedHashMap<>();

  /** Takes in a game, or the same game at another time. */
  public void add(Game game) {
    games.put(game.matchup().id(), game);
    if (games.size() > HISTORY) {
      games.remove(games.keySet().iterator().next());
    }
  }

  /** The game of a number. */
  Optional<Game> find(String id) {
    return Optional.ofNullable(games.get(id));
  }

  /** Every game that is being played. */
  public List<Game> live(long now) {
    List<Game> live = new ArrayList<>(games.values());
    live.removeIf(game -> !isLive(game.at(now)));
    return live;
  }

  private static boolean isLive(Moment moment) {
    return moment.phase() != Phase.SCHEDULED && moment.phase() != Phase.FINAL;
  }

  /** A message of the score feed. */
  public static ObjectNode message(Game game, String slug, long now) {
    Matchup matchup = game.matchup();
    Moment moment = game.at(now);
    ObjectNode json =
        Json.object()
            .put("gameId", Long.parseLong(matchup.id()))
            .put("slug", slug)
            .put("leagueAbbreviation", matchup.league().key())
            .put("homeTeam", matchup.home().polymarketCode().toUpperCase(Locale.ROOT))
            .put("awayTeam", matchup.away().polymarketCode().toUpperCase(Locale.ROOT))
            .put("status", status(moment))
            .put("live", isLive(moment))
            .put("ended", moment.phase() == Phase.FINAL)
            .put("score", score(moment))
            .put("period", period(game, moment))
            .put("elapsed", clock(game.clockAt(now)));
    if (moment.phase() == Phase.FINAL) {
      json.put("finished_timestamp", game.endsAt());
    }
    return json;
  }

  private static String status(Moment moment) {
    return switch (moment.phase()) {
      case SCHEDULED -> "Scheduled";
      case FINAL -> "Final";
      case PLAYING, PERIOD_END, HALFTIME -> "InProgress";
    };
  }

  /** The home side's points first. */
  static String score(Moment moment) {
    return moment.homeScore() + "-" + moment.awayScore();
  }

  static String clock(int seconds) {
    return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
  }

  static String period(Game game, Moment moment) {
    League league = game.matchup().league();
    Moment.@Nullable Bases diamond = moment.diamond();
    return switch (moment.phase()) {
      case SCHEDULED -> "";
      case HALFTIME -> "HT";
      case FINAL -> isOvertime(league, moment) ? "FT OT" : "FT";
      case PERIOD_END -> "End " + moment.period();
      case PLAYING -> {
        if (diamond != null) {
          yield (diamond.homeBats() ? "Bot " : "Top ") + moment.period();
        }
        yield isOvertime(league, moment) ? "OT" : moment.period() + unit(league);
      }
    };
  }

  private static String unit(League league) {
    return switch (league.sport()) {
      case SOCCER -> "H";
      case HOCKEY -> "P";
      default -> league == League.NCAAB ? "H" : "Q";
    };
  }

  private static boolean isOvertime(League league, Moment moment) {
    int usual =
        switch (league.sport()) {
          case SOCCER -> 2;
          case HOCKEY -> 3;
          case BASEBALL -> 9;
          default -> league == League.NCAAB ? 2 : 4;
        };
    return moment.period() > usual;
  }
}
