package io.dutchbook.engine.conversion;

import io.dutchbook.engine.conversion.Conversion.Merge;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import java.time.Duration;
import java.util.Optional;

/**
 * When both sides of a market are turned back into dollars before it settles.
 *
 * <p>Pairs pay a dollar either way, so merging neither earns nor loses: it frees the dollar now
 * instead of at settlement. It is worth what the dollar earns meanwhile, less what the merge costs.
 *
 * @param leastWorth the smallest amount that is worth the trouble
 * @param cost what a merge costs: nothing through Polymarket's relayer, which pays the gas (2026)
 * @param dailyReturnMillionths what a free dollar earns in a day, in micro-dollars
 * @param lead how long a merge takes at most; a settlement expected sooner makes it pointless
 */
public record MergePolicy(Money leastWorth, Money cost, long dailyReturnMillionths, Duration lead) {
  /** A dollar at least, at no cost, earning a thousandth a day, done within two minutes. */
  public static final MergePolicy DEFAULT =
      new MergePolicy(Money.dollars(1), Money.ZERO, 1_000, Duration.ofMinutes(2));

  private static final long MILLION = 1_000_000;
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  /** Refuses a policy that would merge nothing, or pay to lose. */
  public MergePolicy {
    if (!leastWorth.isPositive()
        || cost.isNegative()
        || dailyReturnMillionths < 0
        || lead.isNegative()) {
      throw new IllegalArgumentException(
          "a merge worth "
              + leastWorth
              + " at least for "
              + cost
              + " earning "
              + dailyReturnMillionths
              + " within "
              + lead);
    }
  }

  /**
   * The merge to submit; nothing when it is better to wait.
   *
   * @param oneSide what is free of one side, in millionths of a share: neither offered in an open
   *     order nor needed by an open trade
   * @param otherSide what is free of the other
   * @param settlesAt when the market is expected to pay, epoch milliseconds
   * @param now epoch milliseconds
   */
  public Optional<Merge> merge(
      String market, long oneSide, long otherSide, long settlesAt, long now) {
    long pairs = Math.min(oneSide, otherSide);
    Money freed = new Money(Math.max(pairs, 0));
    boolean pays =
        freed.compareTo(leastWorth) >= 0
            && settlesAt - now > lead.toMillis()
            && worth(freed, settlesAt - now).compareTo(cost) >= 0;
    return pays ? Optional.of(new Merge(market, pairs)) : Optional.empty();
  }

  /** What an amount earns when it is free for so long, rounded down. */
  Money worth(Money freed, long millis) {
    long aDay = Exact.mulDivFloor(freed.micros(), dailyReturnMillionths, MILLION);
    return new Money(Exact.mulDivFloor(aDay, Math.max(millis / 1_000, 0), DAY_SECONDS));
  }
}
