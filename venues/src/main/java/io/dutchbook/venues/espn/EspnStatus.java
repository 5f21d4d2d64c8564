package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GamePhase;
import io.dutchbook.engine.game.Rulebook;
import io.dutchbook.engine.game.SeasonType;
import java.util.Locale;

/** What ESPN's names of a game's status mean. */
final class EspnStatus {
  private static final String PREFIX = "STATUS_";

  private EspnStatus() {}

  /**
   * The phase of a status.
   *
   * @param name as {@code STATUS_IN_PROGRESS}
   * @param completed whether the game has been played to its end; {@code state} alone says {@code
   *     post} of postponed games, too
   */
  static GamePhase phase(String name, boolean completed) {
    String status = name.toUpperCase(Locale.ROOT);
    return switch (status.startsWith(PREFIX) ? status.substring(PREFIX.length()) : status) {
      case "SCHEDULED" -> GamePhase.SCHEDULED;
      case "IN_PROGRESS", "FIRST_HALF", "SECOND_HALF" -> GamePhase.LIVE;
      case "OVERTIME", "EXTRA_TIME" -> GamePhase.OVERTIME;
      case "SHOOTOUT" -> GamePhase.SHOOTOUT;
      case "END_PERIOD", "END_OF_REGULATION", "END_OF_EXTRATIME", "HALFTIME_ET" -> GamePhase.BREAK;
      case "HALFTIME" -> GamePhase.HALFTIME;
      case "DELAYED", "RAIN_DELAY" -> GamePhase.DELAYED;
      case "SUSPENDED" -> GamePhase.SUSPENDED;
      case "FINAL", "FULL_TIME", "FINAL_PEN", "FINAL_AET" ->
          completed ? GamePhase.FINAL : GamePhase.UNKNOWN;
      case "POSTPONED" -> GamePhase.POSTPONED;
      case "CANCELED", "ABANDONED", "FORFEIT" -> GamePhase.OFF;
      default -> GamePhase.UNKNOWN;
    };
  }

  /** Overtime is "in progress", too; the period tells. */
  static GamePhase phase(GamePhase said, Rulebook rules, int period, SeasonType season) {
    if (!said.isRunning()) {
      return said;
    }
    if (rules.isShootout(period, season)) {
      return GamePhase.SHOOTOUT;
    }
    return said == GamePhase.LIVE && rules.overtime(period) > 0 ? GamePhase.OVERTIME : said;
  }
}
