package io.dutchbook.venues.telemetry;

/** How a request to a venue ended. */
public enum RequestOutcome {
  /** With a status below 400. */
  ANSWERED,
  /** With a status of the 400s other than 429. */
  REFUSED,
  /** With 429. */
  RATE_LIMITED,
  /** With a status of the 500s. */
  SERVER_ERROR,
  /** Without an answer in time. */
  TIMED_OUT,
  /** With a broken connection or an answer that could not be read. */
  BROKEN,
  /** Before it left: no connection, or too many requests waiting. */
  NOT_SENT,
  /** Before it left: the rate budget, a pause after 429, or the breaker. */
  HELD_BACK;

  /** The outcome of an answer with a status. */
  public static RequestOutcome of(int status) {
    if (status == 429) {
      return RATE_LIMITED;
    }
    if (status < 400) {
      return ANSWERED;
    }
    return status < 500 ? REFUSED : SERVER_ERROR;
  }
}
