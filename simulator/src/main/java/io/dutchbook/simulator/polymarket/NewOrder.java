package io.dutchbook.simulator.polymarket;

import io.dutchbook.engine.market.Action;

/**
 * An order whose signature has been checked.
 *
 * @param id its digest
 * @param maker the wallet that pays
 * @param owner the API key that sent it
 * @param token what it trades
 * @param action buy or sell
 * @param makerAmount what it gives at most: micro-dollars of a buy, millionths of a share of a sale
 * @param takerAmount what it gets at least
 * @param type how long it may rest
 * @param postOnly whether it must not trade at once
 * @param expiresAt the signed-beside expiration in epoch seconds; zero for none
 * @param salt the number that its sender made it unique by; zero for orders of the house
 */
public record NewOrder(
    String id,
    String maker,
    String owner,
    String token,
    Action action,
    long makerAmount,
    long takerAmount,
    OrderType type,
    boolean postOnly,
    long expiresAt,
    long salt) {

  /** An order of the house, which needs no salt. */
  public NewOrder(
      String id,
      String maker,
      String owner,
      String token,
      Action action,
      long makerAmount,
      long takerAmount,
      OrderType type,
      boolean postOnly,
      long expiresAt) {
    this(id, maker, owner, token, action, makerAmount, takerAmount, type, postOnly, expiresAt, 0);
  }

  /** Millionths of a share that it trades. */
  public long shares() {
    return action == Action.BUY ? takerAmount : makerAmount;
  }

  /** Micro-dollars that it pays at most or receives at least. */
  public long collateral() {
    return action == Action.BUY ? makerAmount : takerAmount;
  }

  /** How long an order may rest. */
  public enum OrderType {
    /** Until filled or cancelled. */
    GTC,
    /** Until filled, cancelled or expired. */
    GTD,
    /** Not at all; whole or not. */
    FOK,
    /** Not at all; what cannot trade now is dropped. */
    FAK;

    /** Whether it never rests. */
    public boolean isImmediate() {
      return this == FOK || this == FAK;
    }
  }
}
