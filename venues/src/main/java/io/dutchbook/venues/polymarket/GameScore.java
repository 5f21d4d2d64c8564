package io.dutchbook.venues.polymarket;

import io.dutchbook.venues.json.Fields;
import java.util.OptionalLong;

/**
 * What Polymarket's sports feed says of a game. For information: it may lag, and no market is
 * settled by it.
 *
 * @param gameId Gamma's name of the game
 * @param slug of its event; blank when not stated
 * @param score as the feed writes it: {@code 3-16}, in esports {@code 000-000|2-0|Bo3}
 * @param period {@code 1H}, {@code 2Q}, {@code HT}, {@code FT OT}, …; blank when not stated
 * @param elapsed the game's clock; blank when not stated
 * @param turn who has the ball or serves; blank when not stated
 * @param finishedAt epoch milliseconds; nothing while it is on
 */
public record GameScore(
    long gameId,
    String slug,
    String league,
    String home,
    String away,
    String status,
    boolean live,
    boolean ended,
    String score,
    String period,
    String elapsed,
    String turn,
    OptionalLong finishedAt) {

  static GameScore parse(String frame) {
    Fields game = Fields.parse(frame, "score");
    return new GameScore(
        game.integer("gameId"),
        game.optionalText("slug").orElse(""),
        game.text("leagueAbbreviation"),
        game.text("homeTeam"),
        game.text("awayTeam"),
        game.text("status"),
        game.flag("live"),
        game.flag("ended"),
        game.text("score"),
        game.optionalText("period").orElse(""),
        game.optionalText("elapsed").orElse(""),
        game.optionalText("turn").orElse(""),
        finishedAt(game));
  }

  /** Written in either way (2026). */
  private static OptionalLong finishedAt(Fields game) {
    String name = game.has("finishedTimestamp") ? "finishedTimestamp" : "finished_timestamp";
    return game.isText(name)
        ? OptionalLong.of(game.read(name, Long::parseLong))
        : game.optionalInteger(name);
  }
}
