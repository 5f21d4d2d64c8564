package io.dutchbook.engine.exit;

import java.util.Locale;

/** Why something held is sold before it settles, in the order in which the rules are asked. */
public enum ExitReason {
  /** It is bid so far below what it cost that no more is to be lost. */
  STOP_LOSS,
  /** It brings so much more than it cost that the gain is taken. */
  TAKE_PROFIT,
  /** It brings more than it is worth by the engine's own probability. */
  EDGE_GONE,
  /** It was held for as long as it may be. */
  MAX_HOLD,
  /** A locked set brings more now than it pays in the end. */
  PAYS_MORE_NOW;

  /** In words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
