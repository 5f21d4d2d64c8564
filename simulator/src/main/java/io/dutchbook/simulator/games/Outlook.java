package io.dutchbook.simulator.games;

import io.dutchbook.engine.game.League;
import java.util.List;

/**
 * How likely each ending of a game is. The three add up to one.
 *
 * @param home the home side wins
 * @param level nobody wins
 * @param away the away side wins
 */
public record Outlook(double home, double level, double away) {
  static final Outlook HOME = new Outlook(1, 0, 0);
  static final Outlook LEVEL = new Outlook(0, 1, 0);
  static final Outlook AWAY = new Outlook(0, 0, 1);

  /** The certain ending of a game that is over with a lead of the home side. */
  static Outlook of(int lead) {
    return lead > 0 ? HOME : lead < 0 ? AWAY : LEVEL;
  }

  /** Who wins when a level contest is repeated until somebody does. */
  Outlook untilDecided() {
    return new Outlook(home / (home + away), 0, away / (home + away));
  }

  /** The same in the order of a league's outcomes. */
  public List<Double> over(League league) {
    return switch (league.ending()) {
      case WINNER -> List.of(home, away);
      case TIE_PAYS_HALF -> List.of(home, away, level);
      case DRAW -> List.of(home, level, away);
    };
  }
}
