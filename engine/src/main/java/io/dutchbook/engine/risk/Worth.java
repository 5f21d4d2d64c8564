package io.dutchbook.engine.risk;

import io.dutchbook.engine.market.Payoff;
import io.dutchbook.engine.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the contracts of a game would bring at least: complete units are worth what they pay
 * whatever happens, and what nothing covers is worth its best bid.
 *
 * <p>A hedged position bought below its payout is therefore no loss however far the bids are away,
 * and a contract without a bid that may be believed is worth nothing.
 */
public final class Worth {
  private static final long UNITS_PER_MICRO = 10_000;

  private final List<Holding> holdings;

  private Worth(List<Holding> holdings) {
    this.holdings = holdings;
  }

  /** The worth of everything held of a game, rounded down; fees of a sale are not counted. */
  public static Money of(List<Holding> holdings) {
    Worth worth = new Worth(holdings);
    long units = Math.max(worth.soldAtOnce(), worth.keptWhereCovered());
    return new Money(Math.floorDiv(units, UNITS_PER_MICRO));
  }

  private long soldAtOnce() {
    return holdings.stream()
        .mapToLong(held -> Math.multiplyExact(held.millionths(), held.bid()))
        .reduce(0, Math::addExact);
  }

  /** Sells, dearest bid first, whatever can go without making the worst outcome worse. */
  private long keptWhereCovered() {
    if (holdings.isEmpty()) {
      return 0;
    }
    long[] payouts = payouts();
    long worst = least(payouts);
    long sum = worst;
    List<Holding> dearestFirst = new ArrayList<>(holdings);
    dearestFirst.sort(Comparator.comparingInt(Holding::bid).reversed());
    for (Holding held : dearestFirst) {
      long spare = spare(held, payouts, worst);
      take(held.payoff(), spare, payouts);
      sum = Math.addExact(sum, Math.multiplyExact(spare, held.bid()));
    }
    return sum;
  }

  private long[] payouts() {
    long[] payouts = new long[holdings.getFirst().payoff().size()];
    holdings.forEach(held -> take(held.payoff(), -held.millionths(), payouts));
    return payouts;
  }

  private static void take(Payoff payoff, long millionths, long[] payouts) {
    for (int outcome = 0; outcome < payouts.length; outcome++) {
      long paid = Math.multiplyExact(millionths, payoff.in(outcome).tenThousandths());
      payouts[outcome] = Math.subtractExact(payouts[outcome], paid);
    }
  }

  private static long least(long[] payouts) {
    long least = Long.MAX_VALUE;
    for (long payout : payouts) {
      least = Math.min(least, payout);
    }
    return least;
  }

  /** How much of a holding no outcome needs to pay at least as much as the worst one. */
  private static long spare(Holding held, long[] payouts, long worst) {
    long spare = held.millionths();
    for (int outcome = 0; outcome < payouts.length; outcome++) {
      int paid = held.payoff().in(outcome).tenThousandths();
      spare = paid == 0 ? spare : Math.min(spare, (payouts[outcome] - worst) / paid);
    }
    return spare;
  }
}
