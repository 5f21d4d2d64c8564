package io.dutchbook.simulator.polymarket;

/** What the exchange says to an order. */
public sealed interface Placement {
  /** It was taken: it rests, was matched, or is held back; the order says which. */
  record Accepted(PolymarketOrder order) implements Placement {}

  /**
   * It was not taken.
   *
   * @param error Polymarket's words
   */
  record Refused(String error) implements Placement {}
}
