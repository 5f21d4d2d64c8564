package io.dutchbook.protocol.journal;

import io.dutchbook.engine.market.Venue;
import io.dutchbook.engine.trade.Fill;

/**
 * Names a fill for ever.
 *
 * @param venue where it happened
 * @param fillId the venue's name of it
 * @param clientOrderId our order in it: where both sides of a fill are ours, it has two
 */
public record FillKey(Venue venue, String fillId, String clientOrderId) {
  /** The name of a fill. */
  public static FillKey of(Fill fill) {
    return new FillKey(fill.instrument().venue(), fill.fillId(), fill.order().clientOrderId());
  }

  /** The same in every process, as that of an enum constant is not. */
  @Override
  public int hashCode() {
    return 31 * (31 * venue.name().hashCode() + fillId.hashCode()) + clientOrderId.hashCode();
  }
}
