package io.dutchbook.cli.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * All Dutch books of a game with two sides, found by trying every pair of offers: one instrument
 * that pays when the first side wins, one that pays when it does not.
 */
final class BruteForce {
  private final BigDecimal rate;

  /**
   * A search.
   *
   * @param feeMultiplier of the taker fee of 0.07
   */
  BruteForce(String feeMultiplier) {
    this.rate = new BigDecimal("0.07").multiply(new BigDecimal(feeMultiplier));
  }

  /**
   * The largest profits of the cheapest pairs; more than one when pairs cost the same, none when no
   * pair earns anything.
   */
  NavigableSet<BigDecimal> profits(PlainBooks books, List<String> tickers) {
    List<SortedMap<BigDecimal, BigDecimal>> first = new ArrayList<>();
    List<SortedMap<BigDecimal, BigDecimal>> second = new ArrayList<>();
    first.add(books.yesAsks(tickers.getFirst()));
    second.add(books.noAsks(tickers.getFirst()));
    if (tickers.size() == 2) {
      first.add(books.noAsks(tickers.getLast()));
      second.add(books.yesAsks(tickers.getLast()));
    }
    BigDecimal cheapest = BigDecimal.ONE;
    NavigableSet<BigDecimal> profits = new TreeSet<>();
    for (SortedMap<BigDecimal, BigDecimal> one : first) {
      for (SortedMap<BigDecimal, BigDecimal> other : second) {
        if (!one.isEmpty() && !other.isEmpty()) {
          BigDecimal cost = unit(one.firstKey()).add(unit(other.firstKey()));
          if (cost.compareTo(cheapest) < 0) {
            cheapest = cost;
            profits.clear();
          }
          if (cost.compareTo(cheapest) == 0) {
            profits.add(best(one, other));
          }
        }
      }
    }
    profits.removeIf(profit -> profit.signum() <= 0);
    return profits;
  }

  /** A contract with its fee before rounding. */
  private BigDecimal unit(BigDecimal price) {
    return price.add(rate.multiply(price).multiply(BigDecimal.ONE.subtract(price)));
  }

  /** The largest profit over all sizes at which one of the two moves to its next level. */
  private BigDecimal best(
      SortedMap<BigDecimal, BigDecimal> one, SortedMap<BigDecimal, BigDecimal> other) {
    NavigableSet<BigDecimal> sizes = new TreeSet<>(sums(one));
    sizes.addAll(sums(other));
    BigDecimal available = sums(one).last().min(sums(other).last());
    return sizes.headSet(available, true).stream()
        .map(size -> size.subtract(cost(one, size)).subtract(cost(other, size)))
        .max(BigDecimal::compareTo)
        .orElseThrow()
        .setScale(6);
  }

  private static NavigableSet<BigDecimal> sums(SortedMap<BigDecimal, BigDecimal> levels) {
    NavigableSet<BigDecimal> sums = new TreeSet<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal size : levels.values()) {
      sum = sum.add(size);
      sums.add(sum);
    }
    return sums;
  }

  /** Level by level, each fill with its fee rounded up to a hundredth of a cent. */
  private BigDecimal cost(SortedMap<BigDecimal, BigDecimal> levels, BigDecimal size) {
    BigDecimal left = size;
    BigDecimal cost = BigDecimal.ZERO;
    for (Map.Entry<BigDecimal, BigDecimal> level : levels.entrySet()) {
      BigDecimal taken = left.min(level.getValue());
      BigDecimal price = level.getKey();
      BigDecimal fee =
          rate.multiply(taken)
              .multiply(price)
              .multiply(BigDecimal.ONE.subtract(price))
              .setScale(4, RoundingMode.CEILING);
      cost = cost.add(taken.multiply(price)).add(fee);
      left = left.subtract(taken);
    }
    return cost;
  }
}
