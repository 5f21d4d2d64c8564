package io.dutchbook.engine.game;

/** Where a game stands. */
public enum GamePhase {
  /** Not started. */
  SCHEDULED,
  /** Being played. */
  LIVE,
  /** Between periods. */
  BREAK,
  /** Interrupted or not started in time; may go on. */
  DELAYED,
  /** Played to the end; only the venues say what that pays. */
  FINAL,
  /** Put off or called off: not a result. */
  OFF,
  /** The scoreboard says something this version does not know. */
  UNKNOWN;

  /** Whether the game is under way. */
  public boolean isInPlay() {
    return this == LIVE || this == BREAK;
  }
}
