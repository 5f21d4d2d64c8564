package io.dutchbook.engine.game;

/** Where a game stands. */
public enum GamePhase {
  /** Not started. */
  SCHEDULED,
  /** Being played in regular time. */
  LIVE,
  /** Being played in overtime, extra time or extra innings. */
  OVERTIME,
  /** Decided by penalty shots. */
  SHOOTOUT,
  /** Between periods. */
  BREAK,
  /** The long break in the middle. */
  HALFTIME,
  /** Interrupted or not started in time; expected to go on soon. */
  DELAYED,
  /** Broken off; may go on another day. */
  SUSPENDED,
  /** Played to the end; only the venues say what that pays. */
  FINAL,
  /** Put off to another day: not a result. */
  POSTPONED,
  /** Called off, abandoned or forfeited: not a result of play. */
  OFF,
  /** The scoreboard says something this version does not know. */
  UNKNOWN;

  /** Whether the clock may run, or the next play may come, at any moment. */
  public boolean isRunning() {
    return this == LIVE || this == OVERTIME || this == SHOOTOUT;
  }

  /** Whether the game is under way. */
  public boolean isInPlay() {
    return isRunning() || this == BREAK || this == HALFTIME;
  }

  /** Whether it will not be played today, if ever. */
  public boolean isOff() {
    return this == POSTPONED || this == OFF;
  }
}
