package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sizes a cover on displayed depth: goes level by level while another unit still earns something,
 * and keeps the size with the largest profit that every venue's order rules accept.
 */
public final class DepthWalk {
  private final Cover cover;
  private final List<Levels> asks;
  private final SpendLimits limits;

  private DepthWalk(Cover cover, List<Levels> asks, SpendLimits limits) {
    this.cover = cover;
    this.asks = asks;
    this.limits = limits;
  }

  /**
   * The most profitable size of a cover.
   *
   * @param asks displayed offers of an instrument, best first
   * @param limits what may be spent
   * @return nothing when no acceptable size earns anything
   */
  public static Optional<DutchBook> size(
      Cover cover, Function<Instrument, Levels> asks, SpendLimits limits) {
    List<Levels> displayed =
        cover.legs().stream().map(leg -> asks.apply(leg.instrument())).toList();
    return new DepthWalk(cover, displayed, limits).best();
  }

  private Optional<DutchBook> best() {
    if (asks.stream().anyMatch(Levels::isEmpty)) {
      return Optional.empty();
    }
    DutchBook best = null;
    int[] level = new int[asks.size()];
    long reached = 0;
    while (earnsAt(level)) {
      long available = available(level);
      long affordable = affordable(reached, available);
      DutchBook candidate = candidate(affordable, level);
      if (candidate != null && (best == null || candidate.profit().compareTo(best.profit()) > 0)) {
        best = candidate;
      }
      if (affordable < available || !advance(level, available)) {
        break;
      }
      reached = available;
    }
    return Optional.ofNullable(best);
  }

  /** Whether one more unit at these levels pays more than it costs, before rounding of fees. */
  private boolean earnsAt(int[] level) {
    long cost = 0;
    for (int i = 0; i < level.length; i++) {
      Cover.Leg leg = cover.legs().get(i);
      int price = asks.get(i).price(level[i]);
      long fee = leg.instrument().fees().leastFeePerContract(price);
      cost += leg.weight() * (price * 100L + fee);
    }
    return cost < cover.payout() * 100;
  }

  /** How many units, in hundredths, the levels so far can supply. */
  private long available(int[] level) {
    long units = Long.MAX_VALUE;
    for (int i = 0; i < level.length; i++) {
      units = Math.min(units, supply(i, level[i]) / cover.legs().get(i).weight());
    }
    return units;
  }

  private long supply(int leg, int throughLevel) {
    long sum = 0;
    for (int rank = 0; rank <= throughLevel; rank++) {
      sum = Math.addExact(sum, asks.get(leg).quantity(rank));
    }
    return sum;
  }

  /** Moves every leg that limits the units to its next level; false when one has none. */
  private boolean advance(int[] level, long units) {
    for (int i = 0; i < level.length; i++) {
      Cover.Leg leg = cover.legs().get(i);
      if (supply(i, level[i]) / leg.weight() == units) {
        // A venue that spends limit × size would buy more than asked at the better levels.
        if (leg.instrument().rules().spendsBudget() || level[i] + 1 == asks.get(i).size()) {
          return false;
        }
        level[i]++;
      }
    }
    return true;
  }

  /** The largest number of units between two bounds that the spend limits allow. */
  private long affordable(long from, long to) {
    if (withinLimits(to)) {
      return to;
    }
    long low = from;
    long high = to;
    while (high - low > 1) {
      long middle = (low + high) >>> 1;
      if (withinLimits(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean withinLimits(long units) {
    return limits.allow(IntStream.range(0, asks.size()).mapToObj(leg -> leg(leg, units)).toList());
  }

  /** The Dutch book of at most this many units that all venues accept, or null. */
  private @Nullable DutchBook candidate(long units, int[] level) {
    long step = 1;
    for (int i = 0; i < level.length; i++) {
      Cover.Leg leg = cover.legs().get(i);
      Price limit = new Price(asks.get(i).price(level[i]));
      long legStep = leg.instrument().rules().buyStep(limit);
      step = Exact.lcm(step, legStep / Exact.gcd(legStep, leg.weight()));
    }
    return acceptable(units - units % step);
  }

  private @Nullable DutchBook acceptable(long units) {
    if (units == 0) {
      return null;
    }
    List<DutchBook.Leg> legs = new ArrayList<>(asks.size());
    Money cost = Money.ZERO;
    Money fees = Money.ZERO;
    for (int i = 0; i < asks.size(); i++) {
      DutchBook.Leg leg = leg(i, units);
      if (!leg.instrument().rules().buyable(leg.quantity(), leg.limit()).equals(leg.quantity())) {
        return null;
      }
      legs.add(leg);
      cost = cost.plus(leg.cost());
      fees = fees.plus(leg.fee());
    }
    Money payout = new Money(Math.multiplyExact(cover.payout(), units));
    DutchBook book = new DutchBook(legs, payout, cost, fees);
    return book.profit().isPositive() ? book : null;
  }

  /** What one leg costs at a number of units, walking its levels from the best. */
  private DutchBook.Leg leg(int index, long units) {
    Cover.Leg leg = cover.legs().get(index);
    Levels levels = asks.get(index);
    long wanted = Math.multiplyExact(leg.weight(), units);
    long left = wanted;
    Money cost = Money.ZERO;
    Money fee = Money.ZERO;
    Price limit = new Price(levels.price(0));
    for (int rank = 0; left > 0; rank++) {
      limit = new Price(levels.price(rank));
      Quantity taken = new Quantity(Math.min(left, levels.quantity(rank)));
      cost = cost.plus(limit.times(taken));
      fee = fee.plus(leg.instrument().fees().fillFee(Action.BUY, limit, taken));
      left -= taken.hundredths();
    }
    return new DutchBook.Leg(
        leg.instrument(), leg.weight(), new Quantity(wanted), limit, cost, fee);
  }
}
