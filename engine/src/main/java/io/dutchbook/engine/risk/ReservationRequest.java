package io.dutchbook.engine.risk;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.trade.TradeId;
import java.util.List;

/**
 * A trade that wants to begin.
 *
 * @param trade its name
 * @param game the game it bets on
 * @param league the game's league
 * @param teams who plays, by the names of the scoreboard; none when they are not known
 * @param stakes its worst case, market by market: every leg filled
 */
public record ReservationRequest(
    TradeId trade, GameId game, League league, List<String> teams, List<Stake> stakes) {
  /** Copies the lists. */
  public ReservationRequest {
    teams = List.copyOf(teams);
    stakes = List.copyOf(stakes);
  }
}
