package io.dutchbook.engine.paper;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.trade.Fill;
import io.dutchbook.engine.trade.OrderIntent;
import io.dutchbook.engine.trade.OrderOutcome;
import java.util.List;

/**
 * An order that the paper venue knows.
 *
 * @param outcome what became of it; delayed while the venue holds it back, never unknown
 * @param at when that was decided, epoch milliseconds
 */
public record PaperOrder(
    OrderOutcome outcome,
    InstrumentId instrument,
    Action action,
    Quantity quantity,
    Price limit,
    long at) {

  /** Refuses what a venue cannot remember of an order. */
  public PaperOrder {
    if (outcome instanceof OrderOutcome.Unknown) {
      throw new IllegalArgumentException(
          "the outcome of " + outcome.key() + " is unknown to its own venue");
    }
  }

  /** What became of an order. */
  public static PaperOrder of(OrderIntent intent, OrderOutcome outcome, long at) {
    return new PaperOrder(
        outcome, intent.instrument().id(), intent.action(), intent.quantity(), intent.limit(), at);
  }

  /** Its fills; none unless it is closed. */
  public List<Fill> fills() {
    return outcome instanceof OrderOutcome.Closed closed ? closed.fills() : List.of();
  }

  /** Whether the venue still holds it back. */
  public boolean isHeld() {
    return outcome instanceof OrderOutcome.Delayed;
  }
}
