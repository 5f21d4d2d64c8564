package io.dutchbook.engine.dutchbook;

import io.dutchbook.engine.book.Depth;
import io.dutchbook.engine.book.Levels;
import io.dutchbook.engine.instrument.Instrument;
import io.dutchbook.engine.market.InstrumentId;
import io.dutchbook.engine.market.OutcomeSpace;
import io.dutchbook.engine.money.Exact;
import io.dutchbook.engine.money.Price;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the books of one game for Dutch books, over any number of instruments and outcomes.
 *
 * <p>Between two changes it remembers a measure over the outcomes at which no instrument is
 * underpriced. While a changed instrument still passes that measure there is no Dutch book, and the
 * answer costs one multiplication an outcome. Belongs to one thread.
 */
public final class DutchBookSearch {
  private static final long MICROS_PER_TEN_THOUSANDTH = 100;
  private static final long UNPRICED = Long.MAX_VALUE;

  private final List<Instrument> instruments;
  private final Map<InstrumentId, Integer> indexes = new HashMap<>();
  private final long maxAgeMillis;
  private final long[][] payoffs;
  private final long payoffUnit;
  private final long[] costs;
  private final Depth[] depths;
  private final long[] measure;
  private long measureDenominator = 1;
  private boolean coherent;

  /**
   * A search that has seen no book yet.
   *
   * @param outcomes how the game can end
   * @param instruments everything that may be bought
   * @param maxAgeMillis the oldest a book may be to count
   */
  public DutchBookSearch(OutcomeSpace outcomes, List<Instrument> instruments, long maxAgeMillis) {
    this.instruments = List.copyOf(instruments);
    this.maxAgeMillis = maxAgeMillis;
    for (int i = 0; i < instruments.size(); i++) {
      requireSize(instruments.get(i), outcomes);
      indexes.put(instruments.get(i).id(), i);
    }
    this.payoffUnit = commonUnit();
    this.payoffs = payoffTable(outcomes.size());
    this.costs = new long[instruments.size()];
    this.depths = new Depth[instruments.size()];
    this.measure = new long[outcomes.size()];
    Arrays.fill(costs, UNPRICED);
  }

  private static void requireSize(Instrument instrument, OutcomeSpace outcomes) {
    if (instrument.payoff().size() != outcomes.size()) {
      throw new IllegalArgumentException(
          instrument.id()
              + " pays in "
              + instrument.payoff().size()
              + " outcomes, not in "
              + outcomes.names());
    }
  }

  /** The largest amount of which every payment is a whole multiple, in ten-thousandths. */
  private long commonUnit() {
    long unit = Price.DOLLAR;
    for (Instrument instrument : instruments) {
      for (Price payment : instrument.payoff().perOutcome()) {
        unit = Exact.gcd(unit, payment.tenThousandths());
      }
    }
    return unit;
  }

  private long[][] payoffTable(int outcomes) {
    long[][] table = new long[instruments.size()][outcomes];
    for (int row = 0; row < table.length; row++) {
      for (int outcome = 0; outcome < outcomes; outcome++) {
        table[row][outcome] =
            instruments.get(row).payoff().in(outcome).tenThousandths() / payoffUnit;
      }
    }
    return table;
  }

  /**
   * Takes in a changed book and looks for a Dutch book that it makes possible.
   *
   * @param now epoch milliseconds
   * @return the cheapest set that costs less than it pays at the displayed prices; nothing when
   *     prices are coherent or the instrument is not part of this search
   */
  public Optional<Cover> onDepth(Depth depth, long now) {
    return onDepths(List.of(depth), now);
  }

  /**
   * Takes in books that have changed together, as the two sides of a market do, before it looks:
   * the new price of one side beside the old price of the other never stood anywhere.
   *
   * @param now epoch milliseconds
   * @return as for a single book
   */
  public Optional<Cover> onDepths(List<Depth> changed, long now) {
    boolean suspect = false;
    for (Depth depth : changed) {
      Integer index = indexes.get(depth.instrument());
      if (index != null) {
        depths[index] = depth;
        costs[index] = costOf(index, now);
        suspect |= !coherent || !passes(index);
      }
    }
    return suspect ? again(now) : Optional.empty();
  }

  /** Looks at all books once more, after something other than a book has changed. */
  public Optional<Cover> again(long now) {
    int[] priced = priced(now);
    int unpaid = unpaidOutcome(priced);
    if (unpaid >= 0) {
      // All mass on an outcome that nothing pays for: no price can be too low for that.
      Arrays.fill(measure, 0);
      measure[unpaid] = dollarInUnits();
      measureDenominator = 1;
      coherent = true;
      return Optional.empty();
    }
    long[][] rows = new long[priced.length][];
    long[] prices = new long[priced.length];
    for (int i = 0; i < priced.length; i++) {
      rows[i] = payoffs[priced[i]];
      prices[i] = costs[priced[i]];
    }
    CheapestCover.Solution solution = CheapestCover.solve(rows, prices);
    Arrays.setAll(measure, solution::measure);
    measureDenominator = solution.denominator();
    coherent = !belowPayout(solution);
    return coherent ? Optional.empty() : Optional.of(cover(priced, solution));
  }

  /** The last book seen of an instrument; nothing before the first. */
  public Optional<Depth> depth(InstrumentId instrument) {
    return Optional.ofNullable(indexes.get(instrument)).map(index -> depths[index]);
  }

  /** The books that may be traded on at a moment, in epoch milliseconds. */
  public Map<InstrumentId, Depth> trusted(long now) {
    Map<InstrumentId, Depth> trusted = new HashMap<>();
    for (Depth depth : depths) {
      if (depth != null && depth.trust(now, maxAgeMillis) == Depth.Trust.TRADABLE) {
        trusted.put(depth.instrument(), depth);
      }
    }
    return trusted;
  }

  /** The displayed offers of an instrument, none before its first book. */
  public Levels asks(Instrument instrument) {
    return depth(instrument.id()).map(Depth::asks).orElse(Levels.NONE);
  }

  /** Everything that is searched. */
  public List<Instrument> instruments() {
    return instruments;
  }

  private long dollarInUnits() {
    return Price.DOLLAR / payoffUnit * 1_000_000L;
  }

  private boolean passes(int index) {
    if (costs[index] == UNPRICED) {
      return true;
    }
    long value = 0;
    for (int outcome = 0; outcome < measure.length; outcome++) {
      value = Math.addExact(value, Math.multiplyExact(payoffs[index][outcome], measure[outcome]));
    }
    return value <= Math.multiplyExact(costs[index], measureDenominator);
  }

  /** Whether a unit in every outcome costs less than it is worth. */
  private boolean belowPayout(CheapestCover.Solution solution) {
    long worth = Math.multiplyExact(payoffUnit * MICROS_PER_TEN_THOUSANDTH, solution.denominator());
    return solution.value() < worth;
  }

  private int[] priced(long now) {
    int[] found = new int[instruments.size()];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      costs[i] = costOf(i, now);
      if (costs[i] != UNPRICED) {
        found[count++] = i;
      }
    }
    return Arrays.copyOf(found, count);
  }

  private int unpaidOutcome(int[] priced) {
    for (int outcome = 0; outcome < measure.length; outcome++) {
      boolean paid = false;
      for (int index : priced) {
        paid |= payoffs[index][outcome] > 0;
      }
      if (!paid) {
        return outcome;
      }
    }
    return -1;
  }

  private Cover cover(int[] priced, CheapestCover.Solution solution) {
    long common = 0;
    for (int i = 0; i < priced.length; i++) {
      common = Exact.gcd(common, solution.weight(i));
    }
    List<Cover.Leg> legs = new ArrayList<>();
    for (int i = 0; i < priced.length; i++) {
      if (solution.weight(i) > 0) {
        legs.add(new Cover.Leg(instruments.get(priced[i]), solution.weight(i) / common));
      }
    }
    return Cover.of(legs);
  }

  /**
   * The least a contract can cost in an order that the venue would accept, in micro-dollars, never
   * above the real figure; unpriced when the book is not to be trusted or too thin.
   */
  private long costOf(int index, long now) {
    Depth depth = depths[index];
    if (depth == null || depth.trust(now, maxAgeMillis) != Depth.Trust.TRADABLE) {
      return UNPRICED;
    }
    Instrument instrument = instruments.get(index);
    Levels asks = depth.asks();
    long needed = instrument.rules().minQuantity().hundredths();
    long taken = 0;
    long cost = 0;
    for (int rank = 0; rank < asks.size() && taken < needed; rank++) {
      long quantity = Math.min(needed - taken, asks.quantity(rank));
      int price = asks.price(rank);
      long fee = instrument.fees().leastFeePerContract(price);
      cost += quantity * (price * MICROS_PER_TEN_THOUSANDTH + fee);
      taken += quantity;
    }
    return taken < needed ? UNPRICED : cost / taken;
  }
}
