package io.dutchbook.engine.exit;

import java.util.Locale;

/** Why something that nothing covers is kept. */
public enum HoldReason {
  /** Nobody bids in a book that may be believed. */
  NO_BIDS,
  /** Bid and offer are too far apart, or nothing is offered: the bid says little. */
  WIDE_SPREAD,
  /** The game is put off or called off: its venues will say what that pays. */
  GAME_OFF,
  /** The game is over or nearly so: the venue pays soon. */
  NEAR_END,
  /** It is bid so near to a dollar that waiting is better than paying for a sale. */
  NEAR_CERTAIN,
  /** It is bid so near to nothing that a sale saves nothing. */
  NEAR_WORTHLESS,
  /** It was bought a moment ago. */
  TOO_FRESH,
  /** What could be sold is less than its venue takes as an order. */
  TOO_SMALL,
  /** No rule wants it sold. */
  WITHIN_LEVELS;

  /** In words. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
