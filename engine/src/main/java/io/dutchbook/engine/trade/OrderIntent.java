package io.dutchbook.engine.trade;

import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * An order as it is journaled before it is sent. It holds everything that makes the venue's order
 * reproducible to the byte: the key gives client order id and salt, {@code createdAt} the timestamp
 * that Polymarket signs.
 *
 * @param key its name
 * @param purpose why it is sent
 * @param instrument what it trades, as known when it was decided
 * @param action buy or sell
 * @param quantity contracts
 * @param limit the worst price
 * @param createdAt when it was decided, epoch milliseconds
 * @param deadline after this moment it must not be sent any more, epoch milliseconds
 */
public record OrderIntent(
    OrderKey key,
    Purpose purpose,
    Instrument instrument,
    Action action,
    Quantity quantity,
    Price limit,
    long createdAt,
    long deadline) {

  /** Refuses an order that no venue would take. */
  public OrderIntent {
    if (quantity.isZero() || !limit.isTradable()) {
      throw new IllegalArgumentException(
          "order " + key + " for " + quantity + " at " + limit + " cannot be sent");
    }
  }

  /** The most it can cost: nothing for a sale. */
  public Money worstCost() {
    if (action == Action.SELL) {
      return Money.ZERO;
    }
    return instrument.worstCost(limit, quantity);
  }
}
