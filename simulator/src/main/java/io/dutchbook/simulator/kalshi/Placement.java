package io.dutchbook.simulator.kalshi;

/** What the exchange says to an order. */
public sealed interface Placement {
  /** It was taken. */
  record Accepted(KalshiOrder order) implements Placement {}

  /** It was not. */
  record Refused(Refusal refusal) implements Placement {}

  /** Why an order is refused; codes and HTTP statuses as recorded or reported in 2026. */
  enum Refusal {
    /** No such market. */
    MARKET_NOT_FOUND(404, "market_not_found", ""),
    /** The market takes no orders; the REST code is unrecorded, the FIX name is the same. */
    MARKET_INACTIVE(409, "market_inactive", ""),
    /** The price is not on the grid. */
    INVALID_PRICE(400, "invalid_price", ""),
    /** The count is zero. */
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
    /** Trading is stopped. */
    TRADING_PAUSED(409, "trading_is_paused", "");

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
