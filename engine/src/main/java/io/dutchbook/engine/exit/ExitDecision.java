package io.dutchbook.engine.exit;

import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/** What becomes of a position that nothing covers. */
public sealed interface ExitDecision {
  /**
   * It is kept.
   *
   * @param reason why
   */
  record Hold(HoldReason reason) implements ExitDecision {}

  /**
   * It is sold, as far as the displayed bids go.
   *
   * @param reason why
   * @param quantity contracts
   * @param limit the worst price
   * @param proceeds what they bring after fees at displayed bids
   */
  record Close(ExitReason reason, Quantity quantity, Price limit, Money proceeds)
      implements ExitDecision {}
}
