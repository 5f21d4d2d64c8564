package io.dutchbook.venues;

import io.dutchbook.engine.game.GameState;
import io.dutchbook.engine.game.League;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where games and scores come from. */
public interface Scoreboard {
  /** Every game of a league that the scoreboard shows now. Fails when it cannot be read. */
  CompletionStage<List<Entry>> games(League league);

  /** Every game of a league on a US Eastern day. Fails when it cannot be read. */
  CompletionStage<List<Entry>> games(League league, LocalDate day);

  /**
   * A game on the board.
   *
   * @param gameId the board's id of it, unique within the league
   * @param homeCode the board's code of the home side
   * @param awayCode the board's code of the away side
   * @param startsAt when it begins, epoch milliseconds
   * @param state where it stands
   */
  record Entry(String gameId, String homeCode, String awayCode, long startsAt, GameState state) {
    /** The same, heard of again at another time. */
    public Entry at(long receivedAt) {
      return new Entry(gameId, homeCode, awayCode, startsAt, state.at(receivedAt));
    }
  }
}
