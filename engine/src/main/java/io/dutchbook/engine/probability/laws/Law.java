package io.dutchbook.engine.probability.laws;

/** A property that the chances of a game have. */
public enum Law {
  /** The outcomes' chances are numbers from 0 to 1 whose sum is one. */
  SUMS_TO_ONE,
  /** A game that is not decided is certain for nobody. */
  OPEN_UNTIL_THE_END,
  /** A game that is over is certain. */
  CERTAIN_AT_THE_END,
  /** A point more is never worse for the side that scores it. */
  SCORE_HELPS,
  /**
   * The ball, a man more on the ice or an out fewer is never worse. A runner more can be: with the
   * winning run on second a man on first only sets up the double play.
   */
  POSSESSION_HELPS,
  /**
   * Between even sides a lead is worth more the less time is left. It need not be between uneven
   * ones: a favourite that leads by little loses some of its favour with the time in which it would
   * show.
   */
  TIME_HELPS_THE_LEADER,
  /**
   * On neutral ground the sides can be exchanged; in baseball at the start of an inning and nearly,
   * because who bats last knows what it needs.
   */
  SIDES_ARE_ALIKE,
  /** A second changes little before the last five of regulation, also where a period ends. */
  NO_JUMPS
}
