package io.dutchbook.venues.rate;

import io.dutchbook.engine.trade.Purpose;

/** How urgent a request is. The order of the constants is the order of service. */
public enum Priority {
  /** Takes an order back. */
  CANCEL,
  /** An order that completes or unwinds a trade: takes risk away. */
  HEDGE,
  /** An order that opens a trade. */
  OPEN,
  /** Asks what became of an order. */
  LOOK_UP,
  /** Any other question. */
  QUERY;

  /** The priority of an order that is sent for this purpose. */
  public static Priority of(Purpose purpose) {
    return purpose.addsRisk() ? OPEN : HEDGE;
  }

  /** Whether it takes risk away, and so may spend the reserve and try where others may not. */
  public boolean takesRiskAway() {
    return this == CANCEL || this == HEDGE;
  }

  /** Whether it changes something at the venue rather than asks. */
  public boolean isOrder() {
    return compareTo(OPEN) <= 0;
  }
}
