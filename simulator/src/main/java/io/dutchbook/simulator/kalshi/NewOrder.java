package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;
import org.jspecify.annotations.Nullable;

/**
 * An order as it comes in, in terms of YES.
 *
 * @param ticker the market
 * @param clientOrderId the sender's name of it, unique for ever; null when it gave none
 * @param side bid buys YES, ask sells YES, which is buying NO
 * @param price of YES, ten-thousandths of a dollar
 * @param count hundredths of a contract
 * @param lifetime how long it may rest
 * @param ownCross what happens when it meets the sender's own order
 * @param postOnly whether it must not trade at once
 * @param reduceOnly whether it may only make a position smaller
 * @param expiresAt when it is taken out, epoch milliseconds; zero for never
 * @param cancelOnPause whether it is taken out when trading is paused
 * @param groupId the order group that it belongs to; null for none
 */
public record NewOrder(
    String ticker,
    @Nullable String clientOrderId,
    Side side,
    int price,
    long count,
    Lifetime lifetime,
    OwnCross ownCross,
    boolean postOnly,
    boolean reduceOnly,
    long expiresAt,
    boolean cancelOnPause,
    @Nullable String groupId) {

  /** An order that outlives pauses and belongs to no group. */
  public NewOrder(
      String ticker,
      @Nullable String clientOrderId,
      Side side,
      int price,
      long count,
      Lifetime lifetime,
      OwnCross ownCross,
      boolean postOnly,
      boolean reduceOnly,
      long expiresAt) {
    this(
        ticker,
        clientOrderId,
        side,
        price,
        count,
        lifetime,
        ownCross,
        postOnly,
        reduceOnly,
        expiresAt,
        false,
        null);
  }

  /** The same order with what an amendment may change. */
  NewOrder amended(Amendment change) {
    String name = change.updatedClientOrderId();
    return new NewOrder(
        ticker,
        name == null ? clientOrderId : name,
        side,
        change.price(),
        change.count(),
        lifetime,
        ownCross,
        postOnly,
        reduceOnly,
        change.expiresAt() == Amendment.KEEP_EXPIRY ? expiresAt : change.expiresAt(),
        cancelOnPause,
        groupId);
  }

  /** How long an order may rest. */
  public enum Lifetime {
    /** Until it is filled or cancelled. */
    GOOD_TILL_CANCELED,
    /** Not at all; what cannot trade now is dropped. */
    IMMEDIATE_OR_CANCEL,
    /** Not at all, and it trades whole or not. */
    FILL_OR_KILL
  }

  /** What happens when an order meets an order of the same account. */
  public enum OwnCross {
    /** The incoming order stops. */
    TAKER_AT_CROSS("taker_at_cross"),
    /** The resting order is cancelled and matching goes on. */
    MAKER("maker");

    private final String wire;

    OwnCross(String wire) {
      this.wire = wire;
    }

    /** Kalshi's word for it. */
    public String wire() {
      return wire;
    }
  }
}
