package io.dutchbook.engine.reconcile;

import io.dutchbook.engine.collection.Ordered;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import java.util.List;
import java.util.Map;

/**
 * What a venue says an account has, all of it: an answer that was cut short never becomes one.
 *
 * @param venue whose words these are
 * @param cash open orders not deducted
 * @param holdings what is held of every instrument whose market is not settled; none of it zero
 * @param resting every order that may still trade
 * @param trades the latest fills
 */
public record VenueAccount(
    Venue venue,
    Money cash,
    Map<InstrumentId, Quantity> holdings,
    List<Resting> resting,
    List<Traded> trades) {
  /** Copies the collections. */
  public VenueAccount {
    holdings = Ordered.map(holdings);
    resting = List.copyOf(resting);
    trades = List.copyOf(trades);
  }

  /**
   * An order that may still trade.
   *
   * @param orderId the venue's name of it
   * @param clientOrderId ours; empty where the venue keeps none
   */
  public record Resting(String orderId, String clientOrderId, InstrumentId instrument) {}

  /**
   * A fill.
   *
   * @param fillId the venue's name of it
   * @param at epoch milliseconds
   */
  public record Traded(String fillId, InstrumentId instrument, Quantity quantity, long at) {}

  /** What is held of an instrument. */
  Quantity held(InstrumentId instrument) {
    return holdings.getOrDefault(instrument, Quantity.ZERO);
  }
}
