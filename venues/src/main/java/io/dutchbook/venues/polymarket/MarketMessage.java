package io.dutchbook.venues.polymarket;

import java.util.List;

/** A message of the market channel, decoded and checked. */
sealed interface MarketMessage {
  /** What stands for a best price that a message does not state. */
  int NOT_STATED = -1;

  /** Whether it comes to those alone who asked for it ({@code custom_feature_enabled}). */
  default boolean isCustom() {
    return false;
  }

  /**
   * The whole book of a token.
   *
   * @param at the venue's time, epoch milliseconds
   * @param tick the step of its prices, ten-thousandths of a dollar; {@link #NOT_STATED}
   */
  record Book(String token, List<Level> bids, List<Level> asks, long at, int tick)
      implements MarketMessage {}

  /** Levels that changed, mostly on both tokens of a market at once. */
  record PriceChange(List<Change> changes, long at) implements MarketMessage {}

  /**
   * Prices have another step from now on; the book begins anew.
   *
   * @param tick ten-thousandths of a dollar
   */
  record TickChange(String token, int tick) implements MarketMessage {}

  /** The best prices of a token changed; what {@link PriceChange} says as well. */
  record BestPrices(String token, int bestBid, int bestAsk, long at) implements MarketMessage {
    @Override
    public boolean isCustom() {
      return true;
    }
  }

  /**
   * A token was traded.
   *
   * @param buy whether the taker bought
   */
  record LastTrade(String token, boolean buy, Level level, long at) implements MarketMessage {}

  /**
   * A market was listed.
   *
   * @param market the condition id
   */
  record MarketListed(String market, List<String> tokens) implements MarketMessage {
    @Override
    public boolean isCustom() {
      return true;
    }
  }

  /**
   * A market was resolved. The catalogue has the last word on what it pays.
   *
   * @param winner the token that pays a dollar; blank when none does
   */
  record MarketResolved(String market, List<String> tokens, String winner)
      implements MarketMessage {
    @Override
    public boolean isCustom() {
      return true;
    }
  }

  /**
   * A level.
   *
   * @param price ten-thousandths of a dollar
   * @param quantity hundredths of a share, rounded down
   * @param exists whether there is anything at all: less than a hundredth is a level too, if not
   *     one to trade with
   */
  record Level(int price, long quantity, boolean exists) {}

  /**
   * A level's new size, and what the venue says of the book after it.
   *
   * @param bestBid ten-thousandths of a dollar; zero for no bid; {@link #NOT_STATED}
   * @param bestAsk ten-thousandths of a dollar; a dollar for no ask; {@link #NOT_STATED}
   */
  record Change(String token, boolean buy, Level level, int bestBid, int bestAsk) {}
}
