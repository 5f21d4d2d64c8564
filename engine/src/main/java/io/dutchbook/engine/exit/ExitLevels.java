package io.dutchbook.engine.exit;

import io.dutchbook.engine.money.Price;

/**
 * How far a price may move in a league before a position is sold.
 *
 * @param stopLoss how much less than a contract cost it may be bid; a dollar for never
 * @param takeProfit how much more than it cost a contract must bring after fees; a dollar for never
 */
public record ExitLevels(Price stopLoss, Price takeProfit) {
  /** Nothing is sold for its price. */
  public static final ExitLevels NEVER = new ExitLevels(Price.ONE, Price.ONE);
}
