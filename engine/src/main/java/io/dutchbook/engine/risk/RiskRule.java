package io.dutchbook.engine.risk;

import java.util.Locale;

/**
 * The rules in the order in which they are asked: those of a game's shard on what it sees, then
 * those of the desk on everything together.
 */
public enum RiskRule {
  /** It would earn too little. */
  MIN_EDGE,
  /** It would earn too little once prices have moved while a venue holds the first order back. */
  DELAYED_EDGE,
  /** A leg costs next to nothing or next to a dollar. */
  PRICE_BOUNDS,
  /** Too few contracts are on offer. */
  LIQUIDITY,
  /** The frame behind it waited here too long. */
  LATENCY,
  /** It was taken already, and what was taken still stands in a book. */
  DUPLICATE,
  /** It waited too long for its reservation. */
  EXPIRED,
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
  /** The game rests after its latest trade. */
  COOLDOWN,
  /** A venue's free cash does not cover the legs there. */
  VENUE_CASH,
  /** Only what was put aside would be left to pay with. */
  PIGGYBANK,
  /** A market would cost too much. */
  MARKET_POSITION,
  /** A game would cost too much. */
  GAME_EXPOSURE,
  /** A team would cost too much, all its games together. */
  TEAM_EXPOSURE,
  /** A league would cost too much. */
  LEAGUE_EXPOSURE,
  /** A venue would hold too much. */
  VENUE_EXPOSURE,
  /** Everything together would cost too much. */
  ACCOUNT_EXPOSURE;

  /** In words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
