package io.dutchbook.simulator.kalshi;

/** What the exchange says to an order or an amendment. */
public sealed interface Placement {
  /** It was taken. */
  record Accepted(KalshiOrder order) implements Placement {}

  /** It was not. */
  record Refused(Refusal refusal) implements Placement {}

  /**
   * Why something is refused; codes and HTTP statuses as recorded or reported in 2026. Where REST
   * was never seen to say it, the code is the name that Kalshi's FIX gateway has for it.
   */
  enum Refusal {
    /** No such order that rests: unknown, executed and cancelled ones look alike. */
    NOT_FOUND(404, "not_found", ""),
    /** No such market. */
    MARKET_NOT_FOUND(404, "market_not_found", ""),
    /** The market takes no orders (FIX name). */
    MARKET_INACTIVE(409, "market_inactive", ""),
    /** The price is not on the grid. */
    INVALID_PRICE(400, "invalid_price", ""),
    /** The count is not above zero, or not what can be left of the order. */
    INVALID_ORDER_SIZE(400, "invalid_order_size", ""),
    /** The sender's name of the order was used before. */
    ORDER_ALREADY_EXISTS(409, "order_already_exists", ""),
    /** A post-only order would trade. */
    POST_ONLY_CROSS(400, "invalid_order", "post only cross"),
    /** A reduce-only order has nothing to reduce. */
    REDUCE_ONLY(400, "invalid_order", "reduce only"),
    /** The time to take it out has passed. */
    EXPIRED(400, "invalid_order", "Expiration timestamp must be in the future"),
    /** Too little cash. */
    INSUFFICIENT_BALANCE(400, "insufficient_balance", ""),
    /** Too little to fill it whole. */
    FILL_OR_KILL(409, "fill_or_kill_insufficient_resting_volume", ""),
    /** An amendment names another client order id. */
    CLIENT_ORDER_ID_MISMATCH(400, "order_id_and_client_order_id_mismatch", ""),
    /** An amendment names the other side. */
    SIDE_MISMATCH(400, "order_side_mismatch", ""),
    /** An amendment names another market. */
    TICKER_MISMATCH(400, "order_ticker_mismatch", ""),
    /** No such order group on the market's shard (FIX name). */
    GROUP_NOT_FOUND(404, "order_group_not_found", ""),
    /** The order group was triggered and not reset (FIX name). */
    GROUP_TRIGGERED(409, "exceeded_order_group_risk_limit", ""),
    /** Trading is stopped; cancelling is not. */
    TRADING_PAUSED(409, "trading_is_paused", ""),
    /** Everything is stopped. */
    EXCHANGE_PAUSED(409, "exchange_is_paused", "");

    private final int status;
    private final String code;
    private final String details;

    Refusal(int status, String code, String details) {
      this.status = status;
      this.code = code;
      this.details = details;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The error code. */
    public String code() {
      return code;
    }

    /** Further words; empty when there are none. */
    public String details() {
      return details;
    }
  }
}
