package io.dutchbook.protocol;

import io.dutchbook.engine.game.GameId;
import io.dutchbook.engine.game.League;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.OutcomeSpace;
import java.util.List;

/**
 * A game and everything that can be bought on it.
 *
 * @param id its name
 * @param league its league
 * @param scoreboardId the scoreboard's id of it
 * @param home the home side's name
 * @param away the away side's name
 * @param startsAt when it begins, epoch milliseconds
 * @param outcomes how it can end
 * @param instruments what can be bought
 */
public record GameDefinition(
    GameId id,
    League league,
    String scoreboardId,
    String home,
    String away,
    long startsAt,
    OutcomeSpace outcomes,
    List<Instrument> instruments)
    implements WireMessage {
  /** Copies the list. */
  public GameDefinition {
    instruments = List.copyOf(instruments);
  }

  /** The same game with other things to buy. */
  public GameDefinition with(List<Instrument> others) {
    return new GameDefinition(id, league, scoreboardId, home, away, startsAt, outcomes, others);
  }
}
