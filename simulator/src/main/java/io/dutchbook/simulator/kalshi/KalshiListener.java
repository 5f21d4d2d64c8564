package io.dutchbook.simulator.kalshi;

import io.dutchbook.simulator.book.Side;
import java.util.Optional;
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

  /** An event was listed. */
  void onEvent(EventTerms event);

  /** An event got fees of its own, or lost them. */
  void onFees(EventTerms event, Optional<FeeTerms> override);

  /** Something happened to an order group. */
  void onGroup(KalshiAccount account, OrderGroup group, GroupStep step, long at);

  /** Why an order changed, in Kalshi's words of 2026-10. */
  enum Reason {
    /** It was accepted. */
    PLACED(""),
    /** It traded. */
    TRADE("Trade"),
    /** Its owner, its group, or the end of an immediate order. */
    CANCEL(""),
    /** Its owner changed it. */
    AMEND("Amend"),
    /** Its owner made it smaller. */
    DECREASE("Decrease"),
    /** It met an order of the same account. */
    SELF_TRADE("SelfTradeCancel"),
    /** Its time was up. */
    EXPIRY("ExpiryCancel"),
    /** Its market closed. */
    CLOSE("CloseCancel"),
    /** Trading was paused, or its market came back from a pause. */
    HALT("HaltCancel"),
    /** It must not trade at once, but would have after an amendment. */
    POST_ONLY_CROSS("PostOnlyCrossCancel"),
    /** The position that it was to make smaller is gone. */
    REDUCE_ONLY("ReduceOnlyCancel");

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
    /** It was paused. */
    PAUSED,
    /** It trades again. */
    RESUMED,
    /** Its closing time was moved to now. */
    CLOSED,
    /** Its result is known. */
    DETERMINED,
    /** It was paid. */
    SETTLED,
    /** It takes orders at other prices. */
    PRICES_CHANGED
  }

  /** Steps in the life of an order group. */
  enum GroupStep {
    /** It was made. */
    CREATED("created"),
    /** Its orders were cancelled and it takes no more. */
    TRIGGERED("triggered"),
    /** It takes orders again. */
    RESET("reset"),
    /** It is gone. */
    DELETED("deleted"),
    /** It has another limit. */
    LIMIT_UPDATED("limit_updated");

    private final String wire;

    GroupStep(String wire) {
      this.wire = wire;
    }

    /** Kalshi's word for it. */
    public String wire() {
      return wire;
    }
  }
}
