package io.dutchbook.venues;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a venue says an account has.
 *
 * <p>Every list is whole, read to its last page, or its stage fails: an answer that is cut short
 * never looks like an empty account.
 */
public interface AccountPort {
  /** Whose books these are. */
  Venue venue();

  /** Cash, open orders not deducted. */
  CompletionStage<Money> balance();

  /** What is held of every instrument whose market is not settled; none of it zero. */
  CompletionStage<List<Holding>> holdings();

  /** Every order that may still trade. */
  CompletionStage<List<OpenOrder>> openOrders();

  /**
   * Every fill since a moment, oldest first.
   *
   * @param since epoch milliseconds; the venue's own resolution may let in fills of the same second
   */
  CompletionStage<List<AccountFill>> fills(long since);

  /**
   * Cancels an open order; completes when the venue has confirmed. Fails at a venue that keeps no
   * client order ids, where nobody can say whose order it is.
   */
  default CompletionStage<Void> cancel(OpenOrder order) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(venue() + " does not say whose order that is"));
  }

  /** Cancels every open order of the account; completes when the venue has confirmed. */
  CompletionStage<Void> cancelAll();

  /** A quantity of an instrument that the account owns. */
  record Holding(InstrumentId instrument, Quantity quantity) {}

  /**
   * An order that may still trade.
   *
   * @param orderId the venue's name of it
   * @param clientOrderId ours; empty where the venue keeps none
   * @param limit per contract of the instrument
   * @param remaining what has not traded
   */
  record OpenOrder(
      String orderId,
      String clientOrderId,
      InstrumentId instrument,
      Action action,
      Price limit,
      Quantity remaining) {}

  /**
   * Part of an order that has traded.
   *
   * @param fillId the venue's name of the trade
   * @param orderId the venue's name of the order
   * @param price per contract of the instrument
   * @param settled whether the venue can no longer take it back
   * @param at epoch milliseconds
   */
  record AccountFill(
      String fillId,
      String orderId,
      InstrumentId instrument,
      Action action,
      Price price,
      Quantity quantity,
      Money fee,
      boolean settled,
      long at) {}
}
