package io.dutchbook.engine.game;

/** One of the two sides of a game. */
public enum GameSide {
  /** The side that is at home, or counts as such on neutral ground. */
  HOME,
  /** The visitors. */
  AWAY;

  /** The other one. */
  public GameSide other() {
    return this == HOME ? AWAY : HOME;
  }
}
