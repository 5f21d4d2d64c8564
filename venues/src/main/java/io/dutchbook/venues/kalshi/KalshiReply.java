package io.dutchbook.venues.kalshi;

/** What became of a request that changes something at Kalshi. */
public sealed interface KalshiReply<T> {
  /** It was done. */
  record Done<T>(T value) implements KalshiReply<T> {}

  /**
   * It was refused and changed nothing.
   *
   * @param status of HTTP
   * @param code Kalshi's word for it; blank when it gave none
   * @param text its words
   */
  record Refused<T>(int status, String code, String text) implements KalshiReply<T> {
    /**
     * Whether an order is not there to be changed: canceled, executed and never known are answered
     * alike (recorded 2026-06), so this proves none of them.
     */
    public boolean isNotFound() {
      return status == 404;
    }

    /** Whether this interface was retired, as the V1 writes were (2026-06-18 to 25). */
    public boolean isRetired() {
      return status == 410;
    }

    /** Whether the account asked too much at once; nothing was done. */
    public boolean isRateLimited() {
      return status == 429;
    }
  }

  /** It may or may not have been done: no answer, a gateway's page, or one nobody understands. */
  record Unclear<T>(String detail) implements KalshiReply<T> {}
}
