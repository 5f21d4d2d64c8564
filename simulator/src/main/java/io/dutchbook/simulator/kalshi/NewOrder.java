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
    long expiresAt) {

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
    TAKER_AT_CROSS,
    /** The resting order is cancelled and matching goes on. */
    MAKER
  }
}
