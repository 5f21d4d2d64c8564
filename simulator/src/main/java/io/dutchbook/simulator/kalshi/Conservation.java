package io.dutchbook.simulator.kalshi;

/**
 * Where all money of the exchange is, in micro-dollars.
 *
 * @param deposits what all members paid in
 * @param cash what all members have
 * @param fees what the exchange took
 * @param collateral a dollar for every pair of contracts held
 */
public record Conservation(long deposits, long cash, long fees, long collateral) {
  /** The state of an exchange. */
  public static Conservation of(KalshiExchange exchange) {
    return new Conservation(
        exchange.accounts().stream().mapToLong(KalshiAccount::deposits).sum(),
        exchange.accounts().stream().mapToLong(KalshiAccount::cash).sum(),
        exchange.fees(),
        exchange.collateral());
  }

  /** Whether nothing was made or lost. */
  public boolean holds() {
    return deposits == cash + fees + collateral;
  }
}
