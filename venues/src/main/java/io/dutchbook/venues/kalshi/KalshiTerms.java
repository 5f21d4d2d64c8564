package io.dutchbook.venues.kalshi;

import io.dutchbook.engine.fees.KalshiFees;
import io.dutchbook.engine.money.Money;

/**
 * What Kalshi's documents leave open, with the side taken that costs less when it is wrong.
 *
 * @param directMember whether balances are kept to $0.0001, as 36 of 36 recorded fills of API
 *     accounts show (2026-06, 2026-08), instead of a cent
 * @param trustFeeWaivers whether a market's {@code fee_waiver_expiration_time} makes it free until
 *     then; no recorded market has one, so by default the full fee is expected
 * @param mecnetRelief whether NO in several outcomes of an exclusive event ties up less than its
 *     cost; how much comes back is not documented, so by default nothing does
 */
public record KalshiTerms(boolean directMember, boolean trustFeeWaivers, boolean mecnetRelief) {
  /** Direct member, full fees, full collateral. */
  public static final KalshiTerms DEFAULT = new KalshiTerms(true, false, false);

  /** The step in which the balance moves. */
  Money precision() {
    return directMember ? KalshiFees.DIRECT_MEMBER : KalshiFees.OTHER_MEMBER;
  }
}
