package io.dutchbook.engine.risk;

/** The rules in the order in which they are asked. */
public enum RiskRule {
  /** The kill switch is engaged. */
  KILL_SWITCH,
  /** New risk is paused. */
  PAUSED,
  /** The desk does not know all balances and exposures yet. */
  NOT_READY,
  /** The day has lost as much as it may. */
  DAILY_LOSS,
  /** Too many trades are unfinished. */
  OPEN_TRADES,
  /** A venue's free cash does not cover the legs there. */
  VENUE_CASH,
  /** A market would cost too much. */
  MARKET_POSITION,
  /** A game would cost too much. */
  GAME_EXPOSURE,
  /** A league would cost too much. */
  LEAGUE_EXPOSURE,
  /** A venue would hold too much. */
  VENUE_EXPOSURE,
  /** Everything together would cost too much. */
  ACCOUNT_EXPOSURE
}
