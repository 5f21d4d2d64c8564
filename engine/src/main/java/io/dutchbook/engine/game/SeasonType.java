package io.dutchbook.engine.game;

/** Which part of a season a game belongs to; overtime rules depend on it. */
public enum SeasonType {
  /** Before the season: rules of the regular one. */
  PRESEASON,
  /** The regular season. */
  REGULAR,
  /** Playoffs, bowls, cups: somebody has to win. */
  POSTSEASON,
  /** The scoreboard does not say, or says it in a way of its own. */
  UNKNOWN
}
