package io.dutchbook.simulator.polymarket;

/**
 * Where all money of the exchange is, in micro-dollars.
 *
 * @param deposits what all wallets paid in
 * @param cash what all wallets have
 * @param fees what the exchange took
 * @param collateral a dollar for every pair of tokens in being
 * @param dust fractions of a micro-dollar left over by resolutions at half a dollar
 */
public record Conservation(long deposits, long cash, long fees, long collateral, long dust) {
  /** The state of an exchange. */
  public static Conservation of(PolymarketExchange exchange) {
    return new Conservation(
        exchange.accounts().stream().mapToLong(PolymarketAccount::deposits).sum(),
        exchange.accounts().stream().mapToLong(PolymarketAccount::cash).sum(),
        exchange.fees(),
        exchange.collateral(),
        exchange.dust());
  }

  /** Whether nothing was made or lost. */
  public boolean holds() {
    return deposits == cash + fees + collateral + dust;
  }
}
