package io.dutchbook.engine.game;

/** What the game clock says. That nobody knows it is one of the things it can say. */
public sealed interface GameClock {
  /**
   * No clock where there is none: baseball, shootouts, overtime by possessions, before the start.
   */
  GameClock NONE = new None();

  /** A clock that nobody told us. */
  GameClock UNKNOWN = new Unknown();

  /**
   * A clock that counts down to the end of the period.
   *
   * @param seconds left in the period
   */
  record Down(int seconds) implements GameClock {}

  /**
   * A clock that counts up over the whole game and stands at the nominal end of each half.
   *
   * @param seconds played, added time apart
   * @param added seconds of added time played in this half
   */
  record Up(int seconds, int added) implements GameClock {
    /** Seconds played with added time. */
    public int played() {
      return seconds + added;
    }
  }

  /** There is none. */
  record None() implements GameClock {}

  /** There is one, and it is not known. */
  record Unknown() implements GameClock {}
}
