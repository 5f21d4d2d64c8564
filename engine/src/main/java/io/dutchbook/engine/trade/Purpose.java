package io.dutchbook.engine.trade;

/** Why an order is sent. */
public enum Purpose {
  /** Opens the trade: adds risk. */
  ENTER,
  /** Buys what a leg is short of: takes risk away. */
  COMPLETE,
  /** Sells what a leg has too much of: takes risk away. */
  UNWIND;

  /** Whether a kill switch holds such an order back. */
  public boolean addsRisk() {
    return this == ENTER;
  }
}
