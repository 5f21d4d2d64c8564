package io.dutchbook.engine.exit;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that nothing covers, and what is known of their market.
 *
 * @param instrument of what
 * @param quantity how many, more than none
 * @param cost what they cost on average, fees apart
 * @param heldFor for how long, in milliseconds; nothing when that is not known
 * @param bids what buyers bid, best first; none when there is no book to trust
 * @param asks what sellers ask, best first; none when there is no book to trust
 */
public record BareHolding(
    Instrument instrument,
    Quantity quantity,
    Money cost,
    @Nullable Long heldFor,
    Levels bids,
    Levels asks) {

  /** What a contract cost, in ten-thousandths of a dollar, rounded up. */
  long costPerContract() {
    return -Math.floorDiv(-cost.micros(), quantity.hundredths());
  }
}
