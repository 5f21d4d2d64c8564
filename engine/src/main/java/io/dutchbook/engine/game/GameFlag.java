package io.dutchbook.engine.game;

/** Why a scoreboard's word on a game is not to be built upon. */
public enum GameFlag {
  /** It has not been read yet. */
  NEVER_READ(false),
  /** Other teams play under the game's number. */
  WRONG_GAME(false),
  /** It says something of the game's status that this version does not know. */
  UNKNOWN_STATUS(false),
  /** A side has fewer points than before. */
  SCORE_BACK(true),
  /** A side has more points than it can have made since. */
  SCORE_JUMP(true),
  /** The clock, or the half of the inning, ran backwards. */
  CLOCK_BACK(true),
  /** An earlier period, or a game that has begun and has not. */
  PERIOD_BACK(true),
  /** Periods were left out, or the end came too early. */
  PERIOD_JUMP(true),
  /** A game that was over is not, or has another score. */
  REOPENED(true),
  /** It is consistent again, but not for long enough. */
  SETTLING(false),
  /** It has not been read for too long. */
  STALE(false),
  /** It is read, but nothing moves in a game that is being played. */
  STUCK(false);

  private final boolean confirmable;

  GameFlag(boolean confirmable) {
    this.confirmable = confirmable;
  }

  /** Whether it becomes the truth by being repeated: goals and touchdowns are taken back. */
  public boolean isConfirmable() {
    return confirmable;
  }
}
