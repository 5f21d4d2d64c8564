package io.dutchbook.actors.scenario;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Price;
import java.util.Map;

/** What can happen in a scenario. */
sealed interface Happening {
  /**
   * A venue sends news of a book.
   *
   * @param venue which
   * @param news what it says
   * @param lost whether it gets lost on the way, so that only its sequence number is missed
   */
  record Frame(Venue venue, BookNews news, boolean lost) implements Happening {}

  /** A venue sends something that nobody understands. */
  record Garbage(Venue venue) implements Happening {}

  /** A venue closes its market-data connection. */
  record Disconnect(Venue venue) implements Happening {}

  /** The scoreboard shows something new. */
  record Score(int home, int away, GamePhase phase) implements Happening {}

  /** Somebody engages or releases the kill switch. */
  record Kill(boolean engaged) implements Happening {}

  /** The position book dies with whatever it was doing. */
  record Crash() implements Happening {}

  /** The venues settle instruments. */
  record Settlement(Map<Instrument, Price> payouts) implements Happening {
    /** Copies the map. */
    public Settlement {
      payouts = Map.copyOf(payouts);
    }
  }
}
