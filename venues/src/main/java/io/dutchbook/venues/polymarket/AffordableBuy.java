package io.dutchbook.venues.polymarket;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How much a market order can spend when the fee comes on top and the balance must pay for both:
 * the rule of the official client (1.1.0, 2026-07-17). The venue itself only asks that the balance
 * covers amount and fee.
 *
 * @param balance free collateral, dollars
 * @param rate the market's fee rate
 * @param exponent that of {@code p(1 − p)} in the market's fee
 * @param builderRate what the order's builder takes of its notional
 */
record AffordableBuy(BigDecimal balance, BigDecimal rate, int exponent, BigDecimal builderRate) {
  private static final MathContext CONTEXT = MathContext.DECIMAL128;

  /** The amount, or as much of it as the balance pays for with its fees; never negative. */
  BigDecimal of(BigDecimal amount, BigDecimal price) {
    BigDecimal base = amount.min(balance);
    BigDecimal fees = fees(base, price);
    return balance.compareTo(amount.add(fees)) > 0
        ? amount
        : balance.subtract(fees).max(BigDecimal.ZERO);
  }

  private BigDecimal fees(BigDecimal base, BigDecimal price) {
    BigDecimal spread = price.multiply(BigDecimal.ONE.subtract(price)).pow(exponent, CONTEXT);
    BigDecimal venue =
        base.divide(price, CONTEXT).multiply(rate, CONTEXT).multiply(spread, CONTEXT);
    return venue.add(base.multiply(builderRate));
  }
}
