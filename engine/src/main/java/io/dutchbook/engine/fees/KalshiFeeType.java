package io.dutchbook.engine.fees;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import java.util.Optional;

/**
 * Kalshi's formulas, by the names under which series and events state them ({@code fee_type},
 * documentation of 2026-10). They differ in what a resting order pays.
 *
 * <p>{@code flat} is in the venue's list and used nowhere that was seen; what it charges is not
 * known, so it is no formula here and a market that has it is not traded.
 */
public enum KalshiFeeType {
  /** Takers pay, makers do not. */
  QUADRATIC("quadratic", 0),
  /** Makers pay a quarter of what takers pay. */
  QUADRATIC_WITH_MAKER_FEES("quadratic_with_maker_fees", 17_500),
  /** Makers pay half of what takers pay. */
  QUADRATIC_WITH_COMBO_MAKER_FEES("quadratic_with_combo_maker_fees", 35_000);

  private static final long MILLION = 1_000_000;

  private final String wireName;
  private final long makerRate;

  KalshiFeeType(String wireName, long makerRate) {
    this.wireName = wireName;
    this.makerRate = makerRate;
  }

  /** The formula of a name; nothing when it is not known, which means no order. */
  public static Optional<KalshiFeeType> of(String wireName) {
    for (KalshiFeeType type : values()) {
      if (type.wireName.equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * What takers pay.
   *
   * @param multiplierMillionths the {@code fee_multiplier} times one million
   * @param precision the step of the account's balance
   */
  public KalshiFees taker(long multiplierMillionths, Money precision) {
    return rate(KalshiFees.TAKER_RATE, multiplierMillionths, precision);
  }

  /** What makers pay, with the parameters of {@link #taker}. */
  public KalshiFees maker(long multiplierMillionths, Money precision) {
    return rate(makerRate, multiplierMillionths, precision);
  }

  private static KalshiFees rate(long rate, long multiplierMillionths, Money precision) {
    return new KalshiFees(Exact.mulDivCeil(rate, multiplierMillionths, MILLION), precision);
  }
}
