package io.dutchbook.engine.exit;

import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.exit.LockedSale.Leg;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.Action;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.money.Money;
import io.dutchbook.engine.money.Price;
import io.dutchbook.engine.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks among the contracts of a game for a set that can be sold now for more than it can ever pay.
 * Whatever else is held, the game is worth more afterwards, however it ends.
 *
 * <p>Sets of two or three instruments with as many contracts of each; sets in other proportions
 * wait for their settlement. Counted at the limits of the orders, not at the better levels before
 * them, so that a sale that fills at all gains.
 */
public final class EarlyClose {
  private final PairSettings settings;
  private final Function<InstrumentId, Levels> bids;
  private final long startsAt;
  private final long now;

  /**
   * A look at the bids of a moment.
   *
   * @param bids what buyers bid for an instrument; none where the book is not to be trusted
   * @param startsAt when the game begins, epoch milliseconds
   * @param now epoch milliseconds
   */
  public EarlyClose(
      PairSettings settings, Function<InstrumentId, Levels> bids, long startsAt, long now) {
    this.settings = settings;
    this.bids = bids;
    this.startsAt = startsAt;
    this.now = now;
  }

  /** The sale that gains the most; nothing when none gains enough. */
  public Optional<LockedSale> best(List<Uncovered.Part> held) {
    @Nullable LockedSale best = null;
    for (List<Uncovered.Part> set : sets(held)) {
      LockedSale sale = best(payout(set, Math::min), payout(set, Math::max), set);
      if (sale != null && (best == null || sale.gain().compareTo(best.gain()) > 0)) {
        best = sale;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<List<Uncovered.Part>> sets(List<Uncovered.Part> held) {
    List<List<Uncovered.Part>> sets = new ArrayList<>();
    for (int first = 0; first < held.size(); first++) {
      for (int second = first + 1; second < held.size(); second++) {
        sets.add(List.of(held.get(first), held.get(second)));
        for (int third = second + 1; third < held.size(); third++) {
          sets.add(List.of(held.get(first), held.get(second), held.get(third)));
        }
      }
    }
    return sets;
  }

  private interface Pick {
    long of(long one, long other);
  }

  /** The least or the most that a contract of each pays together over all outcomes. */
  private static long payout(List<Uncovered.Part> set, Pick pick) {
    int outcomes = set.getFirst().instrument().payoff().size();
    long picked = paid(set, 0);
    for (int outcome = 1; outcome < outcomes; outcome++) {
      picked = pick.of(picked, paid(set, outcome));
    }
    return picked;
  }

  private static long paid(List<Uncovered.Part> set, int outcome) {
    return set.stream()
        .mapToLong(part -> part.instrument().payoff().in(outcome).tenThousandths())
        .sum();
  }

  /** The best size of a set, level by level; null when it locks nothing or gains too little. */
  private @Nullable LockedSale best(long least, long most, List<Uncovered.Part> set) {
    List<Levels> levels = set.stream().map(p -> bids.apply(p.instrument().id())).toList();
    if (least <= 0 || levels.stream().anyMatch(Levels::isEmpty)) {
      return null;
    }
    long held = set.stream().mapToLong(p -> p.quantity().hundredths()).min().orElse(0);
    int[] rank = new int[set.size()];
    @Nullable LockedSale best = null;
    boolean more = true;
    while (more) {
      long supplied = Math.min(held, supplied(levels, rank));
      LockedSale sale = at(set, levels, rank, new Quantity(supplied), least, most);
      if (sale != null && (best == null || sale.gain().compareTo(best.gain()) > 0)) {
        best = sale;
      }
      more = supplied < held && advance(levels, rank, supplied);
    }
    return best;
  }

  private static long supplied(List<Levels> levels, int[] rank) {
    long least = Long.MAX_VALUE;
    for (int leg = 0; leg < rank.length; leg++) {
      least = Math.min(least, supply(levels.get(leg), rank[leg]));
    }
    return least;
  }

  private static long supply(Levels levels, int through) {
    long sum = 0;
    for (int rank = 0; rank <= through; rank++) {
      sum = Math.addExact(sum, levels.quantity(rank));
    }
    return sum;
  }

  /** Moves every leg that limits the size to its next level; false when one has none. */
  private static boolean advance(List<Levels> levels, int[] rank, long supplied) {
    for (int leg = 0; leg < rank.length; leg++) {
      if (supply(levels.get(leg), rank[leg]) == supplied) {
        if (rank[leg] + 1 == levels.get(leg).size()) {
          return false;
        }
        rank[leg]++;
      }
    }
    return true;
  }

  /** The sale at some levels; null when a venue would not take it or it gains too little. */
  private @Nullable LockedSale at(
      List<Uncovered.Part> set,
      List<Levels> levels,
      int[] rank,
      Quantity wanted,
      long least,
      long most) {
    List<Leg> legs = new ArrayList<>();
    Money brings = Money.ZERO;
    for (int leg = 0; leg < rank.length; leg++) {
      Instrument instrument = set.get(leg).instrument();
      Price limit = new Price(levels.get(leg).price(rank[leg]));
      boolean taken =
          limit.isTradable() && instrument.rules().sellable(wanted, limit).equals(wanted);
      if (!taken || wanted.isZero()) {
        return null;
      }
      legs.add(new Leg(instrument, limit));
      Money fee = instrument.fees().fillFee(Action.SELL, limit, wanted);
      brings = brings.plus(limit.times(wanted)).minus(fee);
    }
    Money paid = new Money(Math.multiplyExact(most, wanted.hundredths()));
    Money gain = brings.minus(settings.worthNow(paid, startsAt, now));
    return pays(gain, wanted) ? new LockedSale(legs, wanted, least, gain) : null;
  }

  private boolean pays(Money gain, Quantity quantity) {
    return gain.isPositive()
        && gain.compareTo(settings.margin().times(quantity)) >= 0
        && gain.compareTo(settings.leastGain()) >= 0;
  }
}
