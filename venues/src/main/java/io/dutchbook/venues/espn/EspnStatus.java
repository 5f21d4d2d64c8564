package io.dutchbook.venues.espn;

import io.dutchbook.engine.game.GamePhase;
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
      case "IN_PROGRESS", "FIRST_HALF", "SECOND_HALF", "OVERTIME", "EXTRA_TIME", "SHOOTOUT" ->
          GamePhase.LIVE;
      case "END_PERIOD", "HALFTIME", "END_OF_REGULATION" -> GamePhase.BREAK;
      case "DELAYED", "RAIN_DELAY", "SUSPENDED" -> GamePhase.DELAYED;
      case "FINAL", "FULL_TIME", "FINAL_PEN", "FINAL_AET" ->
          completed ? GamePhase.FINAL : GamePhase.UNKNOWN;
      case "POSTPONED", "CANCELED", "ABANDONED", "FORFEIT" -> GamePhase.OFF;
      default -> GamePhase.UNKNOWN;
    };
  }
}
