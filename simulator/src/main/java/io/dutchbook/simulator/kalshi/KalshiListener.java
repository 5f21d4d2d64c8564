package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;
import org.jspecify.annotations.Nullable;

/** Hears what happens on the exchange, in the order in which it happens. */
public interface KalshiListener {
  /**
   * The quantity of a level changed.
   *
   * @param side bid levels are YES bids, ask levels are NO bids
   * @param price of YES
   * @param change hundredths of a contract, signed
   * @param cause the account whose order did it, null when time or the exchange did
   */
  void onLevel(
      KalshiMarket market, Side side, int price, long change, @Nullable KalshiOrder cause, long at);

  /** Two orders traded. */
  void onTrade(KalshiTrade trade);

  /** An account's order was filled. */
  void onFill(KalshiFill fill);

  /** Something happened to an order. */
  void onOrder(KalshiOrder order, Reason reason);

  /** A market's life went on. */
  void onMarket(KalshiMarket market, Step step, long at);

  /** Why an order changed, in Kalshi's words of 2026-10. */
  enum Reason {
    /** It was accepted. */
    PLACED(""),
    /** It traded. */
    TRADE("Trade"),
    /** Its owner, or the end of an immediate order. */
    CANCEL(""),
    /** It met an order of the same account. */
    SELF_TRADE("SelfTradeCancel"),
    /** Its time was up. */
    EXPIRY("ExpiryCancel"),
    /** Its market closed. */
    CLOSE("CloseCancel");

    private final String wire;

    Reason(String wire) {
      this.wire = wire;
    }

    /** Kalshi's word; empty where it has none. */
    public String wire() {
      return wire;
    }
  }

  /** Steps in the life of a market. */
  enum Step {
    /** It was listed. */
    CREATED,
    /** Its closing time was moved to now. */
    CLOSED,
    /** Its result is known. */
    DETERMINED,
    /** It was paid. */
    SETTLED
  }
}
