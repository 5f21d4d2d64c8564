package io.dutchbook.simulator.kalshi;

import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import java.util.Arrays;
import java.util.Optional;

/**
 * What trading costs: {@code k × m × contracts × p × (1 − p)}, rounded up to $0.0001 (Kalshi's fee
 * documentation, October 2026).
 *
 * @param type says which {@code k} takers and makers pay
 * @param multiplierMillionths {@code m} times one million, 0 to 5 000 000
 */
public record FeeTerms(Type type, long multiplierMillionths) {
  private static final long LARGEST = 5_000_000;
  private static final long STEP = 100;

  // k 1e-6 × m 1e-6 × contracts 1e-2 × p 1e-4 × (1−p) 1e-4 is 1e-22 dollars; a step is 1e-4.
  private static final long UNITS_PER_STEP = 1_000_000_000_000_000_000L;

  /** Refuses a multiplier that no series has. */
  public FeeTerms {
    if (multiplierMillionths < 0 || multiplierMillionths > LARGEST) {
      throw new IllegalArgumentException("a fee multiplier is 0 to 5");
    }
  }

  /** The fee of one trade before rounding to the balance's precision, in micro-dollars. */
  public long tradeFee(boolean taker, int price, long count) {
    long rate = (taker ? type.takerRate : type.makerRate) * multiplierMillionths;
    long each = rate * ((long) price * (Price.DOLLAR - price));
    return Exact.mulDivCeil(each, count, UNITS_PER_STEP) * STEP;
  }

  /** The most that one trade of a taker costs, in micro-dollars. */
  long mostFor(int price, long count) {
    return count == 0 ? 0 : tradeFee(true, price, count) + Math.floorMod(-price * count, STEP);
  }

  /** Kalshi's kinds of fees; no market of the kind {@code flat} has been seen. */
  public enum Type {
    /** Takers pay. */
    QUADRATIC("quadratic", 70_000, 0),
    /** Both pay. */
    QUADRATIC_WITH_MAKER_FEES("quadratic_with_maker_fees", 70_000, 17_500),
    /** Both pay, makers half. */
    QUADRATIC_WITH_COMBO_MAKER_FEES("quadratic_with_combo_maker_fees", 70_000, 35_000);

    private final String wire;
    private final long takerRate;
    private final long makerRate;

    Type(String wire, long takerRate, long makerRate) {
      this.wire = wire;
      this.takerRate = takerRate;
      this.makerRate = makerRate;
    }

    /** Kalshi's word for it. */
    public String wire() {
      return wire;
    }

    /** The kind with a name; nothing when it has no formula here. */
    public static Optional<Type> of(String wire) {
      return Arrays.stream(values()).filter(type -> type.wire.equals(wire)).findFirst();
    }
  }
}
