package io.dutchbook.engine.trade;

/** Why an order is sent. */
public enum Purpose {
  /** Opens the trade: adds risk. */
  ENTER(true),
  /** Buys what a leg is short of: takes risk away. */
  COMPLETE(false),
  /** Sells what a leg has too much of: takes risk away. */
  UNWIND(false),
  /** Sells a position that nothing covers: takes risk away. */
  EXIT(false),
  /** Sells a leg of a locked set: adds risk until the other legs are sold as well. */
  CLOSE(true);

  private final boolean addsRisk;

  Purpose(boolean addsRisk) {
    this.addsRisk = addsRisk;
  }

  /** Whether a kill switch holds such an order back. */
  public boolean addsRisk() {
    return addsRisk;
  }
}
