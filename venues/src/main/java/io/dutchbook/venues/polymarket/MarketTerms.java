package io.dutchbook.venues.polymarket;

import io.dutchbook.engine.fees.PolymarketFees;
import io.dutchbook.engine.market.OrderRules;
import io.dutchbook.engine.market.PriceGrid;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.venues.json.Fields;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a Gamma market says of fees and orders. A market that does not say it has no terms.
 *
 * @param fees what taking costs
 * @param rules what orders must keep
 * @param takerDelayMillis how long takers are held
 */
record MarketTerms(PolymarketFees fees, OrderRules rules, long takerDelayMillis) {
  private static final int MILLIONTHS = 6;
  private static final int THOUSANDTHS = 3;

  /** The fee; nothing when the market does not state one, or one of a formula unknown here. */
  static Optional<PolymarketFees> fees(Fields market) {
    if (!market.flag("feesEnabled")) {
      return Optional.of(new PolymarketFees(0));
    }
    Fields schedule = market.object("feeSchedule");
    if (schedule.decimal("exponent").compareTo(BigDecimal.ONE) != 0) {
      return Optional.empty();
    }
    return whole(schedule.decimal("rate"), MILLIONTHS)
        .filter(rate -> rate >= 0 && rate <= 1_000_000)
        .map(PolymarketFees::new);
  }

  /** The rules; nothing when price step or smallest size make no sense. */
  static Optional<OrderRules> rules(Fields market) {
    Optional<Long> step = whole(market.decimal("orderPriceMinTickSize"), Price.SCALE);
    Optional<Long> least = whole(market.decimal("orderMinSize"), Quantity.SCALE);
    boolean sensible =
        step.filter(units -> units > 0 && units < Price.DOLLAR).isPresent()
            && least.filter(units -> units >= 0).isPresent();
    return sensible
        ? Optional.of(
            OrderRules.polymarket(
                PriceGrid.uniform(Math.toIntExact(step.get())), new Quantity(least.get())))
        : Optional.empty();
  }

  /** How long takers are held, in milliseconds; nothing when the number makes no sense. */
  static Optional<Long> takerDelay(Fields market, long assumed) {
    Optional<BigDecimal> seconds = market.optionalDecimal("secondsDelay");
    return seconds.isEmpty()
        ? Optional.of(assumed)
        : whole(seconds.get(), THOUSANDTHS).filter(millis -> millis >= 0 && millis <= 600_000);
  }

  /**
   * Whether resting orders are wiped when the game begins, which may be another minute than the
   * scheduled one (documented 2026). What rests is what matters: fill-and-kill orders never do.
   */
  static boolean clearsOnStart(Fields market) {
    return market.optionalFlag("clearBookOnStart").orElse(false);
  }

  private static Optional<Long> whole(BigDecimal number, int digits) {
    try {
      return Optional.of(number.movePointRight(digits).longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
