package io.dutchbook.simulator.makers;

import io.dutchbook.engine.collection.Ordered;
import java.util.Map;

/** What a desk wants done on its venue. */
public sealed interface DeskAction {
  /** The venue's name of the market. */
  String market();

  /**
   * Show these quotes and no others.
   *
   * @param bids hundredths of a contract by price in ten-thousandths of a dollar
   * @param asks likewise
   */
  record Quote(String market, Map<Integer, Long> bids, Map<Integer, Long> asks)
      implements DeskAction {
    /** Copies the maps. */
    public Quote {
      bids = Ordered.map(bids);
      asks = Ordered.map(asks);
    }
  }

  /**
   * A small trader takes something at once.
   *
   * @param buys whether it buys what the book trades
   * @param hundredths of a contract
   */
  record Take(String market, boolean buys, long hundredths) implements DeskAction {}
}
