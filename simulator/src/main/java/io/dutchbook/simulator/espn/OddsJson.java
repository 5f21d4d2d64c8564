package io.dutchbook.simulator.espn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.Sport;
import io.dutchbook.simulator.games.Matchup;
import io.dutchbook.simulator.games.Outlook;
import io.dutchbook.simulator.server.Json;

/** A bookmaker's line before the start: what is true of the game, and his share on top. */
final class OddsJson {
  private static final double SHARE = 1.04;
  private static final double SURE = 0.99;
  private static final double POINTS_PER_LOG_ODDS = 6;

  private final Matchup matchup;
  private final Outlook outlook;

  OddsJson(Matchup matchup, Outlook outlook) {
    this.matchup = matchup;
    this.outlook = outlook;
  }

  ObjectNode json() {
    Sport sport = Rulebook.of(matchup.league()).sport();
    boolean spread = sport == Sport.FOOTBALL || sport == Sport.BASKETBALL;
    boolean homeIsFavorite = outlook.home() >= outlook.away();
    double points = points();
    int homeLine = moneyLine(outlook.home());
    int awayLine = moneyLine(outlook.away());
    String favorite = (homeIsFavorite ? matchup.home() : matchup.away()).code();
    ObjectNode odds =
        Json.object()
            .put(
                "details",
                spread
                    ? points == 0 ? "EVEN" : favorite + " -" + points
                    : favorite + " " + (homeIsFavorite ? homeLine : awayLine))
            .put("overUnder", overUnder(sport));
    odds.set("provider", Json.object().put("id", "58").put("name", "ESPN BET").put("priority", 1));
    if (spread) {
      odds.put("spread", homeIsFavorite ? -points : points);
    }
    odds.set("homeTeamOdds", side(homeIsFavorite, homeLine));
    odds.set("awayTeamOdds", side(!homeIsFavorite, awayLine));
    if (sport == Sport.SOCCER) {
      odds.set("drawOdds", Json.object().put("moneyLine", moneyLine(outlook.level())));
    }
    return odds;
  }

  private static ObjectNode side(boolean favorite, int moneyLine) {
    return Json.object()
        .put("favorite", favorite)
        .put("underdog", !favorite)
        .put("moneyLine", moneyLine);
  }

  /** In halves of a point. */
  private double points() {
    double odds = Math.abs(Math.log(outlook.home() / outlook.away()));
    return Math.round(odds * POINTS_PER_LOG_ODDS * 2) / 2.0;
  }

  /** American odds in steps of five. */
  private static int moneyLine(double probability) {
    double dear = Math.clamp(probability * SHARE, 1 - SURE, SURE);
    double line = dear >= 0.5 ? -100 * dear / (1 - dear) : 100 * (1 - dear) / dear;
    return (int) Math.round(line / 5) * 5;
  }

  private static double overUnder(Sport sport) {
    return switch (sport) {
      case FOOTBALL -> 44.5;
      case BASKETBALL -> 224.5;
      case HOCKEY -> 6;
      case BASEBALL -> 8.5;
      case SOCCER -> 2.5;
    };
  }
}
