package io.dutchbook.engine.trade;

import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;

/**
 * Contracts that changed hands.
 *
 * @param fillId the venue's name of it, unique within the venue
 * @param order the order it belongs to
 * @param instrument what was traded
 * @param action bought or sold
 * @param quantity whole hundredths of a contract
 * @param dust what the chain traded beyond whole hundredths, in millionths of a contract: 0 to 9
 *     999, always zero on Kalshi
 * @param price per contract; the average to four decimals where the venue matched several
 * @param notional what was paid or received for the contracts, exactly, fee apart
 * @param fee what the venue charged
 * @param at the venue's time of it, epoch milliseconds
 */
public record Fill(
    String fillId,
    OrderKey order,
    InstrumentId instrument,
    Action action,
    Quantity quantity,
    int dust,
    Price price,
    Money notional,
    Money fee,
    long at) {

  /** Millionths of a contract in a hundredth. */
  public static final int MILLIONTHS_PER_HUNDREDTH = 10_000;

  /** Refuses negative amounts and dust that is a hundredth or more. */
  public Fill {
    if (dust < 0 || dust >= MILLIONTHS_PER_HUNDREDTH || notional.isNegative()) {
      throw new IllegalArgumentException(
          "fill " + fillId + " has dust " + dust + " and notional " + notional);
    }
  }

  /** Everything that was traded, in millionths of a contract. */
  public long millionths() {
    return Math.addExact(
        Math.multiplyExact(quantity.hundredths(), (long) MILLIONTHS_PER_HUNDREDTH), dust);
  }
}
