package io.dutchbook.engine.market;

/** What an order does with its instrument. */
public enum Action {
  /** Pays the price and receives contracts. */
  BUY,
  /** Hands contracts over and receives the price. */
  SELL
}
