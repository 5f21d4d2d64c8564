package io.dutchbook.engine.risk;

import io.dutchbook.engine.dutchbook.DutchBook;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import io.dutchbook.engine.risk.RiskDecision.Refused;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a Dutch book is worth asking the desk for: the rules one after the other, the
 * first that objects wins.
 *
 * @param limits what it must keep
 * @param minEdgeBasisPoints the least profit, in hundredths of a percent of the outlay
 */
public record SignalRules(SignalLimits limits, long minEdgeBasisPoints) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /**
   * The decision on a Dutch book at its displayed size.
   *
   * @param waitedNanos how long the frame behind it has been waiting here; 0 when no frame is
   * @return the objection, or nothing
   */
  public Optional<Refused> objection(DutchBook displayed, long waitedNanos) {
    return edge(displayed)
        .or(() -> prices(displayed))
        .or(() -> liquidity(displayed))
        .or(() -> latency(waitedNanos));
  }

  /** Whether it earns too little. */
  public Optional<Refused> edge(DutchBook book) {
    return book.earns(minEdgeBasisPoints)
        ? Optional.empty()
        : refuse(
            RiskRule.MIN_EDGE,
            "dutch book",
            String.format(Locale.ROOT, "%.2f %%", book.edgePercent()),
            String.format(Locale.ROOT, "%.2f %%", minEdgeBasisPoints / 100.0));
  }

  /**
   * Whether it earns too little once others have moved their offers.
   *
   * @param cost by how much the later legs are expected to get dearer while the first are held back
   */
  public Optional<Refused> delayed(DutchBook book, Money cost) {
    DutchBook dearer =
        new DutchBook(book.legs(), book.payout(), book.cost().plus(cost), book.fees());
    return dearer.earns(minEdgeBasisPoints)
        ? Optional.empty()
        : refuse(
            RiskRule.DELAYED_EDGE,
            "dutch book",
            String.format(
                Locale.ROOT, "%.2f %% after %s for the delay", dearer.edgePercent(), cost),
            String.format(Locale.ROOT, "%.2f %%", minEdgeBasisPoints / 100.0));
  }

  private Optional<Refused> prices(DutchBook book) {
    return book.legs().stream()
        .filter(leg -> isExtreme(leg.limit()))
        .findFirst()
        .flatMap(leg ->
            refuse(
                RiskRule.PRICE_BOUNDS,
                leg.instrument().label(),
                leg.limit().toString(),
                limits.minPrice() + " to " + limits.maxPrice()));
  }

  private boolean isExtreme(Price price) {
    return price.compareTo(limits.minPrice()) < 0 || price.compareTo(limits.maxPrice()) > 0;
  }

  private Optional<Refused> liquidity(DutchBook book) {
    Quantity least = limits.minLiquidity();
    return book.legs().stream()
        .filter(leg -> leg.quantity().compareTo(least) < 0)
        .findFirst()
        .flatMap(leg ->
            refuse(
                RiskRule.LIQUIDITY,
                leg.instrument().label(),
                leg.quantity().toString(),
                least.toString()));
  }

  private Optional<Refused> latency(long waitedNanos) {
    long waited = waitedNanos / NANOS_PER_MILLI;
    return waited <= limits.maxLatency()
        ? Optional.empty()
        : refuse(RiskRule.LATENCY, "frame", waited + " ms", limits.maxLatency() + " ms");
  }

  /** Whether it has waited too long for its reservation, in milliseconds. */
  public Optional<Refused> expiry(long waited) {
    return waited <= limits.expireAfter()
        ? Optional.empty()
        : refuse(RiskRule.EXPIRED, "dutch book", waited + " ms", limits.expireAfter() + " ms");
  }

  private static Optional<Refused> refuse(
      RiskRule rule, String subject, String value, String limit) {
    return Optional.of(new Refused(rule, subject, value, limit));
  }
}
